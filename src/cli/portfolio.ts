import type { AccountsDocument, PortfolioForm, PortfolioReconciliation } from "../accounts/index";
import { portfolioForm } from "../accounts/portfolio/form";
import type { Outcome } from "./assessInputs";
import { fileProblem, type InputProblem } from "./problems";

/** Whether the forms given with final accounts are all of the unit's, or some of them. */
export type PortfolioScope = "some" | "all";

/** Gathers what `--portfolio` compares: the forms, and the final accounts they stand beside. */
export class Portfolio {
  private readonly forms: PortfolioForm[] = [];
  private readonly accounts: { readonly file: string; readonly document: AccountsDocument }[] = [];

  constructor(private readonly scope: PortfolioScope) {}

  add(outcome: Outcome): void {
    if (outcome.kind === "accounts") this.accounts.push(outcome);
    if (outcome.kind === "assessed") this.forms.push(portfolioForm(outcome.evaluation, outcome.assessment));
  }

  async reconcile(): Promise<PortfolioReconciliation | InputProblem> {
    const [accounts, second] = this.accounts;
    if (accounts === undefined || second !== undefined) return notOneDocument(second?.file ?? "-");
    if (this.forms.length === 0) return noForms(accounts.file);
    const { finalAccounts2024, reconcilePortfolio } = await import("../accounts/index");
    return reconcilePortfolio(accounts.document, this.forms, finalAccounts2024, {
      complete: this.scope === "all",
    });
  }
}

function noForms(file: string): InputProblem {
  return fileProblem(
    file,
    "portfolio.no-forms",
    "没有可与决算公开核对的自评表；请同时给出自评表，或去掉 --portfolio",
    "there is no form to hold against the final accounts; give the forms too, or leave out --portfolio",
  );
}

function notOneDocument(file: string): InputProblem {
  return fileProblem(
    file,
    "portfolio.one-document",
    "--portfolio 需要同时给出自评表和一份（只一份）决算公开",
    "--portfolio takes forms together with the final accounts of one unit, no more and no fewer",
  );
}
