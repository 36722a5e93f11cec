import { counted } from "../explain/counted";
import type { Language } from "../explain/message";
import { visibleJson } from "../explain/showHidden";
import type { LintIssue } from "../ruleset/lint/issue";
import { lintRuleset } from "../ruleset/lint/lintRuleset";
import { safeParseRuleset } from "../ruleset/parse";
import { type CliIO, EXIT, type ExitCode, print } from "./io";
import { printable } from "./printable";
import { placeOf, printProblems } from "./problems";
import { readRulesetFile } from "./rulesetFile";
import type { RulesetOptions } from "./rulesets";
import { tableWords } from "./words";

/** An issue where it stands in the file. */
interface PlacedIssue extends LintIssue {
  readonly file: string;
  readonly line: number | null;
  readonly column: number | null;
}

/** `jixiao rulesets validate`: whether files can be used as rulesets, and what in them should be mended. */
export async function validateRulesets(
  files: readonly string[],
  options: RulesetOptions,
  io: CliIO,
): Promise<ExitCode> {
  let exitCode: ExitCode = EXIT.clean;
  const found: PlacedIssue[] = [];
  for (const file of files) {
    const { issues, code } = await validate(file, options.lang, io);
    if (code > exitCode) exitCode = code;
    if (options.format === "json") found.push(...issues);
    else await print(io.stdout, report(file, issues, code, options.lang));
  }
  if (options.format === "json") await print(io.stdout, `${visibleJson(JSON.stringify(found, null, 2))}\n`);
  return exitCode;
}

async function validate(
  file: string,
  lang: Language,
  io: CliIO,
): Promise<{ issues: PlacedIssue[]; code: ExitCode }> {
  const read = await readRulesetFile(file, io);
  if (!read.success) {
    await printProblems(io, lang, read.problems);
    return { issues: [], code: EXIT.failed };
  }
  const { json, known, locate } = read.data;
  const issues = lintRuleset(json, { known }).map((issue) => ({ ...issue, file, ...locate(issue.path) }));
  if (!safeParseRuleset(json, { known }).success) return { issues, code: EXIT.failed };
  return { issues, code: issues.some(({ severity }) => severity !== "info") ? EXIT.findings : EXIT.clean };
}

/** One line an issue, then what it comes to. */
function report(file: string, issues: readonly PlacedIssue[], code: ExitCode, lang: Language): string {
  const lines = issues.map((issue) => {
    const path = issue.path === "" ? "" : ` ${printable(issue.path, 200)}`;
    const label = tableWords[lang].severity[issue.severity];
    return `${label} ${placeOf(issue)}${path}: ${printable(issue.message[lang], 400)} [${issue.code}]\n`;
  });
  if (code === EXIT.failed && issues.length === 0) return "";
  return `${lines.join("")}${printable(file, 300)}: ${OUTCOMES[code === EXIT.failed ? 2 : code === EXIT.clean ? 0 : 1][lang](issues.length)}\n`;
}

const OUTCOMES = [
  { zh: () => "可以使用，没有问题", en: () => "can be used, nothing is wrong" },
  {
    zh: (count: number) => `可以使用，有 ${count} 处待改`,
    en: (count: number) => `can be used; ${counted(count, "thing")} to mend`,
  },
  {
    zh: (count: number) => `不能使用，有 ${count} 处错误`,
    en: (count: number) => `cannot be used; ${counted(count, "error")}`,
  },
] as const;
