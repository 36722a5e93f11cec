/** Longer texts are cut: whoever needs the rest has the form. */
const MAX_LENGTH = 4000;

/** A text cut to a length that can be looked at, with the number of characters there are. */
export function clip(text: string, limit: number = MAX_LENGTH): string {
  if (text.length <= limit) return text;
  // A surrogate pair is kept whole.
  const end = isHighSurrogate(text.charCodeAt(limit - 1)) ? limit - 1 : limit;
  return `${text.slice(0, end)}… (${text.length})`;
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}

/** Names and messages: what stands in lists and headings. */
export const SHORT = 300;

/** The same data with every text in it cut; keys too. */
export function clipTexts<T>(data: T, limit: number = MAX_LENGTH): T {
  return clipAny(data, limit) as T;
}

function clipAny(data: unknown, limit: number): unknown {
  if (typeof data === "string") return clip(data, limit);
  if (Array.isArray(data)) return data.map((item) => clipAny(item, limit));
  if (typeof data !== "object" || data === null) return data;
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [clip(key, SHORT), clipAny(value, limit)]),
  );
}
