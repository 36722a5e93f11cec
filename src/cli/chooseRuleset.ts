import { nearestWord } from "../evaluation/nearestWord";
import { safeParseRuleset } from "../ruleset/parse";
import type { Ruleset } from "../ruleset/schema";
import { isAmong, type RulesetChoice, selectRuleset } from "../ruleset/select";
import { rulesets } from "../rulesets";
import type { RulesetFor } from "./assessInputs";
import type { CliIO } from "./io";
import { problemsIn } from "./jsonFile";
import { fileProblem, type InputProblem } from "./problems";
import { readRulesetFile } from "./rulesetFile";

type Chosen<T> =
  | { readonly success: true; readonly ruleset: T }
  | { readonly success: false; readonly problems: readonly InputProblem[] };

/** A ruleset shipped with jixiao by its id, or one from a JSON file. */
export async function chooseRuleset(idOrPath: string, io: CliIO): Promise<Chosen<Ruleset>> {
  if (idOrPath === AUTO) return { success: false, problems: [notAuto] };
  const shipped = Object.hasOwn(rulesets, idOrPath) ? rulesets[idOrPath] : undefined;
  if (shipped !== undefined) return { success: true, ruleset: shipped };
  const isPath = /[/\\]|\.json$/i.test(idOrPath);
  return isPath ? readRuleset(idOrPath, io) : { success: false, problems: [unknownRuleset(idOrPath)] };
}

async function readRuleset(file: string, io: CliIO): Promise<Chosen<Ruleset>> {
  const read = await readRulesetFile(file, io);
  if (!read.success) return read;
  const { json, known } = read.data;
  const parsed = safeParseRuleset(json, { known });
  if (parsed.success) return { success: true, ruleset: parsed.data };
  return { success: false, problems: problemsIn(read.data, parsed.issues) };
}

export type RulesetForChoice =
  | { readonly success: true; readonly rulesetFor: RulesetFor }
  | { readonly success: false; readonly problems: readonly InputProblem[] };

/** The ruleset named, for every form; with `auto` the shipped one that each form's year and layout speak for. */
export async function chooseRulesetFor(name: string, io: CliIO): Promise<RulesetForChoice> {
  const choice = await chooseRulesets(name, io);
  if (!choice.success) return choice;
  const { ruleset } = choice;
  const rulesetFor: RulesetFor = isAmong(ruleset)
    ? (evaluation) => selectRuleset(evaluation, ruleset.among)
    : () => ({ ruleset, reasons: [] });
  return { success: true, rulesetFor };
}

/** The same as data, which threads can be given. */
export async function chooseRulesets(name: string, io: CliIO): Promise<Chosen<RulesetChoice>> {
  return name === AUTO ? { success: true, ruleset: { among: rulesets } } : chooseRuleset(name, io);
}

const AUTO = "auto";

const notAuto = fileProblem(
  AUTO,
  "ruleset.auto",
  "auto 按每份表各选规则集，而此处的结果只出自一个规则集，请指定一个；各表宜用哪个，可用 check --ruleset auto 查看",
  "auto chooses for each form, and what is told here comes from one ruleset: name one; check --ruleset auto tells which suits each form",
);

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
