import jsonLogic from "json-logic-js";
import * as Ex from "../figure/exact";
import type { ConditionLimits } from "./limits";
import { CONDITION_LIMITS } from "./limits";
import { figureLiteral } from "./literal";
import type { Meter } from "./meter";
import { charge, chargeFigure, chargeItem, chargeReading, chargeSearch } from "./meter";
import type { Json } from "./tree";
import type { Facts, FactValue } from "./vocabulary";

/**
 * Evaluates a checked condition by json-logic-js: it walks the condition and calls the operators, which are all
 * ours. Written apart from `compile.ts` on purpose, so that the two can be held against each other.
 *
 * json-logic-js keeps its operators in one table per copy of the module. The built package carries a copy of
 * its own. Even where the module is shared with the host (running from source) the two stay apart: our operators
 * hang under a single name, only for the time of one evaluation, and none of the table's own are used.
 *
 * @param logic - a condition without issues; anything else gives no particular result
 * @param facts - every fact the condition reads, of the vocabulary's types; absent ones are blank
 * @throws RulesetError `condition.steps`
 */
export function evaluateReference(
  logic: Json,
  facts: Facts,
  limits: ConditionLimits = CONDITION_LIMITS,
): FactValue {
  const rule = translate(logic);
  const run: Run = {
    facts: Object.assign(Object.create(null), facts),
    element: null,
    meter: { left: limits.steps },
  };
  jsonLogic.add_operation(NAMESPACE, OPERATIONS as unknown as () => unknown);
  try {
    return apply(rule, run);
  } finally {
    (jsonLogic as unknown as { rm_operation(name: string): void }).rm_operation(NAMESPACE);
  }
}

/** What json-logic-js takes for the data; our operators see it as `this`. */
interface Run {
  readonly facts: Facts;
  readonly element: FactValue;
  readonly meter: Meter;
}

/** An operand handed over unevaluated. json-logic-js leaves an object with two keys as it is. */
interface Held {
  readonly held: unknown;
  readonly operations: number;
}

function apply(rule: unknown, run: Run): FactValue {
  return jsonLogic.apply(rule as never, run) as FactValue;
}

const NAMESPACE = "jixiao";
const HELD_FROM: ReadonlyMap<string, number> = new Map([
  ["and", 0],
  ["or", 0],
  ["if", 0],
  ["?:", 0],
  ["some", 1],
  ["all", 1],
  ["none", 1],
]);

/** `{"dec.lt": [a, b]}` becomes `{"jixiao.dec.lt": [a, b]}`, which json-logic-js looks up along the dots. */
function translate(json: Json): unknown {
  if (json === null || typeof json !== "object") return json;
  if (Array.isArray(json)) return json.map(translate);
  const [[name, written] = ["", null]] = Object.entries(json);
  const operands: readonly Json[] = Array.isArray(written) ? written : [written];
  const heldFrom = HELD_FROM.get(name) ?? operands.length;
  return {
    [`${NAMESPACE}.${name}`]: operands.map((operand, index) => {
      const translated = translate(operand);
      return index < heldFrom ? translated : { held: translated, operations: countOperations(operand) };
    }),
  };
}

function countOperations(json: Json): number {
  if (json === null || typeof json !== "object") return 0;
  const inside = Object.values(json).reduce<number>((sum, each) => sum + countOperations(each), 0);
  return Array.isArray(json) ? inside : inside + 1;
}

type Figure = Ex.Exact | string | number | null;
type List = readonly (Ex.Exact | string)[];

/** Figures come as facts or as written in the condition. */
function figureOf(operand: Figure): Ex.Exact | null {
  return typeof operand === "string" || typeof operand === "number" ? figureLiteral(operand) : operand;
}

function compared(holds: (order: number) => boolean) {
  return (left: Figure, right: Figure): boolean | null => {
    const [a, b] = [figureOf(left), figureOf(right)];
    return a && b && holds(Ex.compare(a, b));
  };
}

function computed(combine: (left: Ex.Exact, right: Ex.Exact) => Ex.Exact | null) {
  return function (this: Run, ...operands: Figure[]): Ex.Exact | null {
    return operands.map(figureOf).reduce((left, right) => {
      const result = left && right && combine(left, right);
      return result && chargeFigure(this.meter, result);
    });
  };
}

function chosen(choose: (left: Ex.Exact, right: Ex.Exact) => Ex.Exact) {
  const ofOperands = computed(choose);
  return function (this: Run, ...operands: (Figure | Ex.Exact[])[]): Ex.Exact | null {
    const [list] = operands;
    if (!Array.isArray(list)) return ofOperands.apply(this, operands as Figure[]);
    charge(this.meter, list.length);
    return list.length === 0 ? null : list.reduce(choose);
  };
}

/** The flag of each item up to the first that is `last`, as far as it was needed. */
function flagsUpTo(last: boolean, run: Run, items: List, body: Held): FactValue[] {
  const flags: FactValue[] = [];
  for (const element of items) {
    chargeItem(run.meter, body.operations);
    flags.push(apply(body.held, { ...run, element }));
    if (flags.at(-1) === last) break;
  }
  return flags;
}

function kleene(flags: readonly FactValue[], decisive: boolean): boolean | null {
  if (flags.includes(decisive)) return decisive;
  return flags.includes(null) ? null : !decisive;
}

function joined(decisive: boolean) {
  return function (this: Run, ...operands: Held[]): boolean | null {
    const flags: FactValue[] = [];
    for (const { held } of operands) {
      flags.push(apply(held, this));
      if (flags.at(-1) === decisive) break;
    }
    return kleene(flags, decisive);
  };
}

function choose(this: Run, ...operands: Held[]): FactValue {
  const [test, branch, ...others] = operands;
  if (test === undefined) return null;
  if (branch === undefined) return apply(test.held, this);
  const flag = apply(test.held, this);
  if (flag === null) return null;
  return flag ? apply(branch.held, this) : choose.apply(this, others);
}

function not(flag: boolean | null): boolean | null {
  return flag === null ? null : !flag;
}

function equal(left: FactValue, right: FactValue): boolean | null {
  return left === null || right === null ? null : Object.is(left, right);
}

const different = (left: FactValue, right: FactValue) => not(equal(left, right));

function contains(this: Run, text: string | null, part: string | null): boolean | null {
  if (text === null || part === null) return null;
  chargeSearch(this.meter, text, part);
  return text.indexOf(part) !== -1;
}

function isIn(this: Run, text: string | null, whole: string | readonly string[] | null): boolean | null {
  if (!Array.isArray(whole)) return contains.call(this, whole as string | null, text);
  if (text === null) return null;
  charge(this.meter, whole.length);
  return whole.some((each) => each === text);
}

function some(this: Run, items: List | null, body: Held): boolean | null {
  return items && kleene(flagsUpTo(true, this, items, body), true);
}

const OPERATIONS = Object.freeze({
  var(this: Run, name: string, fallback: FactValue = null): FactValue {
    return name === "" ? this.element : (this.facts[name] ?? fallback);
  },
  present: (value: FactValue) => value !== null,
  and: joined(false),
  or: joined(true),
  "!": not,
  "!!": (flag: boolean | null) => flag,
  if: choose,
  "?:": choose,
  "==": equal,
  "===": equal,
  "!=": different,
  "!==": different,
  in: isIn,
  text: Object.freeze({
    contains,
    startsWith: (text: string | null, part: string | null) =>
      text === null || part === null ? null : text.slice(0, part.length) === part,
    length(this: Run, text: string | null): Ex.Exact | null {
      if (text === null) return null;
      chargeReading(this.meter, text);
      return Ex.integer(Array.from(text).length);
    },
  }),
  dec: Object.freeze({
    lt: compared((order) => order < 0),
    lte: compared((order) => order <= 0),
    gt: compared((order) => order > 0),
    gte: compared((order) => order >= 0),
    eq: compared((order) => order === 0),
    ne: compared((order) => order !== 0),
    between(value: Figure, low: Figure, high: Figure): boolean | null {
      const [figure, from, to] = [figureOf(value), figureOf(low), figureOf(high)];
      return figure && from && to && Ex.compare(figure, from) >= 0 && Ex.compare(figure, to) <= 0;
    },
    add: computed(Ex.add),
    sub: computed(Ex.subtract),
    mul: computed(Ex.multiply),
    div: computed((left, right) => (Ex.equals(right, Ex.ZERO) ? null : Ex.divide(left, right))),
    min: chosen(Ex.lesser),
    max: chosen(Ex.greater),
    abs: (operand: Figure) => {
      const figure = figureOf(operand);
      return figure && Ex.greater(figure, Ex.negate(figure));
    },
    round: (operand: Figure, places: string | number) => {
      const figure = figureOf(operand);
      return figure && Ex.round(figure, Number(places), "half-up");
    },
    sum(this: Run, items: readonly Ex.Exact[] | null): Ex.Exact | null {
      if (items === null) return null;
      charge(this.meter, items.length);
      return [Ex.ZERO, ...items].reduce((left, right) => chargeFigure(this.meter, Ex.add(left, right)));
    },
  }),
  list: Object.freeze({
    count: (items: List | null) => items && Ex.integer(items.length),
  }),
  some,
  none(this: Run, items: List | null, body: Held): boolean | null {
    return not(some.call(this, items, body));
  },
  all(this: Run, items: List | null, body: Held): boolean | null {
    if (items === null || items.length === 0) return items && false;
    return kleene(flagsUpTo(false, this, items, body), false);
  },
});
