import type { Explanation, ExplanationInput, ExplanationStep } from "../explain/explanation";
import type { Language } from "../explain/message";
import { roundedTo } from "../explain/roundingWords";
import { formulaText, inputName } from "../explain/stepWords";
import {
  add,
  divide,
  type Exact,
  exact,
  format,
  lesser,
  multiply,
  ONE,
  signOf,
  subtract,
  ZERO,
} from "../figure/exact";
import { type ParameterSource, rulesFor, sourceOf } from "../ruleset/rules";
import type { Ruleset } from "../ruleset/schema";
import type { AssessedForm } from "./assessInputs";
import { alignColumns } from "./columns";
import { type ExplainWords, explainWords } from "./explainWords";
import { printable } from "./printable";

/**
 * How every score of a form came about: the sentence, then each step with the figures that went into it, their
 * cells, the rule and the rounding, so that each can be followed with a pocket calculator. Empty where the form
 * was assessed without explanations.
 */
export function explanationText(form: AssessedForm, ruleset: Ruleset, lang: Language): string {
  const { execution, indicators } = form.assessment;
  const rows = indicators.flatMap(({ explain }) => (explain === undefined ? [] : [explain]));
  if (rows.length === 0 && execution.explain === undefined) return "";
  const words = explainWords[lang];
  const speaker = new Speaker(form, ruleset, words, lang);
  const parts = [
    execution.explain === undefined
      ? `    ${words.noExecution}\n`
      : speaker.tell(execution.explain, `${words.execution}${lang === "zh" ? "：" : ": "}`),
    ...rows.map((row) => speaker.tell(row, "")),
    `    ${total(form, words)}\n`,
  ];
  return `  ${words.heading}\n${parts.join("")}`;
}

class Speaker {
  private readonly cap: ParameterSource | null;

  constructor(
    private readonly form: AssessedForm,
    ruleset: Ruleset,
    private readonly words: ExplainWords,
    private readonly lang: Language,
  ) {
    const { year } = form.evaluation;
    const rules = rulesFor(ruleset, year ?? null);
    this.cap = rules.executionCap === null ? null : sourceOf(rules, "executionCap");
  }

  tell(explanation: Explanation, lead: string): string {
    const sentence = `    ${lead}${printable(explanation[this.lang], 600)}\n`;
    return sentence + explanation.steps.map((step) => this.step(step)).join("");
  }

  private step(step: ExplanationStep): string {
    const { formula, rounding } = step;
    const capped = formula.includes("cap") ? this.cap : null;
    const said = formulaText(formula, this.lang);
    const figures = inFigures(step, capped?.value ?? null);
    const equals = isArithmetic(formula) ? " = " : this.lang === "zh" ? "：" : ": ";
    const head = [said, ...(figures === null ? [] : [figures]), step.result].join(equals);
    const comma = this.lang === "zh" ? "，" : ", ";
    const how = rounding === null ? null : roundedTo(rounding.mode, rounding.places)[this.lang];
    const end = rounding === null || how === null ? "" : comma + this.words.rounded(how, rounding.result);
    const rules = [step.parameter, capped].filter((source) => source !== null);
    const lines = [
      ...alignColumns(step.inputs.map((input) => this.input(input)))
        .trimEnd()
        .split("\n"),
      ...rules.map((source) => this.rule(source)),
    ];
    return `      ${head}${end}\n${lines.map((line) => `        ${line}\n`).join("")}`;
  }

  private input({ name, path, printed, value }: ExplanationInput): string[] {
    const own = printed === null || printed === "" ? null : printable(printed, 60);
    const differs = own !== null && value !== null && own !== value;
    const figure = differs ? `${own} → ${value}` : (own ?? value ?? this.words.blank);
    const cell = path === null ? this.words.earlier : (this.form.source?.cellAt(path) ?? path);
    return [inputName(name, this.lang), figure, printable(cell, 200)];
  }

  private rule({ name, value, from, basis, reference }: ParameterSource): string {
    const ground = reference === null ? null : printable(reference, 200);
    return this.words.parameter(name, parameterText(value), from, basis, ground);
  }
}

/** The formula with its figures (`5 × 174 ÷ 175`); `null` where that is no arithmetic or units were converted. */
function inFigures({ formula, inputs, result }: ExplanationStep, cap: string | null): string | null {
  const figures = new Map(inputs.map(({ name, value }) => [name, value]));
  const of = (name: string) => figures.get(name) ?? null;
  const sums: Readonly<Record<string, () => Sum | null>> = {
    "executed ÷ budget": () => quotient(of("executed"), of("budget")),
    "min(rate, cap) × weight": () => share(of("rate"), cap, of("weight")),
    "weight × actual ÷ target": () => proportion(of("weight"), of("actual"), of("target")),
    "weight × target ÷ actual": () => proportion(of("weight"), of("target"), of("actual")),
    "weight × (1 − (actual − target) ÷ target)": () => decline(of("weight"), of("actual"), of("target")),
  };
  const sum = Object.hasOwn(sums, formula) ? sums[formula]!() : null;
  return sum !== null && agrees(sum.value, result) ? sum.text : null;
}

/** `actual meets target → weight` and the like are rules in words. */
function isArithmetic(formula: string): boolean {
  return /[×÷−]/.test(formula) && !formula.includes("→");
}

interface Sum {
  readonly text: string;
  readonly value: Exact;
}

type Text = string | null;

function quotient(a: Text, b: Text): Sum | null {
  if (a === null || b === null || signOf(exact(b)) === 0) return null;
  return { text: `${a} ÷ ${b}`, value: divide(exact(a), exact(b)) };
}

function share(rate: Text, cap: Text, weight: Text): Sum | null {
  if (rate === null || weight === null) return null;
  const capped = cap === null ? exact(rate) : lesser(exact(rate), exact(cap));
  return { text: `${format(capped)} × ${weight}`, value: multiply(capped, exact(weight)) };
}

function proportion(weight: Text, a: Text, b: Text): Sum | null {
  if (weight === null || a === null || b === null || signOf(exact(b)) === 0) return null;
  return { text: `${weight} × ${a} ÷ ${b}`, value: divide(multiply(exact(weight), exact(a)), exact(b)) };
}

function decline(weight: Text, actual: Text, target: Text): Sum | null {
  if (weight === null || actual === null || target === null || signOf(exact(target)) === 0) return null;
  const over = divide(subtract(exact(actual), exact(target)), exact(target));
  return {
    text: `${weight} × (1 − (${actual} − ${target}) ÷ ${target})`,
    value: multiply(exact(weight), subtract(ONE, over)),
  };
}

/**
 * The rate enters with ten decimals, so the product may differ in the last ones. A result with two ends (`0–2`,
 * where the direction is doubtful or the actual a range) is no single product.
 */
function agrees(value: Exact, result: string): boolean {
  return /^-?\d+(?:\.\d+)?$/.test(result) && format(value, 7) === format(exact(result), 7);
}

function total({ assessment }: AssessedForm, words: ExplainWords): string {
  const scores = [
    assessment.execution.score?.accepted,
    ...assessment.indicators.map(({ score }) => score.accepted),
  ];
  const parts = scores.filter((score) => score !== null && score !== undefined);
  const sum = format(parts.reduce((so, part) => add(so, exact(part)), ZERO));
  const { accepted } = assessment.total;
  const said = words.total(parts.join(" + ") || "0", sum);
  return sum === accepted ? said : said + words.adjusted(accepted);
}

/** A parameter's value for a reader: bands as `achieved [0.8, 1]`, the rest as `key: value`. */
function parameterText(value: string): string {
  if (!/^[[{]/.test(value)) return printable(value, 300);
  return printable(plain(JSON.parse(value)), 300);
}

function plain(value: unknown): string {
  if (Array.isArray(value)) return value.map(plain).join("; ");
  if (typeof value !== "object" || value === null) return String(value);
  const { min, max, minIncluded, maxIncluded, ...rest } = value as Record<string, unknown>;
  const band =
    min === undefined || max === undefined
      ? []
      : [`${minIncluded ? "[" : "("}${min}, ${max}${maxIncluded ? "]" : ")"}`];
  const entries = Object.entries(rest);
  const named =
    band.length > 0
      ? entries.map(([, item]) => plain(item))
      : entries.map(([key, item]) => `${key}: ${plain(item)}`);
  return [...named, ...band].join(band.length > 0 ? " " : ", ");
}
