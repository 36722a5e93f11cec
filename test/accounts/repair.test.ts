import { describe, expect, test } from "vitest";
import { applyAccountsRepair, assessAccounts } from "../../src/accounts/index";
import { assessWith, documentWith, rules, violated } from "./jincheng";

describe("the smallest repair", () => {
  test("names the one cell that all failing equations share, and the digit", () => {
    // L147 项目支出 1119.88 → 1179.88
    const { repairs } = assessWith(["3115.87\t1995.99\t1119.88", "3115.87\t1995.99\t1179.88"]);
    expect(repairs).toEqual([
      {
        cells: [{ path: "/tables/2/rows/2/figures/project", from: "1179.88", to: "1119.88" }],
        resolves: ["03.rollup:201/project", "03.rollup:20103/project", "03.columns:20103"],
        cost: 1,
      },
    ]);
  });

  test("lists every single cell that could be the wrong one, the likeliest first", () => {
    // L402: 预算数 22.68 → 42.68. Its completion in L534 says 22.68: only the total is wrong in both.
    const [first, ...others] = assessWith([
      "22.68\t7.91\t14.24\t\t14.24\t0.52\t22.68",
      "42.68\t7.91\t14.24\t\t14.24\t0.52\t22.68",
    ]).repairs;
    expect(first?.cells).toEqual([
      { path: "/tables/8/rows/0/figures/budgetTotal", from: "42.68", to: "22.68" },
    ]);
    expect(others).toEqual([]);
  });

  test("gives all candidates where one equation alone speaks of them", () => {
    // L470: 18,411.43 → 19,411.43 does not give 33.07%: the change or the rate is wrong.
    const { repairs } = assessWith(["支出减少18,411.43", "支出减少19,411.43"]);
    expect(repairs.map(({ cells }) => cells.map(({ from }) => from))).toEqual([["19,411.43"], ["33.07"]]);
    expect(repairs[0]?.cells[0]?.to).toBe("18,411.43");
    // 19411.43 ÷ (37265.39 + 19411.43 = 56676.82) = 34.249%
    expect(repairs[1]?.cells[0]?.to).toBe("34.25");
  });

  test("needs no guess where the balance of both sides tells which change is wrong", () => {
    // L444: income and expenditure both fell by 21,128.18, since both balance in both years.
    const { repairs } = assessWith(["收入总计减少21,128.18", "收入总计减少27,128.18"]);
    expect(repairs.map(({ cells }) => cells)).toEqual([
      [{ path: "/narrative/0/text", offset: 50, from: "27,128.18", to: "21,128.18" }],
    ]);
  });

  test("fills a figure that was lost", () => {
    // L148 项目支出 1.12 lost: the row needs 1.11 ± 0.01 − and L147, L149 need 1.12 ± 0.01
    const { repairs } = assessWith(["1997.10\t1995.99\t1.12", "1997.10\t1995.99\t"]);
    expect(repairs[0]?.cells).toHaveLength(1);
    expect(repairs[0]?.cells[0]).toMatchObject({ path: "/tables/2/rows/3/figures/project", from: null });
    expect(["1.11", "1.12"]).toContain(repairs[0]?.cells[0]?.to);
  });

  test("repairs faults that share no equation apart", () => {
    const { repairs } = assessWith(
      ["3115.87\t1995.99\t1119.88", "3115.87\t1995.99\t1179.88"],
      ["30202\t印刷费\t0.79", "30202\t印刷费\t0.97"],
    );
    expect(repairs.map(({ cells }) => cells[0]?.to)).toEqual(["1119.88", "0.79"]);
  });

  test("changes two cells where two are wrong in one row", () => {
    // L147: 小计 3115.87 → 3175.87 and 项目支出 1119.88 → 1179.88 agree with each other, not with the rest
    const { repairs } = assessWith(["3115.87\t1995.99\t1119.88", "3175.87\t1995.99\t1179.88"]);
    expect(repairs[0]?.cells.map(({ to }) => to).sort()).toEqual(["1119.88", "3115.87"]);
  });

  test("makes every equation hold once applied", () => {
    const spoilt = documentWith(
      ["合计\t\t37266.51\t2654.31\t34612.20", "合计\t\t37266.51\t2654.31\t34612.02"],
      ["占比92.88%", "占比92.38%"],
    );
    const { repairs } = assessAccounts(spoilt, rules);
    const repaired = repairs.slice(0, 2).reduce(applyAccountsRepair, spoilt);
    expect(violated(assessAccounts(spoilt, rules)).length).toBeGreaterThan(0);
    expect(violated(assessAccounts(repaired, rules))).toEqual([]);
  });
});
