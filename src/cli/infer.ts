import type { Language } from "../explain/message";
import { equals, format, formatPlaces, round } from "../figure/exact";
import { type FormulaFamily, type FormulaFit, inferFormula, type RowRef } from "../infer/inferFormula";
import { normalize } from "../normalize/normalize";
import { cellName } from "../report/cellName";
import { rulesFor } from "../ruleset/rules";
import type { Ruleset } from "../ruleset/schema";
import { scoreIndicator } from "../score/indicator";
import type { AssessedForm } from "./assessInputs";
import { alignColumns } from "./columns";
import { inferWords } from "./inferWords";
import { printable } from "./printable";
import { placeOf } from "./problems";

/** 打分公式推断 over a batch: which formula explains the printed scores on the most rows, and which rows fit none. */
export function inferenceReport(forms: readonly AssessedForm[], ruleset: Ruleset, lang: Language): string {
  const words = inferWords[lang];
  const { rows, fits, unexplained } = inferFormula(
    forms.map(({ evaluation }) => evaluation),
    ruleset,
  );
  if (rows === 0) return `${words.nothing}\n`;
  // Nothing is nothing however it is rounded.
  const told = fits.filter(({ lower, rounding }) => lower !== "all-or-nothing" || rounding === "half-up");
  const most = told[0]?.explained ?? 0;
  const best = most === 0 ? [] : byFamily(told.filter(({ explained }) => explained === most));
  const name = ([lower, roundings]: (typeof best)[number]) =>
    words.fit(
      words.families[lower],
      lower === "all-or-nothing" ? [] : roundings.map((r) => words.roundings[r]),
    );
  const lines = [words.heading(rows), words.best(best.map(name), most, rows)];
  const table = told.map((fit) => [words.families[fit.lower], roundingOf(fit, lang), String(fit.explained)]);
  const none = unexplained.map((row) => unexplainedRow(row, forms, ruleset, lang));
  return [
    lines.map((line) => `${line}\n`).join(""),
    alignColumns([words.fitColumns, ...table], [2]),
    unexplained.length === 0
      ? `${words.allExplained}\n`
      : `${words.unexplained(unexplained.length)}\n${alignColumns([words.rowColumns, ...none], [2, 3, 4, 5])}`,
  ].join("\n");
}

/** The fits of one family stand together. */
function byFamily(fits: readonly FormulaFit[]): [FormulaFamily["lower"], FormulaFamily["rounding"][]][] {
  const families = new Map<FormulaFamily["lower"], FormulaFamily["rounding"][]>();
  for (const { lower, rounding } of fits) families.set(lower, [...(families.get(lower) ?? []), rounding]);
  return [...families];
}

function roundingOf({ lower, rounding }: FormulaFit, lang: Language): string {
  return lower === "all-or-nothing" ? "-" : inferWords[lang].roundings[rounding];
}

/** Form, row, stated score, and what each family would give: unrounded, and at the stated places. */
function unexplainedRow(
  { form: index, path }: RowRef,
  forms: readonly AssessedForm[],
  ruleset: Ruleset,
  lang: Language,
): string[] {
  const form = forms[index]!;
  const { evaluation, file, line, source } = form;
  const normalized = normalize(evaluation);
  const rules = rulesFor(ruleset, normalized.year);
  const row = normalized.rows.find((candidate) => candidate.path === path)!;
  const scored = scoreIndicator(row, rules);
  const places = scored.stated?.decimals ?? rules.rounding.places;
  const by = (lowerIsBetterFormula: Exclude<FormulaFamily["lower"], "all-or-nothing">) => {
    const { admissible } = scoreIndicator(row, { ...rules, lowerIsBetterFormula });
    if (admissible === null) return "-";
    const points = format(admissible.lo, 4);
    const printed = round(admissible.lo, places, "half-up");
    return equals(admissible.lo, printed) ? points : `${points} → ${formatPlaces(printed, places)}`;
  };
  return [
    printable(
      evaluation.id ?? evaluation.project?.name ?? evaluation.title ?? placeOf({ file, line, column: null }),
      40,
    ),
    printable(cellName(evaluation, path, lang), 40),
    scored.stated === null ? "-" : formatPlaces(scored.stated.value, places),
    by("proportional"),
    by("linear-to-double"),
    "0",
    placeOf({ file, line, column: null, cell: source?.cellAt(`${path}/score`) ?? null }),
    source === null ? printable(path, 200) : "",
  ];
}
