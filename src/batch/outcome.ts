import type { Assessment } from "../assess/assessment";
import type { Issue } from "../errors";
import type { Evaluation } from "../evaluation/schema";

/** What became of one form of a batch: assessed, or every reason why it could not be. */
export type FormOutcome =
  | {
      readonly kind: "assessed";
      readonly evaluation: Evaluation;
      readonly assessment: Assessment;
      /** How lists name the form where it has no `id`, such as `forms.ndjson:12`. */
      readonly ref?: string;
    }
  | { readonly kind: "unreadable"; readonly issues: readonly Issue[]; readonly ref?: string };
