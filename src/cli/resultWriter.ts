import type { PortfolioReconciliation } from "../accounts/index";
import type { Language } from "../explain/message";
import type { Outcome } from "./assessInputs";
import type { CliIO } from "./io";

/** Writes the results of a batch to stdout, one by one and in order. */
export interface ResultWriter {
  add(outcome: Outcome): Promise<void>;
  /** How the forms fit the final accounts given with them, after all results. */
  addPortfolio(portfolio: PortfolioReconciliation): Promise<void>;
  /** After the last one. */
  end(): Promise<void>;
}

export type CreateResultWriter = (io: CliIO, lang: Language) => ResultWriter;
