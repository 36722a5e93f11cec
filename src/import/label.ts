import { toHalfWidth } from "../figure/printed";

/** Spaces, line breaks and invisible marks: a heading may be broken anywhere by the print. */
const INVISIBLE = /[\s\u200b-\u200f\u2060\ufeff]+/g;
const CJK = /[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]/;

/** A heading or label for matching: half-width, without any space. */
export function squeeze(text: string): string {
  return toHalfWidth(text).replace(INVISIBLE, "");
}

/** A label for matching, without a colon at its end. */
export function bareLabel(text: string): string {
  const label = squeeze(text);
  return label.endsWith(":") ? label.slice(0, -1) : label;
}

/** A heading for matching: without brackets at its end (`(A)`, `(C/B×100%)`, `(万元)`) and letters behind it. */
export function bareHeading(text: string): string {
  let heading = bareLabel(text);
  while (heading.endsWith(")")) {
    const open = heading.lastIndexOf("(");
    if (open <= 0) break;
    heading = heading.slice(0, open);
  }
  while (heading.length > 1 && /[A-Za-z:：]$/.test(heading)) heading = heading.slice(0, -1);
  return heading;
}

/**
 * A short cell (name, value) as one line. A line break beside a Chinese character, or a space between two of them,
 * is where the print broke the text.
 */
export function oneLine(text: string): string {
  const parts = text.split(/(\s+)/);
  let out = "";
  for (let i = 0; i < parts.length; i += 2) {
    const part = parts[i] ?? "";
    if (part === "") continue;
    const [left, right] = [CJK.test(out.at(-1) ?? ""), CJK.test(part[0] ?? "")];
    const isBroken = (parts[i - 1] ?? "").includes("\n") ? left || right : left && right;
    out += out === "" || isBroken ? part : ` ${part}`;
  }
  return out;
}

/** Splits `标签:内容` at its first colon, where the label is short. */
export function labelAndText(text: string, longest = 16): { label: string; text: string } | null {
  const at = text.search(/[:：]/);
  if (at <= 0) return null;
  const label = squeeze(text.slice(0, at));
  if (label === "" || label.length > longest) return null;
  return { label, text: text.slice(at + 1).trim() };
}
