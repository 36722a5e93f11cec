import { describe, expect, test } from "vitest";
import { ndjson, sound, wrongTotal } from "./forms";
import { run } from "./run";

const junit = (...forms: readonly unknown[]) =>
  run(["check", "-", "--format", "junit", "--lang", "en"], { stdin: ndjson(...forms) });

describe("check --format junit", () => {
  test("a form is a suite, a code a case, an error a failure of it, what could not be judged skipped", async () => {
    const { stdout, exitCode } = await junit(sound, wrongTotal);
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n<testsuites name="jixiao">\n/);
    expect(stdout.match(/<testsuite /g)).toHaveLength(2);
    expect(stdout).toMatch(/<testsuite name="sound \(-:1\)" tests="\d+" failures="0" errors="0">/);
    expect(stdout).toMatch(/<testsuite name="wrong-total \(-:2\)" tests="\d+" failures="1" errors="0">/);
    // 9 + 90 = 99, and 100 is printed.
    expect(stdout).toMatch(
      /<testcase classname="wrong-total \(-:2\)" name="total\.sum [^"]+"><failure type="error" message="total 100 is not the sum of the scores, 99[^"]*">\/total\/score/,
    );
    expect(stdout).toMatch(/<testcase classname="sound \(-:1\)" name="total\.sum [^"]+"><\/testcase>/);
    // The form has no sources to add up.
    expect(stdout).toMatch(/name="funds\.sum [^"]+"><skipped\/>/);
    expect(stdout.endsWith("</testsuites>\n")).toBe(true);
  });

  test("what cannot be read is an error in its place", async () => {
    const { stdout, exitCode } = await junit({ indicators: "none" }, sound);
    expect(exitCode).toBe(2);
    expect(stdout).toMatch(
      /<testsuite name="-:1:\d+" tests="1" failures="0" errors="1"><testcase [^>]*name="input"><error type="value\.type"/,
    );
    expect(stdout).toContain('<testsuite name="sound (-:2)"');
  });

  test("is well-formed whatever a form holds", async () => {
    const nasty = `<a b="&amp;">]]>'\u0000\u001b\ufffe\uffff\u202e\u2028\ud800 𠮷`;
    const { stdout } = await junit({
      ...wrongTotal,
      id: nasty,
      total: { ...wrongTotal.total, grade: nasty, score: nasty },
    });
    expect(stdout).toContain("&lt;a b=&quot;&amp;amp;&quot;&gt;");
    // All that XML 1.0 allows, and no half of a pair.
    expect(stdout).toMatch(/^[\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]*$/u);
    expect(parsed(stdout)).toBe("testsuites");
  });
});

/** The name of the root, where every tag is closed in its turn and every & begins an entity. */
function parsed(xml: string): string | undefined {
  const body = xml.replace(/^<\?xml [^>]*\?>\n/, "");
  const token = /<(\/?)([\w-]+)(?: [\w-]+="(?:[^"<&]|&[\w#]+;)*")*(\/?)>|(?:[^<&]|&[\w#]+;)+/gy;
  const open: string[] = [];
  let root: string | undefined;
  let end = 0;
  for (const [text, closing, name, empty] of body.matchAll(token)) {
    end += text.length;
    if (name === undefined) continue;
    root ??= name;
    if (closing) expect(open.pop()).toBe(name);
    else if (!empty) open.push(name);
  }
  expect([end, open]).toEqual([body.length, []]);
  return root;
}
