import type { Bilingual } from "../errors";
import type { Severity } from "../ruleset/schema";

/** Where the stated figure should have been, or which words would have been right. */
export type Expected = { readonly min: string; readonly max: string } | { readonly oneOf: readonly string[] };

/** One thing the form says that cannot be true (error), breaks a rule (warning) or is worth knowing (info). */
export interface Finding {
  /** Stable `area.fault` word from the catalogue, or `rule.<id>` for a ruleset's own check. */
  readonly code: string;
  readonly severity: Severity;
  /** JSON Pointer to the stated cell that cannot stand; given even where the cell is blank. */
  readonly path: string;
  /** The cell as printed; `null` where it is blank. */
  readonly stated: string | null;
  readonly expected: Expected | null;
  /** JSON Pointers to the other cells involved. */
  readonly related: readonly string[];
  /** The figures and words the message is made of. */
  readonly params: Readonly<Record<string, string>>;
  readonly message: Bilingual;
  /**
   * Document and clause of the rule, as the ruleset cites it: those of the parameter that gave the expected
   * figure, else those of the check; `null` where the ruleset cites none (plain arithmetic, a reading of its own).
   */
  readonly reference: string | null;
  /** Where the figure stands in the sheet or text it was read from (`表1!H23`), if it was. */
  readonly cell?: string;
  /** Accepted by someone, for a reason: still listed, and no longer a failure. */
  readonly suppressed?: Suppressed;
}

/** Who accepted a finding, why, and the last day they do (`null` = no end). */
export interface Suppressed {
  readonly by: string;
  readonly reason: string;
  readonly until: string | null;
}

/** How often a check passed, failed, or could not be evaluated because a cell it needs is blank or unreadable. */
export interface CheckCounts {
  readonly passed: number;
  readonly failed: number;
  readonly notEvaluated: number;
}
