/**
 * A number as a sheet prints it: the shortest decimal text of the number, rounded and marked by its number format.
 * All steps work on digits as text; a percent format moves the point.
 */

interface Digits {
  readonly negative: boolean;
  /** Digits without the point. */
  readonly digits: string;
  /** How many of the digits stand behind the point. */
  readonly scale: number;
}

/** Excel keeps 15 digits; more are noise of binary arithmetic. */
const SIGNIFICANT = 15;

/** The shortest decimal text of a number, without an exponent and without noise behind the 15th digit. */
export function shortestText(value: number): string {
  return textOf(trimmed(digitsOf(value)));
}

function digitsOf(value: number): Digits {
  const [mantissa = "0", exponent = "0"] = Math.abs(value).toString().toLowerCase().split("e");
  const [whole = "0", fraction = ""] = mantissa.split(".");
  const power = Number(exponent);
  let digits = whole + fraction;
  let scale = fraction.length - power;
  if (scale < 0) {
    digits += "0".repeat(-scale);
    scale = 0;
  }
  digits = digits.replace(/^0+(?=\d)/, "").padStart(scale + 1, "0");
  const excess = digits.replace(/^0+/, "").length - SIGNIFICANT;
  const exact: Digits = { negative: value < 0, digits, scale };
  return excess > 0 && scale > 0 ? rounded(exact, Math.max(0, scale - excess)) : exact;
}

function trimmed(number: Digits): Digits {
  let { digits, scale } = number;
  while (scale > 0 && digits.endsWith("0")) {
    digits = digits.slice(0, -1);
    scale -= 1;
  }
  return { ...number, digits, scale };
}

/** Rounds half away from zero to the given places, or pads with zeros. */
function rounded(number: Digits, places: number): Digits {
  const { digits, scale, negative } = number;
  if (places >= scale) return { negative, digits: digits + "0".repeat(places - scale), scale: places };
  const kept = digits.slice(0, digits.length - (scale - places));
  const next = digits.charCodeAt(digits.length - (scale - places)) - 48;
  const up = next >= 5 ? plusOne(kept) : kept;
  return { negative, digits: up.padStart(places + 1, "0"), scale: places };
}

function plusOne(digits: string): string {
  let at = digits.length - 1;
  while (at >= 0 && digits[at] === "9") at -= 1;
  const zeros = "0".repeat(digits.length - 1 - at);
  if (at < 0) return `1${zeros}`;
  return digits.slice(0, at) + String.fromCharCode(digits.charCodeAt(at) + 1) + zeros;
}

function shifted(number: Digits, places: number): Digits {
  const scale = number.scale - places;
  if (scale >= 0) {
    const digits = number.digits.padStart(scale + 1, "0").replace(/^0+(?=\d)/, "");
    return { ...number, digits: digits.padStart(scale + 1, "0"), scale };
  }
  return { ...number, digits: number.digits + "0".repeat(-scale), scale: 0 };
}

function textOf(number: Digits, grouped = false): string {
  const cut = number.digits.length - number.scale;
  let whole = number.digits.slice(0, cut).replace(/^0+(?=\d)/, "") || "0";
  if (grouped) whole = whole.replace(/\B(?=(?:\d{3})+$)/g, ",");
  const text = number.scale === 0 ? whole : `${whole}.${number.digits.slice(cut)}`;
  return number.negative && /[1-9]/.test(text) ? `-${text}` : text;
}

interface NumberPattern {
  readonly before: string;
  readonly after: string;
  readonly percent: boolean;
  readonly grouped: boolean;
  readonly thousands: number;
  /** Places always shown, and places shown only where not zero. */
  readonly places: number;
  readonly optionalPlaces: number;
  /** Whether a zero shows a digit at all (`0`), or none (`#`, `?`). */
  readonly showsZero: boolean;
}

const GENERAL = /^(?:general|g\/通用格式|@)?$/i;

/** Reads the parts of one section of a format code; `null` where it is none of figures. */
function readPattern(section: string): NumberPattern | null {
  let before = "";
  let after = "";
  let figures = "";
  let percent = false;
  for (let i = 0; i < section.length; i += 1) {
    const mark = section[i] ?? "";
    const literal = literalAt(section, i);
    if (literal !== null) {
      if (figures === "") before += literal.text;
      else after += literal.text;
      i = literal.end;
    } else if ("0#?.,".includes(mark)) figures += mark;
    else if (mark === "%") percent = true;
    else if (/[eE/]/.test(mark)) return null;
    else if (figures === "") before += mark;
    else after += mark;
  }
  if (!/[0#?]/.test(figures)) return null;
  const [whole = "", fraction = ""] = figures.split(".");
  const thousands = /,+$/.exec(whole + (fraction === "" ? "" : fraction))?.[0].length ?? 0;
  const marks = fraction.replace(/[^0#?]/g, "");
  const fixed = marks.replace(/[^0]/g, "").length;
  return {
    before,
    after,
    percent,
    grouped: /[0#?],[0#?]/.test(whole),
    thousands,
    places: fixed,
    optionalPlaces: marks.length - fixed,
    showsZero: figures.includes("0"),
  };
}

/** Quoted text, an escaped mark, a bracketed condition or a mark of spacing at this place. */
function literalAt(section: string, at: number): { text: string; end: number } | null {
  const mark = section[at];
  if (mark === '"') {
    const end = section.indexOf('"', at + 1);
    return end === -1 ? { text: "", end: section.length } : { text: section.slice(at + 1, end), end };
  }
  if (mark === "\\" || mark === "!") return { text: section[at + 1] ?? "", end: at + 1 };
  if (mark === "_" || mark === "*") return { text: "", end: at + 1 };
  if (mark === "[") {
    const end = section.indexOf("]", at);
    const inner = section.slice(at + 1, end === -1 ? at + 1 : end);
    const currency = inner.startsWith("$") ? (inner.slice(1).split("-")[0] ?? "") : "";
    return { text: currency, end: end === -1 ? section.length : end };
  }
  return null;
}

/** The section of a format code for this number: positive; negative; zero. */
function sectionFor(value: number, code: string): { section: string; ownSign: boolean } {
  const sections: string[] = [];
  let start = 0;
  let quoted = false;
  for (let i = 0; i <= code.length; i += 1) {
    if (code[i] === '"') quoted = !quoted;
    if (i === code.length || (code[i] === ";" && !quoted)) {
      sections.push(code.slice(start, i));
      start = i + 1;
    }
  }
  const [positive = "", negative, zero] = sections;
  if (value < 0 && negative !== undefined) return { section: negative, ownSign: true };
  if (value === 0 && zero !== undefined) return { section: zero, ownSign: true };
  return { section: positive, ownSign: false };
}

/** Longer format codes, which Excel does not write, are passed over. */
export const LONGEST_CODE = 200;

/**
 * A number as its cell prints it.
 *
 * @example printNumber(0.8942, "0.00%") // "89.42%"
 * @example printNumber(1.005, "0.00") // "1.01", as Excel shows it
 * @example printNumber(1594.489, "#,##0.00") // "1,594.49"
 */
export function printNumber(value: number, code: string | undefined): string {
  if (!Number.isFinite(value)) return String(value);
  if (code === undefined || code.length > LONGEST_CODE || GENERAL.test(code)) return shortestText(value);
  const { section, ownSign } = sectionFor(value, code);
  const pattern = readPattern(section);
  if (pattern === null) return plainSection(value, section);
  let number = digitsOf(ownSign ? Math.abs(value) : value);
  if (pattern.percent) number = shifted(number, 2);
  if (pattern.thousands > 0) number = shifted(number, -3 * pattern.thousands);
  let shown = rounded(number, pattern.places + pattern.optionalPlaces);
  for (let i = 0; i < pattern.optionalPlaces && shown.digits.endsWith("0"); i += 1) {
    shown = { ...shown, digits: shown.digits.slice(0, -1), scale: shown.scale - 1 };
  }
  const text = textOf(shown, pattern.grouped);
  const sign = text.startsWith("-") ? "-" : "";
  const hidden = !pattern.showsZero && !/[1-9]/.test(text);
  const figure = hidden ? "" : text.slice(sign.length);
  return `${sign}${pattern.before}${figure}${pattern.percent ? "%" : ""}${pattern.after}`.trim();
}

/** A section without figures: an accounting dash for zero, or `General"人"`. */
function plainSection(value: number, section: string): string {
  if (/general/i.test(section)) {
    const [before = "", after = ""] = section.split(/general/i);
    return `${plainText(before)}${shortestText(value)}${plainText(after)}`.trim();
  }
  const literal = plainText(section).trim();
  return value === 0 && literal !== "" ? literal : shortestText(value);
}

function plainText(section: string): string {
  let out = "";
  for (let i = 0; i < section.length; i += 1) {
    const literal = literalAt(section, i);
    out += literal === null ? section[i] : literal.text;
    if (literal !== null) i = literal.end;
  }
  return out;
}
