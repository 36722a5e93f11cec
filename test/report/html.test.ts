import { describe, expect, test } from "vitest";
import { escapeText, html, showHidden, trusted } from "../../src/report/draw/html";

describe("html", () => {
  test("escapes every string, in content and in quoted attributes", () => {
    const name = `<img src=x onerror="alert('1')">&\``;
    expect(html`<td title="${name}">${name}</td>`.html).toBe(
      `<td title="&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;&#96;">` +
        `&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;&#96;</td>`,
    );
  });

  test("keeps markup of our own, joins lists, leaves out what is not there", () => {
    expect(html`<b>${trusted("<i>1</i>")}${[1, "<", null]}${undefined}${false}${0}</b>`.html).toBe(
      "<b><i>1</i>1&lt;0</b>",
    );
  });

  test("escapes a template put into a template once", () => {
    expect(html`<p>${html`<b>${"<"}</b>`}</p>`.html).toBe("<p><b>&lt;</b></p>");
  });
});

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
  expect(escapeText(text)).toBe(shown);
});

test.each(["优", "①", "㎡", "𠮷", "e\u0301", "line 1\nline 2\t3", "≥95%"])("leaves %j as it is", (text) => {
  expect(showHidden(text)).toBe(text);
});
