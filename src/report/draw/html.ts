import { showHidden } from "../../explain/showHidden";

/** A piece of HTML: made only by `html`, so whatever is a plain string is text from outside and is escaped. */
export interface Html {
  readonly html: string;
}

export type HtmlPart = Html | string | number | null | undefined | false | readonly HtmlPart[];

/**
 * Joins a template with its values, every string among them escaped, for element content and quoted attributes.
 *
 * @example html`<td title="${note}">${name}</td>`.html
 */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlPart[]): Html {
  let out = strings[0] ?? "";
  values.forEach((value, i) => {
    out += toHtml(value) + (strings[i + 1] ?? "");
  });
  return { html: out };
}

/** Markup of our own making (a chart, a style sheet) as it is. */
export function trusted(markup: string): Html {
  return { html: markup };
}

function toHtml(part: HtmlPart): string {
  if (part === null || part === undefined || part === false) return "";
  if (typeof part === "string") return escapeText(part);
  if (typeof part === "number") return String(part);
  return isList(part) ? part.map(toHtml).join("") : part.html;
}

function isList(part: Html | readonly HtmlPart[]): part is readonly HtmlPart[] {
  return Array.isArray(part);
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  "`": "&#96;",
};

/** A text as text: nothing in it is markup, and what would be invisible or turn the line around is shown. */
export function escapeText(text: string): string {
  return showHidden(text).replace(/[&<>"'`]/g, (character) => ENTITIES[character] ?? character);
}
