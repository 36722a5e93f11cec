import type { FactType, FactValue } from "./vocabulary";

/** Plain JSON: what is left of a condition once everything that is not data has been refused. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A condition read and found well typed. */
export type ConditionNode =
  | { readonly kind: "literal"; readonly type: FactType; readonly value: FactValue }
  | { readonly kind: "fact"; readonly type: FactType; readonly name: string; readonly fallback: FactValue }
  /** The item at hand inside `some`, `all` and `none`. */
  | { readonly kind: "element"; readonly type: FactType }
  | CallNode;

export interface CallNode {
  readonly kind: "call";
  readonly type: FactType;
  readonly operator: string;
  readonly operands: readonly ConditionNode[];
}
