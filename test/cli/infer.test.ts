import { describe, expect, test } from "vitest";
import { ndjson, sound } from "./forms";
import { records, run } from "./run";

/** Cost rows of weight 10: the only ones that tell the two proportional formulas apart. */
const form = (id: string, ...rows: readonly [target: string, actual: string, score: string][]) => ({
  id,
  indicators: [
    {
      name: "成本指标",
      children: rows.map(([target, actual, score], i) => ({
        name: `费用${i + 1}`,
        target,
        actual,
        weight: "10",
        score,
        reason: "涨价",
      })),
    },
  ],
});

const infer = (forms: readonly unknown[], ...args: string[]) =>
  run(["check", "-", "--infer", "--lang", "en", "--fail-on", "never", ...args], { stdin: ndjson(...forms) });
const from = (text: string) => text.slice(text.indexOf("formula inference:")).split("\n");

describe("check --infer", () => {
  // 10×100/130 = 7.692: 7.69 by proportion half up or cut off. In a line 10×(1−0.3) = 7.
  // 10×100/160 = 6.25: 6.3 half up. In a line 10×(1−0.6) = 4.
  // 10×100/125 = 8. In a line 7.5. Stated 5: none.
  const batch = [
    form("one", ["≤100元", "130元", "7.69"], ["≤100元", "160元", "6.3"]),
    form("two", ["≤100元", "125元", "5"], ["≤100元", "90元", "10"]),
  ];

  test("names the formula and rounding that explain most rows, and how many each explains", async () => {
    const lines = from((await infer(batch)).stdout);
    expect(lines[0]).toMatch(/^formula inference: 3 quantitative rows missed their target/);
    expect(lines[1]).toBe("best: proportional (target ÷ actual where less is better), half up (2 of 3 rows)");
    const table = lines.slice(3, lines.indexOf("", 3)).map((line) => line.replace(/ {2,}/g, " | "));
    expect(table).toEqual([
      "formula | rounding | rows explained",
      "proportional (target ÷ actual where less is better) | half up | 2",
      "proportional (target ÷ actual where less is better) | cut off | 1",
      "proportional (target ÷ actual where less is better) | up | 1",
      "proportional (in a line to 0 at twice the target where less is better) | half up | 0",
      "proportional (in a line to 0 at twice the target where less is better) | cut off | 0",
      "proportional (in a line to 0 at twice the target where less is better) | up | 0",
      "nothing unless met | - | 0",
    ]);
  });

  test("lists the rows that fit none, with what each formula would give", async () => {
    const lines = from((await infer(batch)).stdout).map((line) => line.replace(/ {2,}/g, " | "));
    const at = lines.findIndex((line) => line.startsWith("1 row fits none"));
    expect(lines[at + 1]).toBe(
      "form | row | stated | proportional | linear to double | nothing unless met | place",
    );
    // 7.5 at no decimals is 8.
    expect(lines[at + 2]).toBe("two | 费用1 | 5 | 8 | 7.5 → 8 | 0 | -:2 | /indicators/0/children/0");
  });

  test("says where several explain equally many: higher-is-better rows are the same in both", async () => {
    // 50×5/10 = 25, exactly.
    const { indicators } = structuredClone(sound);
    Object.assign(indicators[0]!.children[0]!.children[0]!, { actual: "5公里", score: "25", reason: "雨季" });
    const lines = from((await infer([{ ...sound, indicators }])).stdout);
    expect(lines[1]).toMatch(
      /^best: proportional \(target ÷ actual.*\), half up or cut off or up; proportional \(in a line.*\(1 of 1 row\), equally well$/,
    );
    expect(lines).toContain("every row is explained by some formula");
  });

  test("nothing can be told of a batch that met its targets, or of no form at all", async () => {
    for (const stdin of [[sound], [{ id: "bad", indicators: "none" }]]) {
      expect(from((await infer(stdin)).stdout)[0] ?? "").toMatch(
        /^(formula inference: no quantitative row|$)/,
      );
    }
  });

  test("reads the same in Chinese, in aligned columns", async () => {
    const { stdout } = await run(["check", "-", "--infer", "--fail-on", "never"], {
      stdin: ndjson(...batch),
    });
    expect(stdout).toContain("最能解释得分的是：按比例（越小越好时指标值÷完成值），四舍五入（2/3 行）");
    expect(stdout).toMatch(/^two +费用1 +5 +8 +7\.5 → 8 +0 +-:2 +\/indicators\/0\/children\/0$/m);
  });

  test("where the results are for a program, it goes to stderr", async () => {
    const { stdout, stderr } = await infer(batch, "--format", "ndjson");
    expect(records(stdout)).toHaveLength(2);
    expect(stderr).toContain("best: proportional");
  });

  // Worked by hand in test/infer: 3 of 6 missed targets in proportion, rounded half up; a12, b13, b25 fit none.
  test("over the published forms", async () => {
    const { stdout } = await run(["check", "examples/jincheng-2024", "--infer", "--lang", "en"]);
    expect(stdout).toMatch(/half up; .*half up \(3 of 6 rows\), equally well/);
    const rows = stdout.split("\n").filter((line) => /^jincheng-2024-\w+ .* \/indicators\//.test(line));
    // 5×174/175 = 4.9714; 10×0.013/10 = 0.013; 10×90/100 = 9.
    expect(rows.map((line) => line.replace(/ {2,}/g, " | ").split(" | ").slice(0, 4))).toEqual([
      ["jincheng-2024-a12", "阻止电动车进入电梯轿厢系统", "4.5", "4.9714 → 5.0"],
      ["jincheng-2024-b13", "中科创源起租日", "0.9", "0.013 → 0.0"],
      ["jincheng-2024-b25", "招商任务考核达标率", "10", "9"],
    ]);
  });
});
