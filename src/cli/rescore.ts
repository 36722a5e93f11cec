import { once } from "node:events";
import { resolve } from "node:path";
import { issuesOfGrades } from "../batch/claimedGrades";
import { type Claims, safeParseClaims } from "../batch/claimsSchema";
import { checkBatch } from "../batch/ownChecks";
import { type Reconciliation, reconcile } from "../batch/reconcile";
import type { Summary } from "../batch/summary";
import type { ParseResult } from "../errors";
import type { Language } from "../explain/message";
import { visibleJson } from "../explain/showHidden";
import { writeWhole } from "../node/outputFile";
import {
  type RescoreOptions,
  type RescoreReport,
  ResumeError,
  rescore,
  rescoreToFile,
} from "../node/rescore";
import type { OutputKind } from "../node/resultLine";
import { WorkerError } from "../node/workers";
import { isAmong, type RulesetChoice } from "../ruleset/select";
import { mof2020 } from "../rulesets";
import { chooseRulesets } from "./chooseRuleset";
import { type CliIO, EXIT, type ExitCode, type Output, print } from "./io";
import { parseJsonFile } from "./jsonFile";
import { fileProblem, type InputProblem, printProblems } from "./problems";
import { createProgress } from "./progress";
import { summaryTable } from "./summaryTable";
import { readSuppressions, today } from "./suppressionsFile";

export interface RescoreCommandOptions {
  readonly ruleset: string;
  readonly against?: string;
  readonly claims?: string;
  /** File of accepted findings: listed, not counted. */
  readonly suppressions?: string;
  readonly output: OutputKind;
  /** File for the result lines; without it they go to stdout. */
  readonly out?: string;
  readonly resume?: boolean;
  /** File for the summary as JSON; `-` puts it on stdout, as a last line. */
  readonly summary?: string;
  readonly explain?: boolean;
  readonly firstLine?: number;
  readonly workers?: number;
  readonly allowBadLines?: boolean;
  readonly quiet?: boolean;
  readonly lang: Language;
}

/** `jixiao rescore`: one result line per form, in order, and what the batch comes to. */
export async function rescoreCommand(
  names: readonly string[],
  options: RescoreCommandOptions,
  io: CliIO,
): Promise<ExitCode> {
  if (options.resume === true && options.out === undefined) {
    await printProblems(io, options.lang, [nothingToResume]);
    return EXIT.failed;
  }
  const setup = await prepare(options, io);
  if (!setup.success) {
    await printProblems(io, options.lang, setup.problems);
    return EXIT.failed;
  }
  const { ruleset, against, claims, accepted } = setup;
  const stop = new AbortController();
  const forget = io.onInterrupt?.(() => stop.abort());
  const progress = createProgress(io, options.lang);
  const settings: RescoreOptions & { resume: boolean } = {
    ruleset,
    ...(against !== null && { against }),
    ...(accepted !== null && { accepted }),
    ...(options.workers !== undefined && { workers: options.workers }),
    output: options.output,
    explain: options.explain ?? false,
    resume: options.resume ?? false,
    signal: stop.signal,
    onProgress: progress.update,
  };
  const { firstLine = 1 } = options;
  const input = { names, cwd: io.cwd, stdin: io.stdin, firstLine };
  let report: RescoreReport;
  try {
    report =
      options.out === undefined
        ? await rescore(input, (lines) => write(io.stdout, lines), settings)
        : await rescoreToFile(input, resolve(io.cwd, options.out), settings);
  } catch (error) {
    progress.stop();
    await printProblems(io, options.lang, [writeProblem(options.out ?? "-", error)]);
    return EXIT.failed;
  } finally {
    progress.stop();
    forget?.();
  }
  return await finish(report, claims, ruleset, options, io);
}

async function finish(
  report: RescoreReport,
  claims: Claims | null,
  ruleset: RulesetChoice,
  options: RescoreCommandOptions,
  io: CliIO,
): Promise<ExitCode> {
  const { summary } = report;
  if (!report.complete) {
    await print(io.stderr, interrupted(options));
    return EXIT.interrupted;
  }
  // Forms under several rulesets are judged as a batch by the one that these extend.
  const judge = isAmong(ruleset) ? mof2020 : ruleset;
  const portfolio = reconcile(summary, claims ?? {}, judge);
  const own = checkBatch(summary, judge);
  const reconciliation: Reconciliation = {
    ...portfolio,
    findings: [...portfolio.findings, ...own.findings],
    checks: { ...portfolio.checks, ...own.checks },
  };
  const told = visibleJson(JSON.stringify({ summary, reconciliation }));
  if (options.summary === "-") await print(io.stdout, `${told}\n`);
  else if (options.summary !== undefined) {
    try {
      await writeWhole(resolve(io.cwd, options.summary), `${told}\n`);
    } catch (error) {
      await printProblems(io, options.lang, [writeProblem(options.summary, error)]);
      return EXIT.failed;
    }
  }
  // Where the lines go to a file, stdout is free for the table.
  if (!options.quiet) {
    const table = summaryTable(summary, reconciliation, options.lang);
    await print(options.out === undefined ? io.stderr : io.stdout, table);
  }
  return exitCodeOf(summary, reconciliation, options);
}

function exitCodeOf(
  summary: Summary,
  { findings }: Reconciliation,
  { allowBadLines }: RescoreCommandOptions,
): ExitCode {
  if (summary.errors > 0 && allowBadLines !== true) return EXIT.failed;
  return findings.some((finding) => finding.severity === "error") ? EXIT.findings : EXIT.clean;
}

type Setup =
  | {
      readonly success: true;
      readonly ruleset: RulesetChoice;
      readonly against: RulesetChoice | null;
      readonly claims: Claims | null;
      readonly accepted: NonNullable<RescoreOptions["accepted"]> | null;
    }
  | { readonly success: false; readonly problems: readonly InputProblem[] };

async function prepare(options: RescoreCommandOptions, io: CliIO): Promise<Setup> {
  const ruleset = await chooseRulesets(options.ruleset, io);
  if (!ruleset.success) return ruleset;
  const against = options.against === undefined ? null : await chooseRulesets(options.against, io);
  if (against?.success === false) return against;
  const claims =
    options.claims === undefined
      ? null
      : await parseJsonFile(options.claims, io, claimsUnder(ruleset.ruleset));
  if (claims?.success === false) return claims;
  const accepted =
    options.suppressions === undefined ? null : await readSuppressions(options.suppressions, io);
  if (accepted?.success === false) return accepted;
  return {
    success: true,
    ruleset: ruleset.ruleset,
    against: against?.ruleset ?? null,
    claims: claims?.data ?? null,
    accepted: accepted === null ? null : { suppressions: accepted.data, today: today() },
  };
}

/** Reads what was published; its grades must be those of the rulesets. */
function claimsUnder(choice: RulesetChoice) {
  return (json: unknown): ParseResult<Claims> => {
    const parsed = safeParseClaims(json);
    if (!parsed.success) return parsed;
    const issues = issuesOfGrades(parsed.data, isAmong(choice) ? Object.values(choice.among) : [choice]);
    return issues.length === 0 ? parsed : { success: false, issues };
  };
}

/** Bytes as they are; waits where the reader is slower than we are. */
async function write(output: Output, lines: Uint8Array): Promise<void> {
  if (lines.length > 0 && !output.write(lines)) await once(output, "drain");
}

const nothingToResume: InputProblem = fileProblem(
  "--resume",
  "resume.without-out",
  "只能接续写入文件的输出；请同时用 --out 指明该文件",
  "only an output written to a file can be resumed; name it with --out",
);

function writeProblem(file: string, error: unknown): InputProblem {
  if (error instanceof ResumeError) {
    return fileProblem(
      file,
      "resume.other-batch",
      "未完成的输出属于另一批次（输入、规则集或输出方式已变）；如要重新开始，请去掉 --resume",
      "the unfinished output belongs to another batch (input, ruleset or --output changed); leave out --resume to start again",
    );
  }
  if (error instanceof WorkerError) {
    const reason = error.message.split("\n")[0]!;
    return fileProblem(
      file,
      "worker.died",
      `一个工作线程意外结束（${reason}）；结果未写完，可用 --resume 继续，或用 --workers 1 重试`,
      `a worker ended unexpectedly (${reason}); the output is not whole: go on with --resume, or try --workers 1`,
    );
  }
  const code = error instanceof Error && "code" in error ? String(error.code) : null;
  if (code === "ENOSPC") {
    return fileProblem(
      file,
      "output.disk-full",
      "磁盘已满；腾出空间后可用 --resume 继续",
      "the disk is full; free some space and go on with --resume",
    );
  }
  if (code !== null) {
    return fileProblem(
      file,
      "output.failed",
      `无法写入（${code}）；请检查路径和权限`,
      `cannot be written (${code}); check the path and its permissions`,
    );
  }
  throw error;
}

function interrupted({ lang, out }: RescoreCommandOptions): string {
  if (out === undefined) return lang === "zh" ? "已中断\n" : "interrupted\n";
  return lang === "zh"
    ? "已中断；可用 --resume 从中断处继续\n"
    : "interrupted; go on from here with --resume\n";
}
