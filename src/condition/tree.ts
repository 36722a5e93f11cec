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

/** The names of the facts a condition reads, each once. */
export function factsOf(tree: ConditionNode): string[] {
  const names = new Set<string>();
  const visit = (node: ConditionNode): void => {
    if (node.kind === "fact") names.add(node.name);
    else if (node.kind === "call") node.operands.forEach(visit);
  };
  visit(tree);
  return [...names];
}
