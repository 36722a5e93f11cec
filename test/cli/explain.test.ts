import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { layoutA } from "../import/fixtures/forms";
import { workbookOf } from "../import/fixtures/sheet";
import { ndjson, sound } from "./forms";
import { assessmentOf, records, run } from "./run";

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), "jixiao-"));
});
afterEach(() => rmSync(cwd, { recursive: true }));

const explain = (form: unknown, ...args: string[]) =>
  run(["check", "-", "--explain", "--lang", "en", ...args], { stdin: ndjson(form) });

/** The lines of a table between the heading of the explanations and the next blank line. */
function explained(stdout: string, heading: string): string[] {
  const lines = stdout.split("\n");
  const from = lines.indexOf(`  ${heading}`) + 1;
  return lines.slice(from, lines.indexOf("", from));
}

/** One cost row of weight 10, on top of a form without anything else. */
const cost = (target: string, actual: string, score: string) => ({
  indicators: [{ name: "成本指标", children: [{ name: "费用", target, actual, weight: "10", score }] }],
  funds: { weight: "90", total: { budget: "100", executed: "104", score: "90" } },
  total: { score: "98" },
});

describe("the table", () => {
  // 828.06/926 = 0.89423…, ×10 = 8.9423 → 8.94; 10×6400/6500 = 9.84615…
  test("follows every figure of a sheet to its cell", async () => {
    writeFileSync(join(cwd, "消防站.xlsx"), await workbookOf(layoutA));
    const { stdout } = await run(["check", "消防站.xlsx", "--explain"], { cwd });
    const lines = explained(stdout, "计算过程");
    expect(lines.slice(0, 9)).toEqual([
      "    预算执行率：全年执行数828.06÷全年预算数926.00＝89.42%，×分值10＝8.9423分，应填8.94分；自评8.94分，可以成立。",
      "      全年执行数 ÷ 全年预算数 = 828.06 ÷ 926 = 0.8942332613",
      "        全年执行数  828.06        消防站!F6",
      "        全年预算数  926.00 → 926  消防站!E6",
      "      执行率（不超过封顶）× 分值 = 0.8942332613 × 10 = 8.9423326134，四舍五入到2位小数，为 8.94",
      "        执行率  0.8942332613  （上一步）",
      "        分值    10            /funds/weight",
      expect.stringMatching(
        /^ {8}规则 executionCurve：kind: linear（\d{4}-\d\d-\d\d 起，basis: \w+，《.+》）$/,
      ),
      expect.stringMatching(/^ {8}规则 executionCap：1（/),
    ]);
    const row = lines.findIndex((line) => line.startsWith("    “建筑面积”："));
    expect(lines.slice(row + 1, row + 5)).toEqual([
      "      分值 × 实际完成值 ÷ 指标值 = 10 × 6400 ÷ 6500 = 9.8461538462，四舍五入到2位小数，为 9.85",
      "        分值        10                 消防站!G13",
      "        指标值      6500平方米 → 6500  消防站!E13",
      "        实际完成值  6400平方米 → 6400  消防站!F13",
    ]);
  });

  test("adds the accepted scores up to the accepted total: 9 + 50 + 30 + 10 = 99", async () => {
    const { stdout } = await explain(sound);
    expect(explained(stdout, "how the figures come about").at(-1)).toBe(
      "    accepted total: 9 + 50 + 30 + 10 = 99",
    );
  });

  test("a rate above 1 enters as 1: 104/100 = 1.04, 1 × 90 = 90", async () => {
    const lines = explained(
      (await explain(cost("≤100元", "125元", "8"))).stdout,
      "how the figures come about",
    );
    expect(lines).toContain("      executed ÷ budget = 104 ÷ 100 = 1.04");
    expect(lines).toContain(
      "      min(rate, cap) × weight = 1 × 90 = 90, rounded half up to a whole number: 90",
    );
    expect(lines.some((line) => /^ {8}rule executionCap: 1 \(/.test(line))).toBe(true);
  });

  test("the rule behind a formula stands below it: 10 × 100 ÷ 125 = 8", async () => {
    const lines = explained(
      (await explain(cost("≤100元", "125元", "8"))).stdout,
      "how the figures come about",
    );
    const step = lines.findIndex((line) => line.includes("weight × target ÷ actual"));
    expect(lines[step]).toMatch(/^ {6}weight × target ÷ actual = 10 × 100 ÷ 125 = 8, /);
    expect(lines[step + 4]).toMatch(/^ {8}rule lowerIsBetterFormula: proportional \(from .*《.*》\)$/);
  });

  test("no sum is shown in figures of different units: 1万元 against 12500元", async () => {
    const lines = explained(
      (await explain(cost("≤1万元", "12500元", "8"))).stdout,
      "how the figures come about",
    );
    // The sentence tells it in one unit.
    expect(lines.some((line) => line.includes("10×10000÷12500 = 8"))).toBe(true);
    expect(lines.some((line) => /^ {6}weight × target ÷ actual = 8, /.test(line))).toBe(true);
  });

  test("bands are printed as intervals", async () => {
    const judged = { name: "成效", target: "明显", actual: "达成预期指标", weight: "10", score: "10" };
    const { stdout } = await explain({ indicators: [{ name: "效益指标", children: [judged] }] });
    expect(stdout).toContain("band of the judgement × weight = 8–10\n");
    expect(stdout).toMatch(
      /rule qualitativeBands: achieved \[0\.8, 1\]; partiallyAchieved \[0\.6, 0\.8\); notAchieved/,
    );
  });

  test("a form without amounts says so and has no steps to follow", async () => {
    const { stdout, exitCode } = await explain({ ...sound, funds: { weight: "10" }, total: { score: "90" } });
    const [execution, next] = explained(stdout, "how the figures come about");
    expect(execution).toMatch(/^ {4}execution: budget blank, executed blank: there is no rate/);
    expect(next).toMatch(/^ {4}"养护里程"/);
    expect(exitCode).toBeLessThan(2);
  });

  test("a form that does not score execution says so", async () => {
    const row = { name: "甲", target: "10个", actual: "10个", weight: "100", score: "100" };
    const { stdout } = await explain({
      indicators: [{ name: "产出指标", children: [row] }],
      total: { weight: "100", score: "100" },
    });
    expect(explained(stdout, "how the figures come about")[0]).toBe(
      "    This form does not score execution.",
    );
  });

  test("hostile names stay on their line", async () => {
    const row = { name: "a\u001b[31m\nb", target: "10\u202e个", actual: "9个", weight: "10", score: "9" };
    const { stdout } = await explain({ indicators: [{ name: "产出指标", children: [row] }] });
    for (const unsafe of "\u001b\u202e") expect(stdout).not.toContain(unsafe);
    expect(stdout).toContain('"a�[31m b": target 10�个');
  });
});

describe("json and ndjson", () => {
  test.each(["json", "ndjson"])("%s holds the explanations only when asked", async (format) => {
    const check = (...more: string[]) =>
      run(["check", "-", "--format", format, ...more], { stdin: ndjson(sound) });
    const parse = (text: string) => [JSON.parse(text)].flat()[0];
    const [plain, told] = [parse((await check()).stdout), parse((await check("--explain")).stdout)];
    expect(plain.execution.explain).toBeUndefined();
    expect(plain.indicators.some((row: object) => "explain" in row)).toBe(false);
    expect(told.execution.explain.steps).toHaveLength(2);
    expect(told.indicators.every((row: { explain: { zh: string } }) => row.explain.zh.includes("分"))).toBe(
      true,
    );
  });

  test("the scores are the same with and without", async () => {
    const scores = async (...more: string[]) => {
      const { stdout } = await run(["check", "-", "--format", "ndjson", ...more], { stdin: ndjson(sound) });
      const { total, execution, indicators } = assessmentOf(records(stdout)[0]);
      return [total, execution.score, indicators.map(({ score }) => score)];
    };
    expect(await scores("--explain")).toEqual(await scores());
  });
});

describe("rows with two ends", () => {
  // b03 holds ≤200人 with an actual of 0: both readings stay open, and the score lies from 0 to its weight.
  test("every published form is explained", async () => {
    const { stdout, exitCode } = await run([
      "check",
      "examples/jincheng-2024",
      "--explain",
      "--fail-on",
      "never",
    ]);
    expect(exitCode).toBe(0);
    expect(stdout.match(/计算过程/g)?.length).toBe(24);
  });
});
