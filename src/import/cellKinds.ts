import { isBlank, readFigure, spreadsheetErrorIn, toHalfWidth } from "../figure/printed";
import { squeeze } from "./label";

/** What a cell's text looks like, as far as finding its column needs it. */

const OPERATORS = "≥≤≧≦><=＞＜＝±";

export { isBlank };

/** A figure without a unit (`8.94`, `1,594.489`; `10分` counts as one). */
export function isBareFigure(text: string): boolean {
  const read = readFigure(text);
  return read.kind === "figure" && (read.figure.suffix === null || read.figure.suffix === "分");
}

/** A figure with nothing behind it, also behind a comparator (`≥95`). */
export function isUnitless(text: string): boolean {
  const read = readFigure(text.replace(/^[≥≤≧≦><=＞＜＝]{1,2}/, ""));
  return read.kind === "figure" && read.figure.suffix === null;
}

/** A bare figure up to 1: beside a percentage it may be the share itself (0.95). */
export function isRatio(text: string): boolean {
  return /^[01]?\.\d+$|^1$/.test(toHalfWidth(text));
}

export function isFigure(text: string): boolean {
  return readFigure(text).kind === "figure";
}

export function isPercent(text: string): boolean {
  const read = readFigure(text);
  return read.kind === "figure" && (read.figure.suffix === "%" || read.figure.suffix === "‰");
}

export function isSpreadsheetError(text: string): boolean {
  return spreadsheetErrorIn(text) !== null;
}

/** A figure nothing can be computed with: 九十九点五, 99点5, #REF!. */
export function isMiswrittenFigure(text: string): boolean {
  if (isSpreadsheetError(text)) return true;
  return (
    text.length <= 20 &&
    /^[约近]?(?:\d[^级等档星]*|[零〇一二三四五六七八九十百点]{2,}分?)$/.test(squeeze(text))
  );
}

/** Whether a bare figure is above 100, more than any weight or score of a form. */
export function isLarge(text: string): boolean {
  const digits = toHalfWidth(text).replace(/[^\d.]/g, "");
  const whole = digits.split(".")[0] ?? "";
  return whole.length > 3 || (whole.length === 3 && whole > "100");
}

export function startsWithOperator(text: string): boolean {
  return OPERATORS.includes(text[0] ?? " ");
}

/** An operator, a unit or both, without a number: what a system prints where the year's start has no figure. */
export function isBareUnit(text: string): boolean {
  const plain = squeeze(text);
  return plain.length <= 8 && startsWithOperator(plain) && !/\d/.test(plain);
}

/** A phrase of completion, whole or clipped by the print: 达成预期指标, 期指标并具, 预期指标且效. */
export function isCompletionPhrase(text: string): boolean {
  const plain = squeeze(text);
  return (
    plain.length <= 30 &&
    /^(?:全部|基本|部分|未)?(?:达成|完成|实现)?(?:年度|预)?期?(?:指标|目标)(?:并|且|$)|^达成/.test(plain)
  );
}

/** Splits `元/月=500元/月` and `长坤设备评估价=万元` at the operator; `null` where nothing is joined. */
export function splitAtOperator(text: string): { head: string; tail: string } | null {
  let at = -1;
  for (let i = text.length - 1; i > 0; i -= 1) {
    if (OPERATORS.includes(text[i] ?? " ")) {
      at = i;
      break;
    }
  }
  if (at <= 0) return null;
  if (OPERATORS.includes(text[at - 1] ?? " ")) at -= 1;
  if (at <= 0) return null;
  return { head: text.slice(0, at).trim(), tail: text.slice(at).trim() };
}
