export const row = { name: "占地面积", target: "≥10平方米", actual: "10平方米", weight: "10", score: "10" };
/** Every key a form may have. */
export const good = {
  id: "x",
  title: "自评表",
  year: 2024,
  project: { name: "项目", code: "1", department: "部门", implementer: "单位" },
  currencyUnit: "万元",
  funds: {
    weight: "10",
    total: {
      initialBudget: "926",
      budget: 926,
      executed: "828.06",
      rate: "89.42%",
      score: null,
      carryover: "-",
    },
    sources: [{ name: "区级资金", budget: "" }],
  },
  goals: { planned: "…", achieved: "…" },
  indicators: [
    { name: "产出指标", children: [{ name: "数量指标", children: [row] }, { name: "质量指标" }] },
    row,
  ],
  total: { weight: "100", score: "98.94", grade: "优" },
  analysis: { 产出情况: "…", 其他: null },
  meta: { anything: [1, { deep: true }] },
};

/** Documents that are forms, and documents that are not; see `parse.test.ts` and `schema.test.ts`. */
export const documents: [name: string, document: unknown, accepted: boolean][] = [
  ["a full form", good, true],
  ["a form of indicators alone", { indicators: [] }, true],
  ["a figure as JSON number", { indicators: [{ ...row, weight: 10, score: 9.5 }] }, true],
  ["a blank cell as null", { indicators: [{ ...row, actual: null }] }, true],
  ["meta of any kind", { indicators: [], meta: 5 }, true],
  ["nothing", {}, false],
  ["null", null, false],
  ["a list", [], false],
  ["a misspelt key at the top", { indicators: [], totals: {} }, false],
  ["a misspelt key in a row", { indicators: [{ ...row, scroe: "10" }] }, false],
  ["a misspelt key in funds", { indicators: [], funds: { total: { excuted: "1" } } }, false],
  ["a figure as a list", { indicators: [{ ...row, weight: ["10"] }] }, false],
  ["a figure as a boolean", { indicators: [{ ...row, score: true }] }, false],
  ["a year as text", { indicators: [], year: "2024" }, false],
  ["half a year", { indicators: [], year: 2024.5 }, false],
  ["an unknown currency unit", { indicators: [], currencyUnit: "美元" }, false],
  ["a name as number", { indicators: [{ ...row, name: 5 }] }, false],
  ["a fourth level", { indicators: [{ children: [{ children: [{ children: [] }] }] }] }, false],
  ["indicators as object", { indicators: { 0: row } }, false],
  ["analysis of numbers", { indicators: [], analysis: { a: 1 } }, false],
  ["10,001 rows", { indicators: Array.from({ length: 10_001 }, () => ({})) }, false],
];
