import type { PortfolioReconciliation, SubjectMatch } from "../accounts/index";
import type { Language } from "../explain/message";
import type { AccountsResult, AssessedAccounts } from "./assessInputs";
import { alignColumns } from "./columns";
import { explainWords } from "./explainWords";
import { type Colors, findingLines } from "./findingLines";
import { printable } from "./printable";
import { placeOf } from "./problems";
import { MOST_REPAIRS, moreRepairs } from "./repairLines";
import { type TableWords, tableWords } from "./words";

export function accountsName({ id, unit, year }: AccountsResult, words: TableWords): string {
  return printable(id ?? words.accounts(unit ?? words.unnamed, year), 40);
}

/** The findings of final accounts, what its equations came to, and with `--explain` each of them. */
export function accountsDetails(
  { file, line, assessment }: AssessedAccounts,
  lang: Language,
  colors: Colors,
): string {
  const words = tableWords[lang];
  const { equations, narrative, findings, repairs } = assessment;
  const place = placeOf({ file, line, column: null });
  return [
    `${colors.bold(`${accountsName(assessment, words)}  ${place}`)}\n`,
    findingLines(findings, () => "", lang, colors),
    ...repairs.slice(0, MOST_REPAIRS).map(({ cells }, index) => {
      const changes = cells.map(({ path, from, to }) => `${path} ${from ?? words.blank} → ${to}`);
      return `  ${words.repair(index + 1)}${printable(changes.join(words.separator), 300)}\n`;
    }),
    moreRepairs(repairs.length, words),
    `  ${words.equations(countEquations(equations))}\n`,
    `  ${words.narrative(narrative.found, narrative.matched, narrative.contradicting)}\n`,
    equationsText(equations, lang),
  ].join("");
}

function countEquations(equations: AccountsResult["equations"]) {
  const count = { exact: 0, withinRounding: 0, violated: 0, doubtful: 0, notEvaluated: 0 };
  for (const { outcome, severity } of equations) {
    count[outcome === "violated" && severity !== "error" ? "doubtful" : outcome] += 1;
  }
  return count;
}

/** Each equation: outcome, id, both sides, difference and how much of it rounding explains, then as a sentence. */
function equationsText(equations: AccountsResult["equations"], lang: Language): string {
  const told = equations.flatMap(({ explain, ...equation }) => (explain ? [{ ...equation, explain }] : []));
  if (told.length === 0) return "";
  const words = tableWords[lang];
  const heads = alignColumns(
    told.map(({ id, outcome, left, relation, right, difference, slack }) => [
      words.outcome[outcome],
      printable(id, 60),
      left === null ? "" : `${left} ${RELATIONS[relation]} ${right}`,
      difference === null || slack === null ? "" : words.difference(difference, slack),
    ]),
  ).split("\n");
  const lines = told.map(({ explain }, index) => {
    return `    ${heads[index]}\n      ${printable(explain[lang], 1000)}\n`;
  });
  return [`  ${explainWords[lang].equations}\n`, ...lines].join("");
}

const RELATIONS = { "=": "=", ">=": "≥", "<=": "≤", zeroTogether: "⇔", rate: "%=" } as const;

/** How the forms given with final accounts fit what was published of them. */
export function portfolioText(
  { findings, explain, subjects }: PortfolioReconciliation,
  lang: Language,
  colors: Colors,
): string {
  const words = tableWords[lang];
  const rows = subjects.map(({ form, executed, candidates }) => [
    printable(form, 40),
    executed ?? words.blank,
    candidates.length === 0 ? words.noSubject : printable(candidatesText(candidates, words), 160),
  ]);
  return [
    `${colors.bold(words.portfolio)}\n`,
    findingLines(findings, () => "", lang, colors),
    ...explain.map((sentence) => `  ${printable(sentence[lang], 300)}\n`),
    `  ${words.subjects}\n`,
    alignColumns(rows, [1]).replace(/^(?=.)/gm, "    "),
  ].join("");
}

/** Those that hold exactly the form's money first. */
function candidatesText(candidates: readonly SubjectMatch[], words: TableWords): string {
  const whole = candidates.filter(({ match }) => match === "whole");
  const part = candidates.filter(({ match }) => match === "part");
  return [
    ...whole.map(({ code, name }) => `${code}${name}${words.wholeSubject}`),
    ...part.map(({ code, name }) => `${code}${name}`),
  ].join("、");
}
