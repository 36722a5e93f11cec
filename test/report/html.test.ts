import { describe, expect, test } from "vitest";
import { escapeText, html, trusted } from "../../src/report/draw/html";

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

test("shows what would be out of sight", () => {
  expect(escapeText("a\u202E<b>\u200B")).toBe("a⟦U+202E⟧&lt;b&gt;⟦U+200B⟧");
});
