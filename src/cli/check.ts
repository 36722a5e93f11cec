import type { Finding } from "../check/finding";
import type { Language } from "../explain/message";
import type { Ruleset, Severity } from "../ruleset/schema";
import { type AssessedForm, assessInputs } from "./assessInputs";
import { chooseRulesetFor } from "./chooseRuleset";
import { type Format, formats } from "./format";
import { inferenceReport } from "./infer";
import { readInputs } from "./input";
import { type CliIO, EXIT, type ExitCode, print } from "./io";
import { NoteLog } from "./notes";
import { Portfolio, type PortfolioScope } from "./portfolio";
import { printable } from "./printable";
import { placeOf, printProblems } from "./problems";
import { SelectionLog } from "./selectionLog";
import { chooseSuppressor, suppressed, tellLeftOver } from "./suppressionsFile";

export type FailOn = "error" | "warning" | "never";

export interface CheckOptions {
  readonly ruleset: string;
  readonly format: Format;
  readonly lang: Language;
  readonly failOn: FailOn;
  /** Tell how every computed figure came about. */
  readonly explain?: boolean;
  /** Tell which formula the printed scores follow. */
  readonly infer?: boolean;
  /** List what was guessed in reading sheets and texts. */
  readonly notes?: boolean;
  /** Hold the forms against the final accounts given with them. */
  readonly portfolio?: PortfolioScope;
  /** File of accepted findings: listed, and no failure. */
  readonly suppressions?: string;
}

/** `jixiao check`: assesses every form, whatever is wrong with others. */
export async function check(names: readonly string[], options: CheckOptions, io: CliIO): Promise<ExitCode> {
  const { lang, explain = false } = options;
  const choice = await chooseRulesetFor(options.ruleset, io);
  if (!choice.success) {
    await printProblems(io, lang, choice.problems);
    return EXIT.failed;
  }
  const accepted = await chooseSuppressor(options.suppressions, io);
  if (!accepted.success) {
    await printProblems(io, lang, accepted.problems);
    return EXIT.failed;
  }
  const writer = formats[options.format](io, lang);
  const selections = new SelectionLog(io, lang);
  const notes = new NoteLog(io, lang, options.notes ?? false);
  const warnOfDuplicate = createDuplicateWarning(io, lang);
  const forms: AssessedForm[] = [];
  const portfolio = options.portfolio === undefined ? null : new Portfolio(options.portfolio);
  let exitCode: ExitCode = EXIT.clean;
  const outcomes = assessInputs(readInputs(names, io, notes.add), choice.rulesetFor, { explain });
  for await (const outcome of suppressed(outcomes, accepted.data)) {
    await notes.flush();
    if (outcome.kind === "unreadable") await printProblems(io, lang, outcome.problems);
    if (outcome.kind === "assessed") {
      await selections.tell(outcome);
      await warnOfDuplicate(outcome);
      if (options.infer) forms.push(outcome);
    }
    portfolio?.add(outcome);
    await writer.add(outcome);
    const own =
      outcome.kind === "unreadable" ? EXIT.failed : exitCodeOf(outcome.assessment.findings, options.failOn);
    exitCode = worse(exitCode, own);
  }
  const together = await portfolio?.reconcile();
  if (together !== undefined && "issue" in together) {
    await printProblems(io, lang, [together]);
    exitCode = EXIT.failed;
  } else if (together !== undefined) {
    await writer.addPortfolio(together);
    exitCode = worse(exitCode, exitCodeOf(together.findings, options.failOn));
  }
  await writer.end();
  await tellLeftOver(accepted.data, io, lang);
  if (options.infer) {
    // Where the results are for a program, stdout is theirs alone.
    const output = options.format === "table" ? io.stdout : io.stderr;
    for (const [ruleset, own] of byRuleset(forms)) {
      await print(output, `${options.format === "table" ? "\n" : ""}${inferenceReport(own, ruleset, lang)}`);
    }
  }
  await notes.end();
  return exitCode;
}

/** The forms judged by each ruleset. */
function byRuleset(forms: readonly AssessedForm[]): Map<Ruleset, AssessedForm[]> {
  const groups = new Map<Ruleset, AssessedForm[]>();
  for (const form of forms) {
    const group = groups.get(form.ruleset);
    if (group === undefined) groups.set(form.ruleset, [form]);
    else group.push(form);
  }
  return groups;
}

function worse(a: ExitCode, b: ExitCode): ExitCode {
  return a > b ? a : b;
}

const FAILING: Readonly<Record<FailOn, readonly Severity[]>> = {
  error: ["error"],
  warning: ["error", "warning"],
  never: [],
};

function exitCodeOf(all: readonly Finding[], failOn: FailOn): ExitCode {
  if (failOn === "never") return EXIT.clean;
  const findings = all.filter((finding) => finding.suppressed === undefined);
  // A figure that could not be read: the rest was assessed, but not on all of the input.
  if (findings.some((finding) => finding.code === "cell.not-a-number")) return EXIT.failed;
  return findings.some((finding) => FAILING[failOn].includes(finding.severity)) ? EXIT.findings : EXIT.clean;
}

/** An `id` that comes twice in a batch is likely the same form read twice. */
function createDuplicateWarning(io: CliIO, lang: Language) {
  const seen = new Map<string, string>();
  return async ({ file, line, evaluation, assessment, source }: AssessedForm) => {
    const { id } = source === null ? evaluation : assessment;
    if (id === undefined || id === null) return;
    const here = placeOf({ file, line, column: null, cell: source?.cell ?? null });
    const before = seen.get(id);
    if (before === undefined) {
      seen.set(id, here);
      return;
    }
    const shown = printable(id);
    const text =
      lang === "zh"
        ? `警告 ${here}: id “${shown}”已见于 ${before}；一批之内 id 应唯一\n`
        : `warning ${here}: id "${shown}" already stands at ${before}; ids should be unique in a batch\n`;
    await print(io.stderr, text);
  };
}
