import { escapeToken } from "../../evaluation/pointer";
import type { Evaluation } from "../../evaluation/schema";
import { toHalfWidth } from "../../figure/printed";

/**
 * A text with figures that tells what was done: 总体目标的实际完成情况 and the analysis; plans are no statements of
 * fact.
 */
export interface Narrative {
  readonly path: string;
  /** As printed; the readers of statements take its half-width form. */
  readonly printed: string;
}

const MAX_NARRATIVE = 20_000;

export function narrativesOf(form: Evaluation): Narrative[] {
  const found: Narrative[] = [];
  addNarrative(found, "/goals", "achieved", form.goals?.achieved);
  const { analysis } = form;
  if (analysis !== undefined) {
    for (const key of Object.keys(analysis)) addNarrative(found, "/analysis", key, analysis[key]);
  }
  return found;
}

const HAS_DIGIT = /[0-9０-９]/;

/** A text without a digit states no figure. */
function addNarrative(to: Narrative[], parent: string, key: string, text: string | null | undefined): void {
  if (typeof text !== "string" || text.length > MAX_NARRATIVE || !HAS_DIGIT.test(text)) return;
  to.push({ path: `${parent}/${escapeToken(key)}`, printed: text });
}

/** `预算执行率为74.29%`: what the text says of the execution rate, in percent. */
const RATE = /(?:预算|资金)?执行率(?:为|达到|达|是|:)?\s*(\d{1,3}(?:\.\d{1,4})?)\s*%/g;
const OTHER_TIME = /(?:上年|去年|上半年|季度|\d月|截至|平均)[^,;。,]{0,6}$/;

export interface Statement {
  /** As the text says it. */
  readonly printed: string;
  readonly figure: string;
  /** 元, 万元 or 亿元 for amounts, % for rates, a counted thing otherwise. */
  readonly unit: string;
}

export function ratesIn(printed: string): readonly Statement[] {
  if (!printed.includes("执行率")) return NO_STATEMENTS;
  const text = toHalfWidth(printed);
  return matches(RATE, text)
    .filter((match) => !OTHER_TIME.test(text.slice(Math.max(0, match.index - 12), match.index)))
    .map((match) => ({ printed: match[0], figure: match[1]!, unit: "%" }));
}

const NO_STATEMENTS: readonly Statement[] = [];

/** What the text says was spent, delivered or budgeted for the project as a whole. */
export type AmountKind = "executed" | "delivered" | "budget";

export interface AmountStatement extends Statement {
  readonly kind: AmountKind;
}

const AMOUNT = "(\\d{1,12}(?:,\\d{3})*(?:\\.\\d{1,6})?)\\s*(亿元|万元|元)";
const CLAUSES: readonly (readonly [AmountKind, RegExp])[] = [
  [
    "budget",
    new RegExp(
      `^(?:\\d{4}年)?(?:年初|全年|当年|本年度?)预算(?:安排|批复|下达|数|资金|总额)?(?:为|共|共计)?${AMOUNT}$`,
    ),
  ],
  ["delivered", new RegExp(`^(?:资金)?(?:实际|全年|累计)到位(?:资金)?(?:为|共计)?${AMOUNT}$`)],
  [
    "executed",
    new RegExp(
      `^(?:\\d{4}年)?(?:全年|累计|实际|项目|年度)(?:实际)?(?:支出|支付|执行|使用)(?:资金)?(?:为|共计|了)?${AMOUNT}$`,
    ),
  ],
];
/** Without 全年 or 累计 a payment may be a part; it counts only right behind what was budgeted or delivered. */
const BARE_PAYMENT = new RegExp(`^(?:支出|支付)(?:资金)?(?:为|共计|了)?${AMOUNT}$`);
const FUNDING = new RegExp(`(?:预算|到位|批复|安排|指标)[^\\d]{0,6}${AMOUNT}$`);

export function amountsIn(printed: string): readonly AmountStatement[] {
  const found: AmountStatement[] = [];
  if (!printed.includes("元")) return found;
  const text = toHalfWidth(printed);
  for (const sentence of text.split(/[。;；!！]/)) {
    let funded = false;
    for (const clause of sentence.split(/[,，、](?!\d{3})/)) {
      const trimmed = clause.trim();
      const statement = statementOf(trimmed, funded);
      if (statement !== null) found.push(statement);
      funded = trimmed.endsWith("元") && FUNDING.test(trimmed);
    }
  }
  return found;
}

function statementOf(clause: string, funded: boolean): AmountStatement | null {
  if (clause.length > 60 || !clause.endsWith("元")) return null;
  for (const [kind, pattern] of CLAUSES) {
    const match = pattern.exec(clause);
    if (match !== null)
      return { kind, printed: clause, figure: match[1]!.replaceAll(",", ""), unit: match[2]! };
  }
  const payment = funded ? BARE_PAYMENT.exec(clause) : null;
  if (payment === null) return null;
  return { kind: "executed", printed: clause, figure: payment[1]!.replaceAll(",", ""), unit: payment[2]! };
}

const LONGEST_GAP = 8;
const LONGEST_UNIT = 4;

/** What stands behind each figure of a text, half-width: of 接访27次, 次. */
export function countedIn(text: string): string[] {
  const found: string[] = [];
  for (const { index, 0: digits } of text.matchAll(DIGITS)) {
    const at = index + digits.length;
    if (at < text.length) found.push(toHalfWidth(text.slice(at, at + LONGEST_UNIT)));
  }
  return found;
}

const DIGITS = /[0-9０-９]+/g;

/**
 * `维稳、接访27次`: the figures in a counted unit that stand close behind a word of the indicator's name.
 *
 * @param word - at least two characters of the name
 */
export function countsIn(text: string, word: string, unit: string): Statement[] {
  const found: Statement[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    const rest = text.slice(at + word.length, at + word.length + LONGEST_GAP + 12);
    const match = /^([^\d,，。;；:：~%-]{0,8})(\d{1,7})([^\d~%.至-]{1,4})/.exec(rest);
    if (match === null || !match[3]!.startsWith(unit) || /第|每|约|近|余/.test(match[1]!)) continue;
    found.push({ printed: `${word}${match[1]!}${match[2]!}${unit}`, figure: match[2]!, unit });
  }
  return found;
}

function matches(pattern: RegExp, text: string): RegExpExecArray[] {
  return [...text.matchAll(pattern)] as RegExpExecArray[];
}
