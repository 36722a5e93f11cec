import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { counted } from "../explain/counted";
import type { Language } from "../explain/message";
import { visibleJson } from "../explain/showHidden";
import { ImportError } from "../import/errors";
import { writeWhole } from "../node/outputFile";
import type { ReportedForm } from "../report/report";
import { assessInputs } from "./assessInputs";
import { chooseRulesetFor } from "./chooseRuleset";
import { readInputs, systemProblem } from "./input";
import { type CliIO, EXIT, type ExitCode, print } from "./io";
import { fileProblem, outputProblem, printProblems } from "./problems";
import { chooseSuppressor, suppressed, tellLeftOver } from "./suppressionsFile";

export interface ReviewOptions {
  readonly ruleset: string;
  readonly out: string;
  readonly suppressions?: string;
  readonly lang: Language;
}

/** `jixiao review`: 审核意见表, a workbook with a sheet for each form. */
export async function reviewCommand(
  names: readonly string[],
  options: ReviewOptions,
  io: CliIO,
): Promise<ExitCode> {
  const { lang, out } = options;
  if (!/\.xlsx$/i.test(out)) {
    await printProblems(io, lang, [notWorkbook(out)]);
    return EXIT.failed;
  }
  const choice = await chooseRulesetFor(options.ruleset, io);
  const accepted = await chooseSuppressor(options.suppressions, io);
  if (!choice.success || !accepted.success) {
    const problems = [choice, accepted].flatMap((one) => (one.success ? [] : one.problems));
    await printProblems(io, lang, problems);
    return EXIT.failed;
  }
  const { MOST_REVIEW_SHEETS, writeReview } = await import("../report/review/writeReview");
  const forms: ReportedForm[] = [];
  let failed = false;
  const outcomes = assessInputs(readInputs(names, io), choice.rulesetFor);
  for await (const outcome of suppressed(outcomes, accepted.data)) {
    if (outcome.kind === "assessed") forms.push(outcome);
    if (forms.length > MOST_REVIEW_SHEETS) {
      await printProblems(io, lang, [tooMany(MOST_REVIEW_SHEETS, out)]);
      return EXIT.failed;
    }
    if (outcome.kind !== "unreadable") continue;
    await printProblems(io, lang, outcome.problems);
    failed = true;
  }
  await tellLeftOver(accepted.data, io, lang);
  if (forms.length === 0) return EXIT.failed;
  try {
    await writeWhole(resolve(io.cwd, out), await writeReview(forms, lang));
  } catch (error) {
    await printProblems(io, lang, [outputProblem(out, error)]);
    return EXIT.failed;
  }
  await print(
    io.stderr,
    lang === "zh" ? `${forms.length} 张审核意见表：${out}\n` : `${counted(forms.length, "sheet")}: ${out}\n`,
  );
  return failed ? EXIT.failed : EXIT.clean;
}

/** `jixiao reviewed`: filled sheets as JSON, one form a line. */
export async function reviewedCommand(
  names: readonly string[],
  { lang }: { readonly lang: Language },
  io: CliIO,
): Promise<ExitCode> {
  const { readReview } = await import("../report/review/readReview");
  let exitCode: ExitCode = EXIT.clean;
  for (const name of names) {
    try {
      const records = await readReview(await readFile(resolve(io.cwd, name)));
      if (records.length === 0) throw new Error("no review");
      for (const record of records) {
        await print(io.stdout, `${visibleJson(JSON.stringify({ file: name, ...record }))}\n`);
        if (record.issues.length === 0) continue;
        const place = { file: name, line: null, column: null };
        await printProblems(
          io,
          lang,
          record.issues.map((issue) => ({ ...place, issue })),
        );
        exitCode = EXIT.failed;
      }
    } catch (error) {
      await printProblems(io, lang, [readProblem(name, error)]);
      exitCode = EXIT.failed;
    }
  }
  return exitCode;
}

function readProblem(file: string, error: unknown) {
  if (error instanceof ImportError) {
    const { zh, en } = error.bilingual;
    return fileProblem(file, `import.${error.code}`, zh, en);
  }
  if (error instanceof Error && error.message === "no review") {
    return fileProblem(file, "review.none", "其中没有审核意见表", "there is no reviewer's sheet in it");
  }
  return systemProblem(file, error);
}

function notWorkbook(file: string) {
  return fileProblem(
    file,
    "review.not-xlsx",
    "审核意见表是工作簿，文件名应以 .xlsx 结尾；请改 -o 的文件名",
    "reviewer's sheets are a workbook: its name must end in .xlsx; change the file of -o",
  );
}

function tooMany(most: number, file: string) {
  return fileProblem(
    file,
    "review.too-many",
    `一个工作簿至多 ${most} 份表单；请分批生成`,
    `at most ${most} forms in one workbook; write them in parts`,
  );
}
