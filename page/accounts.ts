import type {
  AccountsAssessment,
  AccountsDocument,
  AccountsRules,
  PortfolioForm,
  PortfolioReconciliation,
} from "../src/accounts/index";
import type { ParseResult } from "../src/errors";
import type { Report } from "../src/report/report";
import type { AccountsView } from "../src/report/view/accountsView";

/** Final accounts in hand. */
export interface LoadedAccounts {
  readonly document: AccountsDocument;
  readonly place: string;
}

/** Final accounts in a workbook or text; the readers and rules are loaded only where there is such a file. */
export async function accountsInSheet(name: string, bytes: Uint8Array): Promise<LoadedAccounts | null> {
  const { readLines } = await import("../src/import/lines");
  const { finalAccounts2024, looksLikeAccounts, readAccounts } = await import("../src/accounts/index");
  const lines = await readLines(bytes, name);
  if (!looksLikeAccounts(lines)) return null;
  const { document } = readAccounts(lines, finalAccounts2024);
  return document.tables.length > 0 ? { document, place: name } : null;
}

/** Checks data that look like final accounts. */
export async function parseAccountsData(data: unknown): Promise<ParseResult<AccountsDocument>> {
  const { safeParseAccounts } = await import("../src/accounts/index");
  return safeParseAccounts(data);
}

/**
 * What is drawn of them, below the forms.
 *
 * @param forms - in the order of the page; held against the final accounts where these are of one unit
 */
export async function accountsViews(
  all: readonly LoadedAccounts[],
  forms: readonly PortfolioForm[],
): Promise<AccountsView[]> {
  if (all.length === 0) return [];
  const { accountsView, placeAfter } = await import("../src/report/view/accountsView");
  const views: AccountsView[] = [];
  for (const { document, assessment, rules, ...more } of await assessed(all, forms))
    views.push(accountsView(document, assessment, rules, { ...placeAfter(views), ...more }));
  return views;
}

export async function reportAccounts(
  report: Report,
  all: readonly LoadedAccounts[],
  forms: readonly PortfolioForm[],
): Promise<void> {
  if (all.length === 0) return;
  for (const each of await assessed(all, forms)) report.addAccounts(each);
}

interface Assessed extends LoadedAccounts {
  readonly assessment: AccountsAssessment;
  readonly rules: AccountsRules;
  readonly portfolio: PortfolioReconciliation | null;
}

async function assessed(
  all: readonly LoadedAccounts[],
  forms: readonly PortfolioForm[],
): Promise<Assessed[]> {
  const {
    assessAccounts,
    finalAccounts2024: rules,
    reconcilePortfolio,
  } = await import("../src/accounts/index");
  const isOneUnit = all.length === 1 && forms.length > 0;
  return all.map(({ document, place }) => ({
    document,
    place,
    rules,
    assessment: assessAccounts(document, rules),
    portfolio: isOneUnit ? reconcilePortfolio(document, forms, rules) : null,
  }));
}
