import { Argument, type Command, Option } from "commander";
import { version } from "../../package.json";
import type { Language } from "../explain/message";
import type { OutputKind } from "../node/resultLine";
import { lastDate } from "../value/calendar";
import { type AcceptOptions, acceptCommand } from "./accept";
import { type CheckOptions, check } from "./check";
import { formats } from "./format";
import type { CliIO, ExitCode } from "./io";
import { type ReadOptions, readCommand } from "./read";
import { type ReportCommandOptions, reportCommand } from "./report";
import { type RescoreCommandOptions, rescoreCommand } from "./rescore";
import { type ReviewOptions, reviewCommand, reviewedCommand } from "./review";
import { diffRulesetsCommand } from "./rulesetDiff";
import { listRulesets, type RulesetOptions, showRuleset } from "./rulesets";
import { validateRulesets } from "./rulesetValidate";
import { invalid, LocalCommand, type Say, sayIn } from "./usage";

/**
 * All commands with their arguments. To add one: a function `(arguments, options, io) => Promise<ExitCode>` in a
 * file of its own, and its definition here.
 *
 * @param finish - is told the exit code of the command that ran
 * @param lang - of help and usage errors; both where it is not known
 */
export function createProgram(
  io: CliIO,
  finish: (code: ExitCode) => void,
  lang: Language | null = null,
): Command {
  const say = sayIn(lang);
  const program = new LocalCommand("jixiao", lang)
    .description(
      say(
        "Scores and checks 绩效自评表 (budget-performance self-evaluation forms).",
        "核查项目支出绩效自评表。",
      ),
    )
    .version(version, "-V, --version", say("print the version", "显示版本"))
    .helpOption("-h, --help", say("print this help", "显示帮助"))
    .helpCommand(false);

  program
    .command("check")
    .description(say("assess forms", "核查自评表"))
    .argument(
      "<file...>",
      say(
        ".json, .ndjson, .xlsx, .xls, .csv, .tsv, .txt, .docx, folders, or - for JSON on standard input",
        ".json、.ndjson、.xlsx、.xls、.csv、.tsv、.txt、.docx、文件夹，或 -（标准输入的 JSON）",
      ),
    )
    .addOption(rulesetOption(say))
    .addOption(choice("--format <format>", say("how results are printed", "输出格式"), Object.keys(formats)))
    .option("--explain", say("tell how every score comes about", "逐项列出计算过程"))
    .option("--infer", say("tell which formula the printed scores follow", "推断打分公式"))
    .option("--notes", say("list what was guessed in reading sheets and texts", "列出读表时的推测"))
    .addOption(
      portfolioOption(
        say(
          "hold the forms, some or all of a unit, against its final accounts given with them",
          "与一并给出的决算公开核对",
        ),
      ),
    )
    .option(
      "--suppressions <file>",
      say("accepted findings: listed, and no failure", "已认可问题清单：仍列出，不算不通过"),
    )
    .addOption(langOption(say))
    .addOption(
      choice("--fail-on <level>", say("exit 1 from this level on", "达到此级别即以 1 退出"), [
        "error",
        "warning",
        "never",
      ]),
    )
    .addHelpText("after", exitCodes(say, EXIT_CODES))
    .action(async (files: string[], options: CheckOptions) => finish(await check(files, options, io)));

  program
    .command("read")
    .description(say("forms out of Excel or text, as JSON lines", "从 Excel 或文本读出自评表"))
    .argument(
      "<file...>",
      say(
        ".xlsx, .xls, .csv, .tsv, .txt, .docx, .json, .ndjson, or folders",
        ".xlsx、.xls、.csv、.tsv、.txt、.docx、.json、.ndjson，或文件夹",
      ),
    )
    .option("-o, --out <file>", say("write the forms here, not to stdout", "结果文件"))
    .option("--notes", say("list what was guessed or left aside", "列出读表时的推测"))
    .addOption(langOption(say))
    .addHelpText("after", exitCodes(say, READ_EXIT_CODES))
    .action(async (files: string[], options: ReadOptions) => finish(await readCommand(files, options, io)));

  program
    .command("rescore")
    .description(say("re-score batches of any size", "批量重新核算"))
    .argument(
      "<file...>",
      say(
        ".ndjson, .json (also .gz), folders, or - for lines on standard input",
        ".ndjson、.json（.gz 亦可）、文件夹，或 -（标准输入的行）",
      ),
    )
    .option("-o, --out <file>", say("write result lines here, not to stdout", "结果文件"))
    .addOption(
      choice("--output <kind>", say("what a result line holds", "每行结果的内容"), OUTPUT_KINDS_SHORT_FIRST),
    )
    .addOption(rulesetOption(say))
    .option("--against <auto|id|path>", say("tell what moves under this ruleset", "对比另一规则集"))
    .option(
      "--suppressions <file>",
      say("accepted findings: listed, not counted", "已认可问题清单：仍列出，不计数"),
    )
    .option("--claims <file>", say("reconcile with published figures (JSON)", "与公布的汇总数（JSON）核对"))
    .option(
      "--summary <file>",
      say("write the summary as JSON; - for a last line on stdout", "汇总写入 JSON 文件；- 为标准输出的末行"),
    )
    .option(
      "--first-line <n>",
      say("number of the first line, of a part of a larger input", "首行行号"),
      lineNumber,
    )
    .option(
      "--explain",
      say("full lines with explanations and repairs, slower", "完整结果带说明和更正建议，较慢"),
    )
    .option("--workers <n>", say("threads; default one for each core", "线程数，默认每核一个"), wholeNumber)
    .option("--resume", say("go on with an interrupted --out", "接续中断的输出"))
    .option(
      "--allow-bad-lines",
      say("exit 0 although some lines were answered by an error", "有坏行也以 0 退出"),
    )
    .option("--quiet", say("no summary table", "不打印汇总表"))
    .addOption(langOption(say))
    .addHelpText("after", exitCodes(say, RESCORE_EXIT_CODES))
    .action(async (files: string[], options: RescoreCommandOptions) =>
      finish(await rescoreCommand(files, options, io)),
    );

  program
    .command("report")
    .description(say("forms as one HTML file that a person can read", "生成可阅读的网页报告"))
    .argument("<file...>", say("as for check", "同 check"))
    .option("-o, --out <file>", say("write the page here, not to stdout", "网页文件"))
    .option("--title <text>", say("title of the page", "标题"))
    .addOption(
      portfolioOption(
        say(
          "whether the forms given with final accounts are some (default) or all of the unit's",
          "与决算公开一并给出的是部分（默认）还是全部自评表",
        ),
      ),
    )
    .option("--suppressions <file>", say("accepted findings", "已认可问题清单"))
    .addOption(rulesetOption(say))
    .addOption(langOption(say))
    .action(async (files: string[], options: ReportCommandOptions) =>
      finish(await reportCommand(files, options, io)),
    );

  program
    .command("review")
    .description(say("a reviewer's sheet for each form", "生成审核意见表"))
    .argument("<file...>", say("as for check", "同 check"))
    .requiredOption("-o, --out <file>", say("workbook (.xlsx)", "工作簿（.xlsx）"))
    .option("--suppressions <file>", say("accepted findings", "已认可问题清单"))
    .addOption(rulesetOption(say))
    .addOption(langOption(say))
    .action(async (files: string[], options: ReviewOptions) =>
      finish(await reviewCommand(files, options, io)),
    );

  program
    .command("reviewed")
    .description(say("filled reviewer's sheets as JSON, one form a line", "读回填好的审核意见表"))
    .argument("<file...>", say("workbooks (.xlsx)", "工作簿（.xlsx）"))
    .addOption(langOption(say))
    .action(async (files: string[], options: { lang: Language }) =>
      finish(await reviewedCommand(files, options, io)),
    );

  program
    .command("accept")
    .description(say("note findings as accepted: who, why, until", "认可某类问题并记下缘由"))
    .argument("<file...>", say("as for check", "同 check"))
    .requiredOption("--code <code>", say("which findings, such as total.sum", "问题编码，如 total.sum"))
    .option(
      "--path <pointer>",
      say(
        "only in this cell: JSON Pointer, or cell of the sheet",
        "只限此单元格（JSON 指针，或表格的单元格）",
      ),
    )
    .requiredOption("--by <name>", say("who accepts them", "何人认可"))
    .requiredOption("--reason <text>", say("why", "缘由"))
    .option("--until <YYYY-MM-DD>", say("the last day", "截止日"), day)
    .requiredOption(
      "-o, --out <file>",
      say("the file of accepted findings, added to", "已认可问题清单，已有的则追加"),
    )
    .addOption(rulesetOption(say))
    .addOption(langOption(say))
    .action(async (files: string[], options: AcceptOptions) =>
      finish(await acceptCommand(files, options, io)),
    );

  const rulesets = program
    .command("rulesets")
    .description(say("the rules forms are checked against", "规则集"));
  rulesets
    .command("list", { isDefault: true })
    .description(say("the rulesets shipped", "内置规则集"))
    .addOption(choice("--format <format>", say("how they are printed", "输出格式"), ["table", "json"]))
    .addOption(langOption(say))
    .action(async (options: RulesetOptions) => finish(await listRulesets(options, io)));
  rulesets
    .command("show")
    .description(say("every value of a ruleset with its source", "某一规则集的各项参数及依据"))
    .addArgument(new Argument("<ruleset>", say("id, or path of a .json file", "编号或 .json 文件路径")))
    .addOption(choice("--format <format>", say("how it is printed", "输出格式"), ["table", "json"]))
    .addOption(langOption(say))
    .action(async (ruleset: string, options: RulesetOptions) =>
      finish(await showRuleset(ruleset, options, io)),
    );
  rulesets
    .command("validate")
    .description(say("what is wrong with ruleset files", "检查规则集文件"))
    .argument("<path...>", say("ruleset files (.json)", "规则集文件（.json）"))
    .addOption(choice("--format <format>", say("how it is printed", "输出格式"), ["table", "json"]))
    .addOption(langOption(say))
    .addHelpText("after", exitCodes(say, VALIDATE_EXIT_CODES))
    .action(async (paths: string[], options: RulesetOptions) =>
      finish(await validateRulesets(paths, options, io)),
    );
  rulesets
    .command("diff")
    .description(say("what two rulesets say differently", "对比两个规则集"))
    .argument("<a>", say("id, or path of a .json file", "编号或 .json 文件路径"))
    .argument("<b>", say("the other", "另一个"))
    .addOption(choice("--format <format>", say("how it is printed", "输出格式"), ["table", "json"]))
    .addOption(langOption(say))
    .action(async (a: string, b: string, options: RulesetOptions) =>
      finish(await diffRulesetsCommand(a, b, options, io)),
    );

  return program;
}

type ExitLine = readonly [code: number, en: string, zh: string];

function exitCodes(say: Say, lines: readonly ExitLine[]): string {
  const told = lines.map(([code, en, zh]) => `  ${String(code).padEnd(3)}  ${say(en, zh)}`);
  return `\n${say("Exit codes", "退出码")}:\n${told.join("\n")}`;
}

const EXIT_CODES: readonly ExitLine[] = [
  [0, "nothing at or above --fail-on", "没有达到 --fail-on 级别的问题"],
  [1, "findings at or above it", "有达到该级别的问题"],
  [2, "wrong usage, or something could not be read", "用法有误，或有内容无法读取"],
];

const VALIDATE_EXIT_CODES: readonly ExitLine[] = [
  [0, "nothing is wrong", "没有问题"],
  [1, "it can be used, but something should be mended", "可以使用，但有问题待改"],
  [2, "it cannot be read or used", "无法读取或使用"],
];

const READ_EXIT_CODES: readonly ExitLine[] = [
  [0, "everything was read", "全部读出"],
  [2, "wrong usage, or something could not be read or written", "用法有误，或有内容无法读写"],
  [130, "interrupted", "中断"],
];

const RESCORE_EXIT_CODES: readonly ExitLine[] = [
  [0, "every form was re-scored", "全部核算完毕"],
  [1, "the batch does not fit the published figures", "与公布的汇总数不符"],
  [2, "wrong usage, or something could not be read or written", "用法有误，或有内容无法读写"],
  [130, "interrupted", "中断"],
];

const OUTPUT_KINDS_SHORT_FIRST: readonly OutputKind[] = ["summary", "full", "findings"];

function day(text: string): string {
  const [, year, month, date] = (/^(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.exec(text) ?? []).map(
    Number,
  );
  if (!year || !month || !date || date > lastDate(year, month))
    throw invalid("a day as YYYY-MM-DD", "日期，如 2026-12-31");
  return text;
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,2}$/.test(text)) throw invalid("a whole number from 1 to 999", "整数，1 至 999");
  return Number(text);
}

function lineNumber(text: string): number {
  if (!/^[1-9]\d{0,14}$/.test(text)) throw invalid("a whole number from 1", "整数，从 1 起");
  return Number(text);
}

/** An option with a fixed set of values, the first of which is the default. */
function choice(flags: string, description: string, values: readonly string[]): Option {
  return new Option(flags, description).choices(values).default(values[0]);
}

function rulesetOption(say: Say): Option {
  return new Option("--ruleset <auto|id|path>", say("the rules to check against", "规则集")).default(
    "mof-2020",
  );
}

function portfolioOption(description: string): Option {
  return new Option("--portfolio <scope>", description).choices(["some", "all"]);
}

function langOption(say: Say): Option {
  return choice("--lang <language>", say("language of messages", "文字语言"), ["zh", "en"]);
}
