import { expect, test } from "vitest";
import { showHidden, visibleJson } from "../../src/explain/showHidden";

test.each([
  ["a right-to-left override", "abc\u202Edef", "abc⟦U+202E⟧def"],
  ["an isolate", "\u2066x\u2069", "⟦U+2066⟧x⟦U+2069⟧"],
  ["a zero-width space", "得\u200B分", "得⟦U+200B⟧分"],
  ["a byte order mark", "\uFEFF优", "⟦U+FEFF⟧优"],
  ["a soft hyphen", "a\u00ADb", "a⟦U+00AD⟧b"],
  ["a control character", "a\u0000b\u001b[31m", "a⟦U+0000⟧b⟦U+001B⟧[31m"],
  ["a Hangul filler", "\u3164", "⟦U+3164⟧"],
  ["a tag character", "\u{E0041}", "⟦U+E0041⟧"],
  ["a private-use character", "\uE000", "⟦U+E000⟧"],
  ["half a surrogate pair", "\uD800x", "⟦U+D800⟧x"],
  ["a line separator", "a\u2028b", "a⟦U+2028⟧b"],
])("shows %s", (_, text, shown) => {
  expect(showHidden(text)).toBe(shown);
});

test.each(["优", "①", "㎡", "𠮷", "e\u0301", "line 1\nline 2\t3", "≥95%"])("leaves %j as it is", (text) => {
  expect(showHidden(text)).toBe(text);
});

test("JSON says the same with hidden characters by their numbers", () => {
  const data = { text: "a\u202Eb\u2028c\u009B\u{E0041}𠮷\n优" };
  const json = visibleJson(JSON.stringify(data));
  expect(json).toBe('{"text":"a\\u202eb\\u2028c\\u009b\\udb40\\udc41𠮷\\n优"}');
  expect(JSON.parse(json)).toEqual(data);
});
