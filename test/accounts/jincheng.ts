import { readFileSync } from "node:fs";
import {
  type AccountsAssessment,
  type AccountsDocument,
  assessAccounts,
  type EquationResult,
  finalAccounts2024,
  readAccounts,
} from "../../src/accounts/index";

/** The published final accounts the tests cite by line: `examples/final-accounts/jincheng-2024.txt`. */
export const text = readFileSync(
  new URL("../../examples/final-accounts/jincheng-2024.txt", import.meta.url),
  "utf8",
);

export const rules = finalAccounts2024;
export const reading = readAccounts(text, rules);
export const document = reading.document;
export const assessment = assessAccounts(document, rules);

/** The document read from the text with some words replaced, each of which must occur. */
export function documentWith(
  ...replacements: readonly (readonly [from: string, to: string])[]
): AccountsDocument {
  let changed = text;
  for (const [from, to] of replacements) {
    if (!changed.includes(from)) throw new Error(`not in the document: ${from}`);
    changed = changed.replace(from, to);
  }
  return readAccounts(changed, rules).document;
}

export function assessWith(
  ...replacements: readonly (readonly [from: string, to: string])[]
): AccountsAssessment {
  return assessAccounts(documentWith(...replacements), rules);
}

export function equation(id: string, of: AccountsAssessment = assessment): EquationResult {
  const found = of.equations.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no equation ${id}`);
  return found;
}

/** The equations that fail and should not, by id. */
export function violated(of: AccountsAssessment): string[] {
  return of.equations
    .filter(({ outcome, severity }) => outcome === "violated" && severity !== "info")
    .map(({ id }) => id);
}
