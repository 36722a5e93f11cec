/** How much a condition may ask for; each limit that is overrun is an issue of its own. */
export interface ConditionLimits {
  /** Objects and arrays inside one another. */
  readonly depth: number;
  /** Values in the condition, objects and arrays included. */
  readonly nodes: number;
  /** Characters of a text, a fact's name or an operator's name. */
  readonly text: number;
  /** Work of one evaluation; see `meter.ts` for what a step is. */
  readonly steps: number;
  /** Issues reported before the reading stops. */
  readonly issues: number;
}

/**
 * Generous for what a person writes, small for a machine. A condition over the lists of a whole batch may be given
 * more steps by the caller.
 */
export const CONDITION_LIMITS: ConditionLimits = Object.freeze({
  depth: 64,
  nodes: 500,
  text: 500,
  steps: 30_000,
  issues: 20,
});
