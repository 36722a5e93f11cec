import type { Slip } from "./slips";

/**
 * A minimal set of cells whose change makes every arithmetic check they touch pass, at least one of which fails
 * as printed.
 */
export interface Repair {
  /** What each cell shows now (`null`: blank) and what it should show, printed like the form prints. */
  readonly cells: readonly { readonly path: string; readonly from: string | null; readonly to: string }[];
  /** The kind of slip that explains it; `recomputed` where none does. */
  readonly slip: Slip;
  /** Codes of the findings it resolves. */
  readonly resolves: readonly string[];
  /** Weights of the cells, and what is added where no usual slip explains the change. */
  readonly cost: number;
}
