/** Line ends and tabs, which are as visible as they need to be. */
const LAYOUT = /[\t\n\r]/;
/** What a terminal or an editor does not show as what it is. */
export const HIDDEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u115f\u1160\u2028\u2029\u3164\uffa0]/gu;
/** Asked first, since most lines hold nothing else: ten times as fast as asking for what is hidden. */
const BEYOND_PLAIN = /[^ -~\u4e00-\u9fff]/;

/**
 * Bidirectional, zero-width, control and private-use characters, and single surrogates, by their number.
 *
 * @example showHidden("abc\u202Edef") // "abc⟦U+202E⟧def"
 */
export function showHidden(text: string): string {
  return text.replace(HIDDEN, (character) =>
    LAYOUT.test(character)
      ? character
      : `⟦U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}⟧`,
  );
}

/**
 * JSON with the same characters by their numbers: the same data, and a terminal or an editor shows it as it is.
 *
 * @example visibleJson('"abc\u202Edef"') // '"abc\\u202edef"'
 */
export function visibleJson(json: string): string {
  if (!BEYOND_PLAIN.test(json)) return json;
  return json.replace(HIDDEN, (character) => (LAYOUT.test(character) ? character : escapeJson(character)));
}

/** A character as JSON writes it by its number, a surrogate pair by both. */
export function escapeJson(character: string): string {
  const codes = Array.from({ length: character.length }, (_, i) => character.charCodeAt(i));
  return codes.map((code) => `\\u${code.toString(16).padStart(4, "0")}`).join("");
}
