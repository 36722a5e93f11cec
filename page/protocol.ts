import type { Migration } from "../src/batch/migration";
import type { Bilingual } from "../src/errors";
import type { Language } from "../src/explain/message";
import type { BatchCharts } from "../src/report/draw/batch";
import type { Html } from "../src/report/draw/html";
import type { AccountsView } from "../src/report/view/accountsView";
import type { BatchView } from "../src/report/view/batchView";
import type { FormView } from "../src/report/view/formView";

// What the page and its worker say to each other. The worker holds the forms; the page only draws.

/** In place of a ruleset's id: each form by the one that fits it. */
export const AUTO = "auto";

export interface LoadRequest {
  readonly kind: "load";
  readonly files: readonly File[];
  readonly text: string | null;
  readonly ruleset: string;
}

/** Each may be answered by `progress`, and is by one of the others, under the same number. */
export type Request = { readonly job: number } & (
  | LoadRequest
  | { readonly kind: "examples"; readonly ruleset: string }
  | { readonly kind: "ruleset"; readonly ruleset: string }
  | { readonly kind: "batch" }
  | { readonly kind: "form"; readonly index: number }
  | { readonly kind: "repair"; readonly index: number; readonly repair: number }
  | { readonly kind: "undo"; readonly index: number }
  | { readonly kind: "report"; readonly lang: Language }
);

/** Stops the job of that number; what is done stays. */
export interface Cancel {
  readonly kind: "cancel";
  readonly job: number;
}

/** Progress is `done` forms, and the `share` of the whole where that is known. */
export type Answer = { readonly job: number } & (
  | { readonly kind: "progress"; readonly done: number; readonly share: number | null }
  | BatchAnswer
  | FormAnswer
  | { readonly kind: "report"; readonly blob: Blob }
  | { readonly kind: "failed"; readonly message: Bilingual }
);

export interface BatchAnswer {
  readonly kind: "batch";
  readonly view: BatchView;
  readonly charts: Readonly<Record<Language, BatchCharts>>;
  /** Final accounts, shown below the forms. */
  readonly accounts: readonly AccountsView[];
  /** Stopped before the end. */
  readonly cancelled: boolean;
  readonly change: RulesetChange | null;
}

export interface FormAnswer {
  readonly kind: "form";
  readonly view: FormView;
  readonly chart: Readonly<Record<Language, Html>>;
  /** How many corrections were applied to it. */
  readonly repaired: number;
  readonly change: RulesetChange | null;
}

/** What another ruleset moved, against the one before. */
export interface RulesetChange {
  readonly from: string;
  readonly to: string;
  readonly migration: Migration;
  readonly moves: readonly MovedForm[];
}

export interface MovedForm {
  readonly index: number;
  readonly name: string;
  readonly total: { readonly from: string; readonly to: string };
  readonly grade: { readonly from: string | null; readonly to: string | null };
  readonly through: readonly string[];
}
