import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { finalAccounts2024 } from "../../src/accounts/index";
import { assess } from "../../src/assess/assess";
import type { Finding } from "../../src/check/finding";
import { parseEvaluation } from "../../src/evaluation/parse";
import { readWorkbook } from "../../src/import/index";
import { codeName } from "../../src/report/codeNames";
import { CHECK_CODES } from "../../src/ruleset/checkCodes";
import { mof2020 } from "../../src/rulesets";
import { run } from "../cli/run";
import { formulas } from "../import/fixtures/forms";
import { workbookOf } from "../import/fixtures/sheet";
import { commandsOf, ROOT, readPage } from "./page";

const SEVERITIES = {
  en: { error: "error", warning: "warning", info: "info" },
  zh: { error: "错误", warning: "警告", info: "提示" },
} as const;

/** The code of findings outside `CHECK_CODES`: a ruleset's own. */
const OWN = "rule.&lt;id&gt;";

describe.each([
  ["en", "docs/findings.md"],
  ["zh", "docs/findings.zh-CN.md"],
] as const)("%s: every finding", (lang, path) => {
  const { text } = readPage(path);
  const sections = [...text.matchAll(/^### (\S+)\n\n\*\*(.+?)\*\* ([\s\S]*?)(?=\n#|(?![\s\S]))/gm)].map(
    ([, code = "", severity = "", body = ""]) => ({ code, severity, body }),
  );

  test("has a section, and no section is of one that is not there", () => {
    expect(sections.map(({ code }) => code).sort()).toEqual([...CHECK_CODES, OWN].sort());
  });

  test.each(sections.filter(({ code }) => code !== OWN))(
    "$code has its severity and a way to mend it",
    ({ code, severity, body }) => {
      expect(severity).toBe(SEVERITIES[lang][mof2020.checks[code]?.severity ?? "warning"]);
      expect(body).toMatch(lang === "en" ? /Mend/ : /改法/);
    },
  );

  const ofForms = sections.filter(({ code }) => !/^(rule|portfolio)\.|^cell\.formula-range$/.test(code));
  test.each(ofForms)("$code is found in its example, with the words shown", ({ code, body }) => {
    const example = readExample(body);
    const { findings } = assess(parseEvaluation(example.form), mof2020);
    expect(said(findings, code, example.path)).toEqual([example.message]);
  });

  test("cell.formula-range is found in a workbook, with the words shown", async () => {
    const { evaluations } = await readWorkbook(await workbookOf(formulas));
    const { body } = sections.find(({ code }) => code === "cell.formula-range")!;
    const [, at = "", message = ""] = /: `(\/\S*)` (.*)$/m.exec(body) ?? [];
    expect(said(evaluations[0]!.findings, "cell.formula-range", at)).toEqual([message]);
  });

  test("findings of batches stand in what the commands print", () => {
    // That it is printed is held by the test of the page's commands.
    const printed = commandsOf(readPage(path)).flatMap(({ output }) => output);
    for (const code of CHECK_CODES.filter((one) => one.startsWith("portfolio.")))
      expect(printed.filter((line) => line.includes(` ${code}  `))).not.toEqual([]);
  });

  function said(findings: readonly Finding[], code: string, at: string): string[] {
    return findings.filter((f) => f.code === code && f.path === at).map((f) => f.message[lang]);
  }
});

/** `- Example [a03](../examples/…json), `/total/score` = `99`: `/total/score` message`. */
function readExample(body: string) {
  const [, file = "", edits = "", path = "", message = ""] =
    /^- \S+ \[\w+\]\(\.\.\/(\S+?)\)(.*?): `(\/\S*)` (.*)$/m.exec(body) ?? [];
  const form = JSON.parse(readFileSync(join(ROOT, file), "utf8"));
  for (const [, pointer = "", , value] of edits.matchAll(/`(\/\S*)` = (`(.*?)`|blank|空白)/g))
    set(form, pointer, value);
  return { form, path, message };
}

function set(form: Record<string, unknown>, pointer: string, value: string | undefined): void {
  const keys = pointer.slice(1).split("/");
  const last = keys.pop() ?? "";
  let at = form;
  for (const key of keys) at = at[key] as Record<string, unknown>;
  if (value === undefined) delete at[last];
  else at[last] = value;
}

test.each([
  ["en", "docs/final-accounts.md"],
  ["zh", "docs/final-accounts.zh-CN.md"],
] as const)("%s: every check of final accounts has its severity", (lang, path) => {
  const { text } = readPage(path);
  const rows = [...text.matchAll(/^\| `([a-z.-]+)` \| (\S+) \|/gm)].map(([, code, severity]) => [
    code,
    severity,
  ]);
  const due = Object.entries(finalAccounts2024.checks).map(([code, { severity }]) => [
    code,
    SEVERITIES[lang][severity],
  ]);
  expect(rows.sort()).toEqual(due.sort());
});

test("the sound form has no finding", async () => {
  const { stdout, exitCode } = await run(["check", "examples/sound.json", "--format", "ndjson"], {
    cwd: ROOT,
  });
  expect(JSON.parse(stdout).findings).toEqual([]);
  expect(exitCode).toBe(0);
});

test.each(["README.md", "README.zh-CN.md"])("%s lists every finding", (path) => {
  const text = readFileSync(join(ROOT, path), "utf8");
  const absent = CHECK_CODES.filter(
    (code) => !code.startsWith("portfolio.") && !text.includes(`\`${code}\``),
  );
  expect(absent).toEqual([]);
});

test("every finding of a form has a name for tables and reports", () => {
  const nameless = CHECK_CODES.filter((code) => codeName(code, "zh") === code);
  expect(nameless.filter((code) => !code.startsWith("portfolio."))).toEqual([]);
});
