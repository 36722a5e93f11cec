import * as Ex from "../figure/exact";
import type { ConditionLimits } from "./limits";
import { CONDITION_LIMITS } from "./limits";
import type { Meter } from "./meter";
import { charge, chargeFigure, chargeItem, chargeReading, chargeSearch } from "./meter";
import { soundCondition } from "./read";
import type { CallNode, ConditionNode } from "./tree";
import { factsOf } from "./tree";
import type { FactReader, FactValue, Vocabulary } from "./vocabulary";
import { factOfType } from "./vocabulary";

/** A condition made ready to be asked about millions of rows. */
export interface CompiledCondition {
  /** The facts it reads, each once, in the order in which they stand; others need not be prepared. */
  readonly facts: readonly string[];
  /**
   * Whether the condition holds; `null` is "not evaluated", never a pass.
   *
   * @throws RulesetError `condition.steps`
   * @throws TypeError when a fact is not of the type the vocabulary gives it
   */
  readonly holds: (read: FactReader) => boolean | null;
}

/** A piece of a condition as a closure; `element` is the item at hand inside `some`, `all` and `none`. */
type Step = (read: FactReader, element: FactValue, meter: Meter) => FactValue;

/**
 * Turns a condition into closures, once per ruleset. No code is made from text, so it runs where `eval` is
 * forbidden. Agrees with `evaluateCondition` on every condition and all facts.
 *
 * @throws RulesetError with every issue `checkCondition` finds
 * @example compileCondition({ "dec.lte": [{ var: "row.score" }, { var: "row.weight" }] }, vocabulary).holds(read)
 */
export function compileCondition(
  logic: unknown,
  vocabulary: Vocabulary,
  limits: ConditionLimits = CONDITION_LIMITS,
): CompiledCondition {
  const { tree } = soundCondition(logic, vocabulary, limits);
  const step = compileNode(tree);
  return {
    facts: factsOf(tree),
    holds: (read) => step(read, null, { left: limits.steps }) as boolean | null,
  };
}

function compileNode(node: ConditionNode): Step {
  switch (node.kind) {
    case "literal": {
      const { value } = node;
      return () => value;
    }
    case "fact": {
      const { name, type, fallback } = node;
      return (read) => factOfType(name, type, read(name)) ?? fallback;
    }
    case "element":
      return (_read, element) => element;
    case "call":
      return COMPILERS[node.operator]!(node.operands.map(compileNode), node);
  }
}

type Compiler = (steps: readonly Step[], node: CallNode) => Step;

// Every operand is evaluated even when an earlier one is blank: json-logic does so too, and the steps charged
// must be the same. Only and, or, if, some, all and none leave operands out.

function unary<T extends FactValue>(apply: (operand: T, meter: Meter) => FactValue): Compiler {
  return ([only]) => {
    const operand = only!;
    return (read, element, meter) => {
      const value = operand(read, element, meter);
      return value === null ? null : apply(value as T, meter);
    };
  };
}

function binary<T extends FactValue>(apply: (left: T, right: T, meter: Meter) => FactValue): Compiler {
  return ([first, second]) => {
    const left = first!;
    const right = second!;
    return (read, element, meter) => {
      const a = left(read, element, meter);
      const b = right(read, element, meter);
      return a === null || b === null ? null : apply(a as T, b as T, meter);
    };
  };
}

function folded(combine: (left: Ex.Exact, right: Ex.Exact) => Ex.Exact): Compiler {
  return (steps) => {
    const [first, ...others] = steps;
    return (read, element, meter) => {
      let result = first!(read, element, meter) as Ex.Exact | null;
      for (const step of others) {
        const next = step(read, element, meter) as Ex.Exact | null;
        result = result === null || next === null ? null : chargeFigure(meter, combine(result, next));
      }
      return result;
    };
  };
}

function extreme(choose: (left: Ex.Exact, right: Ex.Exact) => Ex.Exact): Compiler {
  const ofOperands = folded(choose);
  const ofList = unary<readonly Ex.Exact[]>((items, meter) => {
    charge(meter, items.length);
    return items.length === 0 ? null : items.reduce(choose);
  });
  return (steps, node) => (node.operands[0]!.type === "figures" ? ofList : ofOperands)(steps, node);
}

const conjunction: Compiler = (steps) => (read, element, meter) => {
  let result: boolean | null = true;
  for (const step of steps) {
    const flag = step(read, element, meter);
    if (flag === false) return false;
    if (flag === null) result = null;
  }
  return result;
};

const disjunction: Compiler = (steps) => (read, element, meter) => {
  let result: boolean | null = false;
  for (const step of steps) {
    const flag = step(read, element, meter);
    if (flag === true) return true;
    if (flag === null) result = null;
  }
  return result;
};

const choice: Compiler = (steps) => {
  const pairs = Math.floor(steps.length / 2);
  const otherwise = steps.length % 2 === 1 ? steps[steps.length - 1]! : () => null;
  return (read, element, meter) => {
    for (let pair = 0; pair < pairs; pair += 1) {
      const test = steps[2 * pair]!(read, element, meter);
      if (test === null) return null;
      if (test === true) return steps[2 * pair + 1]!(read, element, meter);
    }
    return otherwise(read, element, meter);
  };
};

/** Goes through a list until an item gives `decisive`; the rest is left out. */
function each(decisive: boolean, whenDecided: boolean, whenEmpty: boolean): Compiler {
  return ([listStep, bodyStep], node) => {
    const list = listStep!;
    const body = bodyStep!;
    const operations = operationsIn(node.operands[1]!);
    return (read, element, meter) => {
      const items = list(read, element, meter) as readonly (Ex.Exact | string)[] | null;
      if (items === null) return null;
      if (items.length === 0) return whenEmpty;
      let result: boolean | null = !whenDecided;
      for (const item of items) {
        chargeItem(meter, operations);
        const flag = body(read, item, meter);
        if (flag === decisive) return whenDecided;
        if (flag === null) result = null;
      }
      return result;
    };
  };
}

function operationsIn(node: ConditionNode): number {
  if (node.kind === "literal") return 0;
  if (node.kind !== "call") return 1;
  return node.operands.reduce((sum, operand) => sum + operationsIn(operand), 1);
}

const inTexts = binary<string | readonly string[]>((text, texts, meter) => {
  charge(meter, texts.length);
  return texts.includes(text as string);
});
const inText = binary<string>((part, text, meter) => contains(text, part, meter));

function contains(text: string, part: string, meter: Meter): boolean {
  chargeSearch(meter, text, part);
  return text.includes(part);
}

function countCharacters(text: string, meter: Meter): Ex.Exact {
  chargeReading(meter, text);
  let count = 0;
  for (const _character of text) count += 1;
  return Ex.integer(count);
}

const between: Compiler = ([figure, low, high]) => {
  return (read, element, meter) => {
    const value = figure!(read, element, meter) as Ex.Exact | null;
    const from = low!(read, element, meter) as Ex.Exact | null;
    const to = high!(read, element, meter) as Ex.Exact | null;
    if (value === null || from === null || to === null) return null;
    return Ex.compare(from, value) <= 0 && Ex.compare(value, to) <= 0;
  };
};

const rounding: Compiler = (steps, node) => {
  const places = node.operands[1]!;
  const decimals = Number(Ex.format(places.kind === "literal" ? (places.value as Ex.Exact) : Ex.ZERO));
  return unary<Ex.Exact>((figure) => Ex.round(figure, decimals, "half-up"))(steps, node);
};

const same = binary((left, right) => left === right);
const different = binary((left, right) => left !== right);

const COMPILERS: Readonly<Record<string, Compiler>> = {
  present: ([operand]) => {
    return (read, element, meter) => operand!(read, element, meter) !== null;
  },
  and: conjunction,
  or: disjunction,
  "!": unary((flag) => !flag),
  "!!": unary((flag) => flag),
  if: choice,
  "?:": choice,
  "==": same,
  "===": same,
  "!=": different,
  "!==": different,
  in: (steps, node) => (node.operands[1]!.type === "texts" ? inTexts : inText)(steps, node),
  "text.contains": binary<string>(contains),
  "text.startsWith": binary<string>((text, part) => text.startsWith(part)),
  "text.length": unary<string>(countCharacters),
  "dec.lt": binary<Ex.Exact>((a, b) => Ex.compare(a, b) < 0),
  "dec.lte": binary<Ex.Exact>((a, b) => Ex.compare(a, b) <= 0),
  "dec.gt": binary<Ex.Exact>((a, b) => Ex.compare(a, b) > 0),
  "dec.gte": binary<Ex.Exact>((a, b) => Ex.compare(a, b) >= 0),
  "dec.eq": binary<Ex.Exact>((a, b) => Ex.compare(a, b) === 0),
  "dec.ne": binary<Ex.Exact>((a, b) => Ex.compare(a, b) !== 0),
  "dec.between": between,
  "dec.add": folded(Ex.add),
  "dec.sub": binary<Ex.Exact>((a, b, meter) => chargeFigure(meter, Ex.subtract(a, b))),
  "dec.mul": folded(Ex.multiply),
  "dec.div": binary<Ex.Exact>((a, b, meter) =>
    Ex.signOf(b) === 0 ? null : chargeFigure(meter, Ex.divide(a, b)),
  ),
  "dec.min": extreme(Ex.lesser),
  "dec.max": extreme(Ex.greater),
  "dec.abs": unary<Ex.Exact>((figure) => (Ex.signOf(figure) < 0 ? Ex.negate(figure) : figure)),
  "dec.round": rounding,
  "dec.sum": unary<readonly Ex.Exact[]>((items, meter) => {
    charge(meter, items.length);
    return items.reduce((sum, item) => chargeFigure(meter, Ex.add(sum, item)), Ex.ZERO);
  }),
  "list.count": unary<readonly unknown[] & FactValue>((items) => Ex.integer(items.length)),
  some: each(true, true, false),
  all: each(false, false, false),
  none: each(true, false, true),
};
