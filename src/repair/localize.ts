import type { CheckInput, Fault } from "../check/report";
import { completeSet, type RankedRepair } from "./complete";
import { ARITHMETIC, keyOf } from "./judge";
import { buildNetwork } from "./network";
import { rankRepairs } from "./rank";
import type { Repair } from "./repair";
import { findRepairs } from "./search";

/** The repairs of one form, likeliest first. */
export interface Localization {
  readonly repairs: readonly Repair[];
  /** `false` where the search was cut: every repair given is minimal, but there may be more. */
  readonly complete: boolean;
  /** Sets of cells examined. */
  readonly examined: number;
}

const NOTHING: Localization = { repairs: [], complete: true, examined: 0 };

/**
 * Says which cells are wrong where figures contradict each other: all minimal sets of cells whose change makes
 * the checks they touch pass, with the figures they should show and the slip that explains them.
 *
 * Contradictions that do not meet in a cell are repaired apart: apply one repair, assess again, and the others
 * still hold. The `cost` of a repair is the weights of its cells (`CELL_WEIGHTS`) and what is added where no usual
 * slip explains the change; `rankRepairs` says in which order they come.
 *
 * @param input - what the checks looked at
 * @param faults - what they reported; without an arithmetic one nothing is done
 */
export function localize(input: CheckInput, faults: readonly Fault[]): Localization {
  const arithmetic = faults.filter((fault) => ARITHMETIC.has(fault.code));
  if (arithmetic.length === 0) return NOTHING;
  const network = buildNetwork(input);
  const failing = arithmetic.flatMap((fault) => network.constraintOf(fault.code, fault.path) ?? []);
  const context = { input, network, contradictions: failing, failing: new Set(arithmetic.map(keyOf)) };
  const found = findRepairs(network, failing, (set) => completeSet(set, network, context));
  const repairs = rankRepairs(found.repairs, failing).map(plain);
  return { repairs, complete: found.complete, examined: found.examined };
}

function plain({ cells, slip, resolves, cost }: RankedRepair): Repair {
  return { cells, slip, resolves, cost };
}
