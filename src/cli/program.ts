import { Argument, Command, Option } from "commander";
import { version } from "../../package.json";
import { type CheckOptions, check } from "./check";
import { formats } from "./format";
import type { CliIO, ExitCode } from "./io";
import { listRulesets, type RulesetOptions, showRuleset } from "./rulesets";

/**
 * All commands with their arguments. To add one: a function `(arguments, options, io) => Promise<ExitCode>` in a
 * file of its own, and its definition here.
 *
 * @param finish - is told the exit code of the command that ran
 */
export function createProgram(io: CliIO, finish: (code: ExitCode) => void): Command {
  const program = new Command("jixiao")
    .description(
      "Scores and checks 绩效自评表 (budget-performance self-evaluation forms). 核查项目支出绩效自评表。",
    )
    .version(version, "-V, --version", "print the version 显示版本")
    .helpOption("-h, --help", "print this help 显示帮助")
    .helpCommand(false);

  program
    .command("check")
    .description("assess forms 核查自评表")
    .argument("<file...>", ".json, .ndjson, folders, or - for standard input 文件、文件夹或 -（标准输入）")
    .addOption(rulesetOption())
    .addOption(choice("--format <format>", "how results are printed 输出格式", Object.keys(formats)))
    .addOption(langOption())
    .addOption(
      choice("--fail-on <level>", "exit 1 from this level on 达到此级别即以 1 退出", [
        "error",
        "warning",
        "never",
      ]),
    )
    .addHelpText("after", EXIT_CODES)
    .action(async (files: string[], options: CheckOptions) => finish(await check(files, options, io)));

  const rulesets = program.command("rulesets").description("the rules forms are checked against 规则集");
  rulesets
    .command("list", { isDefault: true })
    .description("the rulesets shipped 内置规则集")
    .addOption(choice("--format <format>", "how they are printed 输出格式", ["table", "json"]))
    .addOption(langOption())
    .action(async (options: RulesetOptions) => finish(await listRulesets(options, io)));
  rulesets
    .command("show")
    .description("every value of a ruleset with its source 某一规则集的各项参数及依据")
    .addArgument(new Argument("<ruleset>", "id, or path of a .json file 编号或 .json 文件路径"))
    .addOption(choice("--format <format>", "how it is printed 输出格式", ["table", "json"]))
    .addOption(langOption())
    .action(async (ruleset: string, options: RulesetOptions) =>
      finish(await showRuleset(ruleset, options, io)),
    );

  return program;
}

const EXIT_CODES = `
Exit codes 退出码:
  0  nothing at or above --fail-on 没有达到 --fail-on 级别的问题
  1  findings at or above it 有达到该级别的问题
  2  wrong usage, or something could not be read 用法有误，或有内容无法读取`;

/** An option with a fixed set of values, the first of which is the default. */
function choice(flags: string, description: string, values: readonly string[]): Option {
  return new Option(flags, description).choices(values).default(values[0]);
}

function rulesetOption(): Option {
  return new Option("--ruleset <id|path>", "the rules to check against 规则集").default("mof-2020");
}

function langOption(): Option {
  return choice("--lang <language>", "language of messages 文字语言", ["zh", "en"]);
}
