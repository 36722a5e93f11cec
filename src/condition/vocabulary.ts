import type { Exact } from "../figure/exact";

/** What a fact or an expression holds: a figure (数值), a text (文本), a flag (是否), or a list of the first two. */
export type FactType = "figure" | "text" | "flag" | "figures" | "texts";

/**
 * The names a condition may read, each with its type. Dots are part of the name; nothing is nested.
 *
 * @example { "row.score": "figure", "row.reason": "text", "rows.scores": "figures" }
 */
export type Vocabulary = Readonly<Record<string, FactType>>;

/** `null` is a blank: the cell is empty, or what was to be computed from it could not be. An empty text is none. */
export type FactValue = Exact | string | boolean | readonly Exact[] | readonly string[] | null;

/** The facts of one form or row by name; a name that is absent is blank. */
export type Facts = Readonly<Record<string, FactValue>>;

/** Gives the value of a fact; called only with names of the vocabulary. */
export type FactReader = (name: string) => FactValue;

/** Reads own properties only, so that no name reaches into a prototype. */
export function readerOf(facts: Facts): FactReader {
  return (name) => (Object.hasOwn(facts, name) ? (facts[name] ?? null) : null);
}

/**
 * The value, once it is certain to be what the vocabulary says.
 *
 * @throws TypeError when the caller's facts and its vocabulary disagree
 */
export function factOfType(name: string, type: FactType, value: FactValue | undefined): FactValue {
  if (value === null || value === undefined) return null;
  if (!isOfType(type, value)) throw new TypeError(`fact ${name} is not of type ${type}`);
  return value;
}

function isOfType(type: FactType, value: FactValue): boolean {
  switch (type) {
    case "figure":
      return typeof value === "object" && !Array.isArray(value);
    case "text":
      return typeof value === "string";
    case "flag":
      return typeof value === "boolean";
    default:
      return Array.isArray(value);
  }
}
