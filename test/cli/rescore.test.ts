import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { hubeiForm } from "../batch/forms";
import { sound } from "./forms";
import { run } from "./run";

let cwd: string;
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), "rescore-cli-"));
  writeFileSync(join(cwd, "good.ndjson"), `${JSON.stringify(sound)}\n`.repeat(2));
  writeFileSync(join(cwd, "bad.ndjson"), `${JSON.stringify(sound)}\nx\n`);
  writeFileSync(join(cwd, "fits.json"), '{ "count": 2, "funds": "200.00", "grades": { "优": 2, "良": 0 } }');
  writeFileSync(join(cwd, "wrong.json"), '{ "count": 3, "currencyUnit": "万元" }');
  writeFileSync(join(cwd, "misspelt.json"), '{\n  "counts": 3 }');
});
afterAll(() => rmSync(cwd, { recursive: true }));

const lines = (text: string) => text.split("\n").filter((line) => line !== "");

test("prints one result line per form on stdout, the table on stderr, no progress in a pipe", async () => {
  const { exitCode, stdout, stderr } = await run(["rescore", "good.ndjson", "--lang", "en"], { cwd });
  expect(exitCode).toBe(0);
  expect(lines(stdout)).toHaveLength(2);
  expect(JSON.parse(lines(stdout)[0]!)).toMatchObject({
    id: "sound",
    total: { stated: "99", sum: "99", accepted: "99" },
    findings: { error: 0, warning: 0 },
  });
  expect(stderr).toMatch(/^forms +2\n/);
  // 90 of 100, twice.
  expect(stderr).toMatch(/executed +180 万元\n/);
  expect(stderr).toMatch(/execution rate on the budget +90\.00%\n/);
});

test("writes lines to a file and the summary to another; the table then is what stdout holds", async () => {
  const args = ["rescore", "good.ndjson", "-o", "out.ndjson", "--summary", "summary.json", "--lang", "en"];
  const { exitCode, stdout, stderr } = await run(args, { cwd });
  expect([exitCode, stderr]).toEqual([0, ""]);
  expect(stdout).toMatch(/^forms +2\n/);
  expect(lines(readFileSync(join(cwd, "out.ndjson"), "utf8"))).toHaveLength(2);
  const { summary, reconciliation } = JSON.parse(readFileSync(join(cwd, "summary.json"), "utf8"));
  expect(summary.forms).toBe(2);
  expect(reconciliation.checks["portfolio.count"]).toEqual({ passed: 0, failed: 0, notEvaluated: 1 });
});

test.each([
  ["fits.json", 0],
  ["wrong.json", 1],
  ["misspelt.json", 2],
  ["missing.json", 2],
])("reconciles with the published figures of %s: exit %i", async (claims, expected) => {
  const { exitCode, stderr } = await run(["rescore", "good.ndjson", "--claims", claims], { cwd });
  expect(exitCode).toBe(expected);
  if (expected === 1) expect(stderr).toContain("portfolio.count");
  if (claims === "misspelt.json") expect(stderr).toMatch(/misspelt\.json:\d+:\d+.*claims\.unrecognized-keys/);
});

test.each([
  [{ 优秀: 2 }, 0, ""],
  // Two forms of 优 against three published.
  [{ 优秀: 3 }, 1, "公布等级“优秀”的为3个，各表为2个"],
  [{ 好: 3 }, 2, "1:12 /grades/好: 规则集没有等级“好”；可用：优、良、中、差 [claims.unknown-grade]"],
  [{ 优: 1, 优秀: 1 }, 2, "“优秀”与“优”是同一等级；请合为一项 [claims.same-grade]"],
])("grades of published figures are named as in forms: %j", async (grades, expected, told) => {
  writeFileSync(join(cwd, "grades.json"), JSON.stringify({ grades }));
  for (const ruleset of ["mof-2020", "auto"]) {
    const args = ["rescore", "good.ndjson", "--claims", "grades.json", "--ruleset", ruleset];
    const { exitCode, stderr } = await run(args, { cwd });
    expect(exitCode).toBe(expected);
    if (ruleset === "mof-2020") expect(stderr).toContain(told);
  }
});

test("a ruleset's severities decide whether a batch that does not fit fails", async () => {
  const reading = { basis: "reading", reference: null, clause: null, checkedOn: null };
  const own = {
    id: "own",
    version: "1.0.0",
    title: { zh: "本地", en: "own" },
    effectiveFrom: "2024-01-01",
    effectiveTo: null,
    extends: "mof-2020",
    references: {},
    checks: { "portfolio.count": { severity: "warning", ...reading } },
  };
  writeFileSync(join(cwd, "own.json"), JSON.stringify(own));
  const args = ["rescore", "good.ndjson", "--claims", "wrong.json", "--ruleset", "own.json", "--lang", "en"];
  const { exitCode, stderr } = await run(args, { cwd });
  expect([exitCode, stderr.match(/^\w+ portfolio\.count/m)?.[0]]).toEqual([0, "warning portfolio.count"]);
});

test("answers a bad line in its place and exits 2, or 0 where that is allowed", async () => {
  const strict = await run(["rescore", "bad.ndjson"], { cwd });
  const lenient = await run(["rescore", "bad.ndjson", "--allow-bad-lines"], { cwd });
  expect([strict.exitCode, lenient.exitCode]).toEqual([2, 0]);
  expect(JSON.parse(lines(strict.stdout)[1]!)).toMatchObject({
    line: 2,
    file: "bad.ndjson",
    error: { code: "json.syntax" },
  });
});

test("is a filter for a part of a larger input: lines numbered on, the summary as a last line", async () => {
  const stdin = `${JSON.stringify(sound)}\nx\n`;
  const args = ["rescore", "-", "--first-line", "1001", "--summary", "-", "--allow-bad-lines", "--quiet"];
  const { exitCode, stdout, stderr } = await run(args, { cwd, stdin });
  expect([exitCode, stderr]).toEqual([0, ""]);
  const [first, second, last] = lines(stdout).map((line) => JSON.parse(line));
  expect([first.id, second.line, last.summary.forms, last.summary.errors]).toEqual(["sound", 1002, 1, 1]);
});

const HIDDEN = /[\p{Cc}\p{Cf}\u2028\u2029\u3164]/u;
const shows = (text: string) => text.split("\n").every((line) => !HIDDEN.test(line));

test.each(["summary", "full", "findings"])(
  "%s lines show every hidden character and lose none",
  async (output) => {
    // A right-to-left override, a zero-width space, a C1 control (an escape sequence's start) and a Hangul filler.
    const id = "a\u202Egpj\u200B\u009B\u3164";
    const hostile = { ...sound, id, project: { name: id }, total: { ...sound.total, grade: id } };
    const stdin = [hostile, hostile, { ...hostile, [id]: "x" }]
      .map((form) => JSON.stringify(form))
      .join("\n");
    const args = ["rescore", "-", "--output", output, "--summary", "-", "--allow-bad-lines"];
    const { stdout, stderr } = await run(args, { cwd, stdin });
    expect([shows(stdout), shows(stderr)]).toEqual([true, true]);
    const [first, , third, last] = lines(stdout).map((line) => JSON.parse(line));
    expect([first.id, third.error.path]).toEqual([id, `/${id}`]);
    // The project name that two forms share, told with its forms.
    expect(JSON.stringify(last.reconciliation.findings)).toContain(JSON.stringify(id).slice(1, -1));
  },
);

test("tells what moves under another ruleset", async () => {
  const shipped = JSON.parse(readFileSync(join(import.meta.dirname, "../../rulesets/mof-2020.json"), "utf8"));
  // A curve that gives seven tenths for 90 % of the budget: 7 + 90 = 97.
  shipped.parameters.executionCurve.values[0].value = {
    kind: "steps",
    steps: [
      { from: "0", share: "0" },
      { from: "0.8", share: "0.7" },
      { from: "1", share: "1" },
    ],
  };
  writeFileSync(join(cwd, "steps.json"), JSON.stringify({ ...shipped, id: "steps" }));
  const { stdout, stderr } = await run(
    ["rescore", "good.ndjson", "--against", "./steps.json", "--lang", "en"],
    { cwd },
  );
  expect(JSON.parse(lines(stdout)[0]!).against).toEqual({
    moved: true,
    total: { from: "99", to: "97" },
    grade: { from: "优", to: "优" },
    through: ["executionCurve"],
    findings: { appearing: { "execution.score": 1 }, vanishing: {} },
  });
  expect(stderr).toMatch(/^finding +appear +vanish +forms\nexecution\.score +\+2 +−0 +2$/m);
  expect(stderr).toContain("under steps@1.0.0 2 of 2 forms change total or grade, 0 their grade");
});

test("tells the ruleset, or how many forms went under which where auto chooses for each", async () => {
  const one = await run(["rescore", "good.ndjson"], { cwd });
  expect(one.stderr).toMatch(/^规则集 +mof-2020@1\.0\.0 2$/m);
  const stdin = [sound, hubeiForm, { ...sound, year: 1999 }].map((form) => JSON.stringify(form)).join("\n");
  const args = ["rescore", "-", "--ruleset", "auto", "--against", "mof-2020", "--summary", "-"];
  const { exitCode, stdout, stderr } = await run([...args, "--lang", "en"], { cwd, stdin });
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/^rulesets +hubei-80-20@1\.0\.0 1, mof-2020@1\.0\.0 1$/m);
  expect(stderr).toContain("under mof-2020@1.0.0 1 of 2 forms");
  const [first, second, third, last] = lines(stdout).map((line) => JSON.parse(line));
  expect([first.ruleset.id, second.ruleset.id]).toEqual(["mof-2020", "hubei-80-20"]);
  expect(third.error.code).toBe("ruleset.none-in-force");
  expect(last.summary.rulesets).toEqual({ "hubei-80-20@1.0.0": 1, "mof-2020@1.0.0": 1 });
  expect(last.summary.migration.rulesets.to).toEqual({ "mof-2020@1.0.0": 2 });
  // 80 + 10 = 90 weights, and 10 points stated of 20 due 5 of 10.
  expect(last.summary.migration.findings).toMatchObject({
    "execution.score": { appearing: 1, vanishing: 0, forms: 1 },
    "weight.total": { appearing: 1, vanishing: 0, forms: 1 },
  });
});

test("tells how many forms the other ruleset has no values for", async () => {
  const stdin = [2020, 2024].map((year) => JSON.stringify({ ...sound, year })).join("\n");
  const { exitCode, stderr } = await run(["rescore", "-", "--against", "mof-2021"], { cwd, stdin });
  expect(exitCode).toBe(0);
  expect(stderr).toContain("另有 1 份不能按其核算，未对比");
});

test.each([
  [["--resume"], "resume.without-out"],
  [["--ruleset", "mof-2002"], "ruleset.unknown"],
  [["-o", "no-such-folder/out.ndjson"], "output.failed"],
])("refuses %j: %s", async (args, code) => {
  const { exitCode, stdout, stderr } = await run(["rescore", "good.ndjson", ...args], { cwd });
  expect([exitCode, stdout]).toEqual([2, ""]);
  expect(stderr).toContain(`[${code}]`);
});
