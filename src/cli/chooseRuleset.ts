import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { nearestWord } from "../evaluation/nearestWord";
import { createLocator, readJson } from "../node/json";
import { safeParseRuleset } from "../ruleset/parse";
import type { Ruleset } from "../ruleset/schema";
import { rulesets } from "../rulesets";
import { systemProblem } from "./input";
import type { CliIO } from "./io";
import { decodeUtf8 } from "./lines";
import { fileProblem, type InputProblem } from "./problems";

export type RulesetChoice =
  | { readonly success: true; readonly ruleset: Ruleset }
  | { readonly success: false; readonly problems: readonly InputProblem[] };

/** A ruleset shipped with jixiao by its id, or one from a JSON file. */
export async function chooseRuleset(idOrPath: string, io: CliIO): Promise<RulesetChoice> {
  const shipped = Object.hasOwn(rulesets, idOrPath) ? rulesets[idOrPath] : undefined;
  if (shipped !== undefined) return { success: true, ruleset: shipped };
  const isPath = /[/\\]|\.json$/i.test(idOrPath);
  return isPath ? readRuleset(idOrPath, io) : { success: false, problems: [unknownRuleset(idOrPath)] };
}

async function readRuleset(file: string, io: CliIO): Promise<RulesetChoice> {
  let text: string | null;
  try {
    text = decodeUtf8(await readFile(resolve(io.cwd, file)));
  } catch (error) {
    return { success: false, problems: [systemProblem(file, error)] };
  }
  if (text === null) {
    const [zh, en] = ["不是 UTF-8 编码；请另存为 UTF-8", "not UTF-8; save it as UTF-8"];
    return { success: false, problems: [fileProblem(file, "input.not-utf8", zh, en)] };
  }
  const json = readJson(text);
  if (!json.success) return { success: false, problems: [{ file, ...json.at, issue: json.issue }] };
  const parsed = safeParseRuleset(json.data);
  if (parsed.success) return { success: true, ruleset: parsed.data };
  const locate = createLocator(text);
  return {
    success: false,
    problems: parsed.issues.map((issue) => ({ file, ...locate(issue.path), issue })),
  };
}

function unknownRuleset(id: string): InputProblem {
  const ids = Object.keys(rulesets);
  const near = nearestWord(id, ids);
  return fileProblem(
    id,
    "ruleset.unknown",
    `没有这个规则集${near ? `，是否应为 ${near}？` : `；可用：${ids.join("、")}，或规则集文件的路径（.json）`}`,
    `no such ruleset${near ? `; did you mean ${near}?` : `; there are: ${ids.join(", ")}, or give the path of one (.json)`}`,
  );
}
