import type { Language } from "../explain/message";
import { parameterName } from "../explain/parameterNames";
import { visibleJson } from "../explain/showHidden";
import { citation } from "../ruleset/rules";
import type { OwnCheck, ParameterName, Ruleset } from "../ruleset/schema";
import { rulesets } from "../rulesets";
import { chooseRuleset } from "./chooseRuleset";
import { alignColumns } from "./columns";
import { type CliIO, EXIT, type ExitCode, print } from "./io";
import { BASIS_WORDS, parameterText, SCOPE_WORDS } from "./parameterWords";
import { printable } from "./printable";
import { printProblems } from "./problems";
import { tableWords } from "./words";

export interface RulesetOptions {
  readonly format: "table" | "json";
  readonly lang: Language;
}

/** `jixiao rulesets list`: the rulesets shipped, one a line. */
export async function listRulesets(options: RulesetOptions, io: CliIO): Promise<ExitCode> {
  const all = Object.values(rulesets);
  if (options.format === "json") {
    const rows = all.map(({ id, version, title, effectiveFrom, effectiveTo, extends: base }) => {
      return { id, version, title, effectiveFrom, effectiveTo, extends: base ?? null };
    });
    await print(io.stdout, `${JSON.stringify(rows, null, 2)}\n`);
    return EXIT.clean;
  }
  const head = {
    zh: ["编号", "版本", "施行", "继承", "名称"],
    en: ["id", "version", "in force", "extends", "title"],
  };
  const rows = all.map((r) => [r.id, r.version, term(r), r.extends ?? "-", r.title[options.lang]]);
  await print(io.stdout, alignColumns([head[options.lang], ...rows]));
  return EXIT.clean;
}

/** `2020-02-25 –`, open to this day. */
function term({ effectiveFrom, effectiveTo }: Ruleset): string {
  return `${effectiveFrom} –${effectiveTo === null ? "" : ` ${effectiveTo}`}`;
}

/** `jixiao rulesets show`: each parameter and check with its value, how firm its ground is, and its source. */
export async function showRuleset(idOrPath: string, options: RulesetOptions, io: CliIO): Promise<ExitCode> {
  const choice = await chooseRuleset(idOrPath, io);
  if (!choice.success) {
    await printProblems(io, options.lang, choice.problems);
    return EXIT.failed;
  }
  const text =
    options.format === "json"
      ? `${visibleJson(JSON.stringify(choice.ruleset, null, 2))}\n`
      : rulesetText(choice.ruleset, options.lang);
  await print(io.stdout, text);
  return EXIT.clean;
}

const HEADS = {
  parameters: {
    zh: ["参数", "", "值", "施行", "依据", "文件"],
    en: ["parameter", "", "value", "from", "basis", "document"],
  },
  checks: { zh: ["检查", "级别", "依据", "文件"], en: ["check", "severity", "basis", "document"] },
  ownChecks: { zh: ["自有检查", "范围", "级别", "说明"], en: ["own check", "scope", "severity", "message"] },
} as const;

/** What the weakest of the grounds means. */
const READING = {
  zh: "我方理解：文件没有写明，是本规则集对文件的解释",
  en: "our reading: no document says it outright; the ruleset reads it so",
} as const;

function rulesetText(ruleset: Ruleset, lang: Language): string {
  const parameters = (Object.keys(ruleset.parameters) as ParameterName[]).flatMap((name) =>
    ruleset.parameters[name].values.map((dated) => [
      name,
      parameterName(name, lang),
      printable(parameterText(name, dated.value, lang), 500),
      dated.from,
      BASIS_WORDS[dated.basis][lang],
      printable(citation(ruleset, dated) ?? "-"),
    ]),
  );
  const checks = Object.entries(ruleset.checks).map(([code, check]) => [
    code,
    tableWords[lang].severity[check.severity],
    BASIS_WORDS[check.basis][lang],
    printable(citation(ruleset, check) ?? "-"),
  ]);
  const base = ruleset.extends === undefined ? "" : ` ← ${ruleset.extends}`;
  return [
    `${ruleset.id}@${ruleset.version}${base}  ${printable(ruleset.title[lang])}\n${term(ruleset)}\n`,
    alignColumns([HEADS.parameters[lang], ...parameters]),
    alignColumns([HEADS.checks[lang], ...checks]),
    ...ownChecks(ruleset.ownChecks, lang),
    `${READING[lang]}\n`,
  ].join("\n");
}

function ownChecks(checks: readonly OwnCheck[], lang: Language): string[] {
  if (checks.length === 0) return [];
  const rows = checks.map(({ id, scope, severity, message }) => [
    `rule.${id}`,
    SCOPE_WORDS[scope][lang],
    tableWords[lang].severity[severity],
    printable(message[lang], 200),
  ]);
  return [alignColumns([HEADS.ownChecks[lang], ...rows])];
}
