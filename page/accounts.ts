import type { AccountsDocument } from "../src/accounts/index";
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

/** What is drawn of them, below the forms. */
export async function accountsViews(all: readonly LoadedAccounts[]): Promise<AccountsView[]> {
  if (all.length === 0) return [];
  const { assessAccounts, finalAccounts2024: rules } = await import("../src/accounts/index");
  const { accountsView } = await import("../src/report/view/accountsView");
  const views: AccountsView[] = [];
  for (const [index, { document, place }] of all.entries()) {
    const first = views.reduce((next, { findings }) => next + findings.length, 1);
    const at = { place, first, prefix: `/accounts/${index}` };
    views.push(accountsView(document, assessAccounts(document, rules), rules, at));
  }
  return views;
}

export async function reportAccounts(report: Report, all: readonly LoadedAccounts[]): Promise<void> {
  if (all.length === 0) return;
  const { assessAccounts, finalAccounts2024: rules } = await import("../src/accounts/index");
  for (const { document, place } of all) {
    report.addAccounts({ document, assessment: assessAccounts(document, rules), rules, place });
  }
}
