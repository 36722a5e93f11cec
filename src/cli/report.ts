import { resolve } from "node:path";
import { version } from "../../package.json";
import type { PortfolioReconciliation } from "../accounts/index";
import { counted } from "../explain/counted";
import type { Language } from "../explain/message";
import { writeWhole } from "../node/outputFile";
import type { Report } from "../report/report";
import { sizeOf } from "../report/size";
import { type AssessedAccounts, type AssessedForm, assessInputs } from "./assessInputs";
import { chooseRulesetFor } from "./chooseRuleset";
import { readInputs } from "./input";
import { type CliIO, EXIT, type ExitCode, print } from "./io";
import { NoteLog } from "./notes";
import { Portfolio, type PortfolioScope } from "./portfolio";
import { outputProblem, placeOf, printProblems } from "./problems";
import { chooseSuppressor, suppressed, tellLeftOver } from "./suppressionsFile";

export interface ReportCommandOptions {
  readonly ruleset: string;
  /** File for the page; without it it goes to stdout. */
  readonly out?: string;
  readonly title?: string;
  readonly suppressions?: string;
  /** Whether the forms given with final accounts are all of the unit's; default some. */
  readonly portfolio?: PortfolioScope;
  readonly lang: Language;
}

/** `jixiao report`: forms as one HTML file that a person can read. */
export async function reportCommand(
  names: readonly string[],
  options: ReportCommandOptions,
  io: CliIO,
): Promise<ExitCode> {
  const { lang, title } = options;
  const [choice, accepted] = [
    await chooseRulesetFor(options.ruleset, io),
    await chooseSuppressor(options.suppressions, io),
  ];
  for (const one of [choice, accepted]) {
    if (one.success) continue;
    await printProblems(io, lang, one.problems);
    return EXIT.failed;
  }
  if (!choice.success || !accepted.success) return EXIT.failed;
  // Loaded here, since it brings the charts along.
  const { createReport } = await import("../report/report");
  const report = createReport({ lang, version, ...(title === undefined ? {} : { title }) });
  const notes = new NoteLog(io, lang, false);
  const count = { forms: 0, accounts: 0, failed: 0 };
  const portfolio = new Portfolio(options.portfolio ?? "some");
  const accounts: AssessedAccounts[] = [];
  const outcomes = assessInputs(readInputs(names, io, notes.add), choice.rulesetFor);
  for await (const outcome of suppressed(outcomes, accepted.data)) {
    await notes.flush();
    portfolio.add(outcome);
    if (outcome.kind === "assessed") {
      const { evaluation, assessment, ruleset } = outcome;
      await report.add({ evaluation, assessment, ruleset, place: placeOfForm(outcome) });
      count.forms += 1;
      continue;
    }
    if (outcome.kind === "accounts") {
      accounts.push(outcome);
      count.accounts += 1;
      continue;
    }
    await printProblems(io, lang, outcome.problems);
    for (const problem of outcome.problems) {
      report.addProblem({ place: placeOf(problem), message: problem.issue.message });
    }
    count.failed += 1;
  }
  await tellLeftOver(accepted.data, io, lang);
  if (count.forms + count.accounts === 0) return EXIT.failed;
  const together = await portfolio.reconcile();
  const isTogether = !("issue" in together);
  if (!isTogether && options.portfolio !== undefined) {
    await printProblems(io, lang, [together]);
    count.failed += 1;
  }
  await addAccounts(report, accounts, isTogether && count.forms > 0 ? together : null);
  const page = await report.finish();
  if (options.out === undefined) await print(io.stdout, page);
  else {
    try {
      await writeWhole(resolve(io.cwd, options.out), page);
    } catch (error) {
      await printProblems(io, lang, [outputProblem(options.out, error)]);
      return EXIT.failed;
    }
  }
  await print(io.stderr, closing(count, page, options));
  return count.failed > 0 ? EXIT.failed : EXIT.clean;
}

/** Below the forms, and the forms beside them where they are of one unit. */
async function addAccounts(
  report: Report,
  accounts: readonly AssessedAccounts[],
  portfolio: PortfolioReconciliation | null,
): Promise<void> {
  if (accounts.length === 0) return;
  const { assessAccounts, finalAccounts2024: rules } = await import("../accounts/index");
  for (const { document, file, line } of accounts) {
    const assessment = assessAccounts(document, rules);
    report.addAccounts({
      document,
      assessment,
      rules,
      place: placeOf({ file, line, column: null }),
      portfolio,
    });
  }
}

function placeOfForm({ file, line, source }: AssessedForm): string {
  return placeOf({ file, line, column: null, cell: source?.cell ?? null });
}

function closing(
  { forms, accounts }: { readonly forms: number; readonly accounts: number },
  page: string,
  { out, lang }: ReportCommandOptions,
): string {
  const size = sizeOf(new TextEncoder().encode(page).length);
  const where = out ?? (lang === "zh" ? "标准输出" : "standard output");
  const zh = `${forms} 份表单${accounts > 0 ? `、${accounts} 份决算公开` : ""}`;
  const en = `${counted(forms, "form")}${accounts > 0 ? `, ${accounts} final accounts` : ""}`;
  return lang === "zh" ? `${zh}，${size}：${where}\n` : `${en}, ${size}: ${where}\n`;
}
