import { toHalfWidth } from "../../figure/printed";

export type FigureUnit = "元" | "万元" | "亿元" | "%" | "count";

/** A figure with its unit in a text, and the words of its clause in front of it. */
export interface TextFigure {
  readonly printed: string;
  readonly unit: FigureUnit;
  /** The unit as printed: 万元, %, 辆, 批次 … */
  readonly unitText: string;
  readonly offset: number;
  /** From the last comma, stop or figure up to this figure; half-width, without spaces and quotes. */
  readonly clause: string;
  /** 约, 近 or 余 stand with it: a round number. */
  readonly approximate: boolean;
  /** Last year is spoken of in the sentence so far: 与上年相比, 较上年决算. */
  readonly againstLastYear: boolean;
}

/** Words that say an amount is what it was last year (与上年相同, 较去年持平). */
export interface Unchanged {
  readonly printed: string;
  readonly offset: number;
}

const FIGURE =
  /(?:\d{1,3}(?:,\d{3}){1,9}|\d{1,20})(?:\.\d{1,10})?[ \t]{0,3}(万元|亿元|元|%|辆|台|个?批次|批|人次|人\(次\)|个|人|家|次)/g;
const LAST_YEAR = /(?:与|比|较|同)(?:上年|去年|上一年|\d{4}年)[^。]*$/;
const UNCHANGED =
  /(?<!基本|大致|大体)(?:与|比|较|同)(?:上年度?|去年|上一年度?|\d{4}年度?)(?:决算数?|支出|同期|相比|,)*(?:相同|持平|一致|无变化|没有变化|无增减变化)/g;
const CLAUSE_END = /[,。;:、?!]/;

/** The figures of a paragraph, thresholds such as 单价100万元（含）以上 left out. */
export function findFigures(text: string): TextFigure[] {
  const plain = toHalfWidth(text);
  const figures: TextFigure[] = [];
  let behind = 0;
  for (const match of plain.matchAll(FIGURE)) {
    const offset = match.index;
    const end = offset + match[0].length;
    if (isThreshold(plain, end) || isPartOfWord(plain, offset)) continue;
    const unitText = match[1]!;
    const clause = lastClause(plain.slice(behind, offset));
    figures.push({
      printed: text.slice(offset, end - unitText.length).trim(),
      unit: unitOf(unitText),
      unitText,
      offset,
      clause,
      againstLastYear: LAST_YEAR.test(plain.slice(Math.max(0, offset - 200), offset)),
      approximate: /(约|近|超过?|多达)$/.test(clause) || /^(余|左右|多)/.test(plain.slice(end)),
    });
    behind = end;
  }
  return figures;
}

/** Where a paragraph says that what it speaks of is as last year. */
export function findUnchanged(text: string): Unchanged[] {
  return [...toHalfWidth(text).matchAll(UNCHANGED)].map(({ index, 0: words }) => ({
    printed: text.slice(index, index + words.length),
    offset: index,
  }));
}

function unitOf(text: string): FigureUnit {
  return text === "元" || text === "万元" || text === "亿元" || text === "%" ? text : "count";
}

function isThreshold(plain: string, end: number): boolean {
  return /^(\(含\))?[ ]?(及)?以[上下]|^\(含\)/.test(plain.slice(end, end + 8));
}

/** A digit, a point or a thousands comma directly in front: the match is the rest of a longer token. */
function isPartOfWord(plain: string, offset: number): boolean {
  return /[\d.]$|\d,$/.test(plain.slice(Math.max(0, offset - 2), offset));
}

/** What stands behind the last comma or stop that separates clauses. */
function lastClause(lead: string): string {
  let from = 0;
  let depth = 0;
  for (let index = 0; index < lead.length; index += 1) {
    const char = lead[index]!;
    if (char === "(") depth += 1;
    else if (char === ")") depth = Math.max(0, depth - 1);
    else if (depth === 0 && CLAUSE_END.test(char)) from = index + 1;
  }
  return lead
    .slice(from)
    .replace(/[\s"'“”‘’]/g, "")
    .replace(/\([类款项]\)/g, "");
}
