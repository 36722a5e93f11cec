import { readFileSync } from "node:fs";
import type { Evaluation } from "../../src/evaluation/schema";
import { FORM_NAMES, realForm } from "../../test/forms";
import { layoutA, layoutB, standard, threeCells, twoForms } from "../../test/import/fixtures/forms";
import type { SheetPlan } from "../../test/import/fixtures/sheet";
import { allCases } from "../../test/ruleset/caseFile";
import { textsIn } from "./mutate";

/** The real things that inputs are made from. */

export const FORMS: readonly Evaluation[] = [
  ...FORM_NAMES.map(realForm),
  ...allCases().map(({ form }) => form),
];

/** Every cell of them, as often as it occurs: common cells are chosen often. */
export const CELLS: readonly string[] = FORMS.flatMap(textsIn).filter((text) => text.length < 60);

export const SHEETS: readonly SheetPlan[] = [layoutA, layoutB, standard, threeCells, ...twoForms];

/** The same as texts copied from a print. */
export const PRINTS: readonly string[] = SHEETS.map(({ rows }) =>
  rows.map((row) => row.map((cell) => cell ?? "").join("\t")).join("\n"),
);

export const ACCOUNTS: string = readFileSync(
  new URL("../../examples/final-accounts/jincheng-2024.txt", import.meta.url),
  "utf8",
);
