import type { Language } from "../explain/message";
import { parameterName } from "../explain/parameterNames";
import { visibleJson } from "../explain/showHidden";
import {
  type CheckDifference,
  diffRulesets,
  type OwnCheckDifference,
  type ParameterDifference,
  type RulesetDifference,
} from "../ruleset/diff";
import type { OwnCheck } from "../ruleset/schema";
import { chooseRuleset } from "./chooseRuleset";
import { alignColumns } from "./columns";
import { type CliIO, EXIT, type ExitCode, print } from "./io";
import { BASIS_WORDS, parameterText, SCOPE_WORDS } from "./parameterWords";
import { printable } from "./printable";
import { printProblems } from "./problems";
import type { RulesetOptions } from "./rulesets";
import { tableWords } from "./words";

/** `jixiao rulesets diff`: what two rulesets say differently, with the ground of both. */
export async function diffRulesetsCommand(
  a: string,
  b: string,
  options: RulesetOptions,
  io: CliIO,
): Promise<ExitCode> {
  const [from, to] = [await chooseRuleset(a, io), await chooseRuleset(b, io)];
  const problems = [from, to].flatMap((choice) => (choice.success ? [] : choice.problems));
  if (!from.success || !to.success) {
    await printProblems(io, options.lang, problems);
    return EXIT.failed;
  }
  const difference = diffRulesets(from.ruleset, to.ruleset);
  const text =
    options.format === "json"
      ? `${visibleJson(JSON.stringify(difference, null, 2))}\n`
      : differenceText(difference, options.lang);
  await print(io.stdout, text);
  return EXIT.clean;
}

function differenceText(difference: RulesetDifference, lang: Language): string {
  const { from, to, parameters, checks, ownChecks } = difference;
  const names = [`${from.id}@${from.version}`, `${to.id}@${to.version}`] as const;
  const tables = [
    table(
      HEADS.values[lang],
      parameters.flatMap((each) => parameterRows(each, names, lang)),
    ),
    table(
      HEADS.checks[lang],
      checks.flatMap((each) => checkRows(each, names, lang)),
    ),
    table(
      HEADS.ownChecks[lang],
      ownChecks.flatMap((each) => ownCheckRows(each, names, lang)),
    ),
  ].filter((text) => text !== "");
  if (tables.length > 0) return tables.join("\n");
  return lang === "zh" ? `${names[0]} 与 ${names[1]} 没有不同\n` : `${names[0]} and ${names[1]} agree\n`;
}

const HEADS = {
  values: {
    zh: ["参数", "规则集", "值", "施行", "依据", "文件"],
    en: ["parameter", "ruleset", "value", "from", "basis", "document"],
  },
  checks: {
    zh: ["检查", "规则集", "级别", "依据", "文件"],
    en: ["check", "ruleset", "severity", "basis", "document"],
  },
  ownChecks: { zh: ["自有检查", "规则集", "内容"], en: ["own check", "ruleset", "what it asks"] },
} as const;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return rows.length === 0 ? "" : alignColumns([head, ...rows]);
}

type Names = readonly [from: string, to: string];

/** What differs once, then what each ruleset says. */
function parameterRows(difference: ParameterDifference, names: Names, lang: Language): string[][] {
  const { name, changed } = difference;
  const label = `${name} ${parameterName(name, lang)}${changed === "ground" ? GROUND[lang] : ""}`;
  const rows = [difference.from, difference.to].flatMap((values, side) =>
    values.map((dated) => [
      names[side] ?? "",
      printable(parameterText(name, dated.value, lang), 500),
      dated.day,
      BASIS_WORDS[dated.basis][lang],
      printable(dated.reference ?? "-"),
    ]),
  );
  return labelled(label, rows);
}

const GROUND = { zh: "（仅依据不同）", en: " (ground only)" };

function checkRows(difference: CheckDifference, names: Names, lang: Language): string[][] {
  const rows = [difference.from, difference.to].map((check, side) =>
    check === null
      ? [names[side] ?? "", "-", "", ""]
      : [
          names[side] ?? "",
          tableWords[lang].severity[check.severity],
          BASIS_WORDS[check.basis][lang],
          printable(check.reference ?? "-"),
        ],
  );
  return labelled(`${difference.code}${difference.changed === "ground" ? GROUND[lang] : ""}`, rows);
}

function ownCheckRows(difference: OwnCheckDifference, names: Names, lang: Language): string[][] {
  const rows = [difference.from, difference.to].map((check, side) => [
    names[side] ?? "",
    check === null ? "-" : ownCheckText(check, lang),
  ]);
  return labelled(`rule.${difference.id}`, rows);
}

function ownCheckText({ scope, severity, message }: OwnCheck, lang: Language): string {
  return printable(
    `${SCOPE_WORDS[scope][lang]}, ${tableWords[lang].severity[severity]}: ${message[lang]}`,
    300,
  );
}

function labelled(label: string, rows: readonly (readonly string[])[]): string[][] {
  return rows.map((row, i) => [i === 0 ? label : "", ...row]);
}
