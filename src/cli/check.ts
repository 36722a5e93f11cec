import type { Language } from "../explain/message";
import type { Severity } from "../ruleset/schema";
import { assessInputs, type Outcome } from "./assessInputs";
import { chooseRuleset } from "./chooseRuleset";
import { type Format, formats } from "./format";
import { readInputs } from "./input";
import { type CliIO, EXIT, type ExitCode, print } from "./io";
import { printable } from "./printable";
import { placeOf, printProblems } from "./problems";

export type FailOn = "error" | "warning" | "never";

export interface CheckOptions {
  readonly ruleset: string;
  readonly format: Format;
  readonly lang: Language;
  readonly failOn: FailOn;
}

/** `jixiao check`: assesses every form, whatever is wrong with others. */
export async function check(names: readonly string[], options: CheckOptions, io: CliIO): Promise<ExitCode> {
  const choice = await chooseRuleset(options.ruleset, io);
  if (!choice.success) {
    await printProblems(io, options.lang, choice.problems);
    return EXIT.failed;
  }
  const writer = formats[options.format](io, options.lang, choice.ruleset);
  const warnOfDuplicate = createDuplicateWarning(io, options.lang);
  let exitCode: ExitCode = EXIT.clean;
  for await (const outcome of assessInputs(readInputs(names, io), choice.ruleset)) {
    if (outcome.kind === "unreadable") await printProblems(io, options.lang, outcome.problems);
    else await warnOfDuplicate(outcome);
    await writer.add(outcome);
    exitCode = worse(exitCode, exitCodeOf(outcome, options.failOn));
  }
  await writer.end();
  return exitCode;
}

function worse(a: ExitCode, b: ExitCode): ExitCode {
  return a > b ? a : b;
}

const FAILING: Readonly<Record<FailOn, readonly Severity[]>> = {
  error: ["error"],
  warning: ["error", "warning"],
  never: [],
};

function exitCodeOf(outcome: Outcome, failOn: FailOn): ExitCode {
  if (outcome.kind === "unreadable") return EXIT.failed;
  if (failOn === "never") return EXIT.clean;
  const { findings } = outcome.assessment;
  // A figure that could not be read: the rest was assessed, but not on all of the input.
  if (findings.some((finding) => finding.code === "cell.not-a-number")) return EXIT.failed;
  return findings.some((finding) => FAILING[failOn].includes(finding.severity)) ? EXIT.findings : EXIT.clean;
}

/** An `id` that comes twice in a batch is likely the same form read twice. */
function createDuplicateWarning(io: CliIO, lang: Language) {
  const seen = new Map<string, string>();
  return async (outcome: Outcome & { kind: "assessed" }) => {
    const { id } = outcome.evaluation;
    if (id === undefined) return;
    const here = placeOf({ ...outcome, column: null });
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
