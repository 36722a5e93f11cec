import { checkCondition, compileCondition, evaluateCondition, readerOf } from "../../../src/condition/index";
import { FACTS, VOCABULARY } from "../../../test/condition/facts";
import type { Random } from "../../eval/random";
import { mutateJson, someFigure, someJson, someText } from "../mutate";
import { must, type Target } from "../target";

/** Names that JSON-Logic knows, or an object does, and a condition may not use. */
const FORBIDDEN = ["log", "method", "missing", "+", "map", "reduce", "constructor"];
const FACT_NAMES = [...Object.keys(VOCABULARY), "", "constructor", "__proto__.x"];

/** A ruleset's own conditions: refused with issues, or answered alike by the compiled form and by json-logic-js. */
export const conditions: Target = {
  name: "conditions",
  share: 25,
  patience: 500,
  run(random) {
    const made = someCondition("flag", random, 4);
    const logic = random.chance(20) ? mutateJson(made, random, [made]) : made;
    const issues = checkCondition(logic, VOCABULARY);
    must(issues.length <= 20, `${issues.length} issues`, logic);
    if (issues.length > 0) return;
    const compiled = answer(() => compileCondition(logic, VOCABULARY).holds(readerOf(FACTS)));
    const reference = answer(() => evaluateCondition(logic, VOCABULARY, FACTS));
    must(compiled === reference, `compiled ${compiled}, by json-logic-js ${reference}`, logic);
  },
};

/** The answer, or the code of the budget that was overrun. */
function answer(ask: () => boolean | null): unknown {
  try {
    return ask();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "condition.steps") return error.code;
    throw error;
  }
}

type Type = "flag" | "figure" | "text";

/** Operators by what they give, each with what they take; `any` of them takes as many as it likes. */
const GRAMMAR: Readonly<Record<Type, readonly (readonly [names: string, ...takes: Type[]])[]>> = {
  flag: [
    ["dec.lt dec.lte dec.gt dec.gte dec.eq dec.ne", "figure", "figure"],
    ["dec.between", "figure", "figure", "figure"],
    ["and or", "flag", "flag", "flag"],
    ["! !!", "flag"],
    ["== != === !==", "text", "text"],
    ["in text.contains text.startsWith", "text", "text"],
    ["if ?:", "flag", "flag", "flag"],
  ],
  figure: [
    ["dec.add dec.mul dec.min dec.max", "figure", "figure", "figure"],
    ["dec.sub dec.div", "figure", "figure"],
    ["dec.abs", "figure"],
    ["text.length", "text"],
    ["if ?:", "flag", "figure", "figure"],
  ],
  text: [["if ?:", "flag", "text", "text"]],
};

/** Mostly of the right types, so that most conditions can be asked; now and then anything at all. */
function someCondition(type: Type, random: Random, depth: number): unknown {
  if (random.chance(1)) return someJson(random, 2);
  if (random.chance(1)) return { [random.pick(FORBIDDEN)]: [{ var: random.pick(FACT_NAMES) }] };
  if (depth === 0 || random.chance(20)) return someLeaf(type, random);
  if (type === "flag" && random.chance(15)) {
    const [list, item] = random.pick([
      ["rows.scores", "figure"],
      ["rows.names", "text"],
    ] as const);
    const body =
      item === "figure" ? { "dec.gte": [{ var: "" }, someFigure(random)] } : { "==": [{ var: "" }, "甲"] };
    return { [random.pick(["some", "all", "none"])]: [{ var: list }, body] };
  }
  const [names, ...takes] = random.pick(GRAMMAR[type]);
  return { [random.pick(names.split(" "))]: takes.map((taken) => someCondition(taken, random, depth - 1)) };
}

function someLeaf(type: Type, random: Random): unknown {
  const facts = FACT_NAMES.filter((name) => (VOCABULARY as Record<string, string>)[name] === type);
  if (random.chance(60)) return { var: random.pick(facts) };
  if (type === "flag") return random.chance(50);
  return type === "figure" ? String(random.between(-500, 500) / 4) : someText(random);
}
