import { access } from "node:fs/promises";
import { resolve } from "node:path";
import type { Finding } from "../check/finding";
import { nearestWord } from "../evaluation/nearestWord";
import type { Language } from "../explain/message";
import { placeText } from "../explain/placeText";
import { writeWhole } from "../node/outputFile";
import { cellName } from "../report/cellName";
import { CHECK_CODES } from "../ruleset/checkCodes";
import { toSuppression } from "../suppress/suppress";
import type { Suppression } from "../suppress/suppressionsSchema";
import { type AssessedForm, assessInputs } from "./assessInputs";
import { chooseRulesetFor } from "./chooseRuleset";
import { readInputs } from "./input";
import { type CliIO, EXIT, type ExitCode, print } from "./io";
import { printable } from "./printable";
import { fileProblem, type InputProblem, outputProblem, printProblems } from "./problems";
import { readSuppressions, today } from "./suppressionsFile";

export interface AcceptOptions {
  readonly ruleset: string;
  /** The file of accepted findings, added to. */
  readonly out: string;
  readonly code: string;
  /** JSON Pointer or cell of the sheet; without it every finding of that code. */
  readonly path?: string;
  readonly by: string;
  readonly reason: string;
  readonly until?: string;
  readonly lang: Language;
}

/** `jixiao accept`: writes findings into a file of accepted ones, each with who, why and until when. */
export async function acceptCommand(
  names: readonly string[],
  options: AcceptOptions,
  io: CliIO,
): Promise<ExitCode> {
  const { lang, out } = options;
  const wrong = [unknownCode(options.code), isOver(options.until)].filter((problem) => problem !== null);
  if (wrong.length > 0) {
    await printProblems(io, lang, wrong);
    return EXIT.failed;
  }
  const choice = await chooseRulesetFor(options.ruleset, io);
  const before = (await exists(resolve(io.cwd, out)))
    ? await readSuppressions(out, io)
    : { success: true as const, data: { suppressions: [] } };
  if (!choice.success || !before.success) {
    await printProblems(io, lang, [
      ...(choice.success ? [] : choice.problems),
      ...(before.success ? [] : before.problems),
    ]);
    return EXIT.failed;
  }
  const all = new Map(before.data.suppressions.map((one) => [one.fingerprint, one]));
  const { by, reason, until } = options;
  const grounds = { by, reason, ...(until === undefined ? {} : { until }) };
  const listed: string[] = [];
  let failed = false;
  for await (const outcome of assessInputs(readInputs(names, io), choice.rulesetFor, { explain: false })) {
    if (outcome.kind === "unreadable") {
      await printProblems(io, lang, outcome.problems);
      failed = true;
    }
    if (outcome.kind !== "assessed") continue;
    for (const finding of outcome.assessment.findings.filter((one) => isMeant(one, options))) {
      const entry: Suppression = toSuppression(outcome.evaluation, finding, grounds);
      all.set(entry.fingerprint, entry);
      listed.push(lineOf(outcome, finding, lang));
    }
  }
  if (listed.length === 0) {
    const [zh, en] = ["没有这样的问题，未写入", "no such finding: nothing was written"];
    await printProblems(io, lang, [fileProblem(options.code, "accept.nothing", zh, en)]);
    return EXIT.failed;
  }
  try {
    await writeWhole(
      resolve(io.cwd, out),
      `${JSON.stringify({ suppressions: [...all.values()] }, null, 2)}\n`,
    );
  } catch (error) {
    await printProblems(io, lang, [outputProblem(out, error)]);
    return EXIT.failed;
  }
  const text =
    lang === "zh"
      ? `已认可 ${listed.length} 处，共 ${all.size} 条：${out}\n`
      : `${listed.length} accepted, ${all.size} in all: ${out}\n`;
  await print(io.stderr, listed.join("") + text);
  return failed ? EXIT.failed : EXIT.clean;
}

/** Codes of a ruleset's own checks are known only with the ruleset. */
function unknownCode(code: string): InputProblem | null {
  if (CHECK_CODES.includes(code) || code.startsWith("rule.")) return null;
  const near = nearestWord(code, CHECK_CODES);
  return fileProblem(
    `--code ${code}`,
    "accept.unknown-code",
    `没有这个问题编码${near === null ? "；编码如 total.sum，见 check 列出的问题" : `，是否应为 ${near}？`}`,
    `no finding has this code${near === null ? "; codes such as total.sum stand in what check prints" : `; did you mean ${near}?`}`,
  );
}

/** What has run out accepts nothing. */
function isOver(until: string | undefined): InputProblem | null {
  if (until === undefined || until >= today()) return null;
  return fileProblem(
    `--until ${until}`,
    "accept.until-past",
    `截止日已过，这样的认可不起作用；请给今天（${today()}）或以后的日期，或不写 --until`,
    `this day is over, so nothing would be accepted; give today (${today()}) or a later one, or leave out --until`,
  );
}

/** Where it stands and what it says, so that nothing is accepted unseen. */
function lineOf({ evaluation, assessment }: AssessedForm, finding: Finding, lang: Language): string {
  const form = assessment.id ?? evaluation.project?.name ?? evaluation.title ?? "";
  const where =
    finding.cell === undefined ? cellName(evaluation, finding.path, lang) : placeText(finding.cell, lang);
  const shown = [printable(form, 60), printable(where, 60), printable(finding.message[lang], 400)];
  return `  ${shown.filter((part) => part !== "").join("  ")}\n`;
}

function isMeant({ code, path, cell }: Finding, options: AcceptOptions): boolean {
  const places = cell === undefined ? [path] : [path, cell, placeText(cell, "zh")];
  return code === options.code && (options.path === undefined || places.includes(options.path));
}

async function exists(file: string): Promise<boolean> {
  try {
    await access(file);
    return true;
  } catch {
    return false;
  }
}
