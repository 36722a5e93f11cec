import { describe, expect, test } from "vitest";
import type { Evaluation } from "../../src/evaluation/schema";
import { type Exact, exact, format } from "../../src/figure/exact";
import { interval } from "../../src/figure/interval";
import { readFigure } from "../../src/figure/printed";
import type { Given } from "../../src/repair/assignment";
import type { Cell } from "../../src/repair/cells";
import { scaleOf } from "../../src/repair/executionConstraints";
import { buildNetwork, type Network } from "../../src/repair/network";
import { solveFor } from "../../src/repair/search";
import { type Rules, rulesFor } from "../../src/ruleset/rules";
import { mof2021Stepped } from "../../src/rulesets";
import { cellOf } from "./cell";
import { inputOf, row, type SmallForm, smallForm } from "./form";

/** A condition of a form, which cells are free in it, and which are given another figure. */
interface Asked {
  readonly form: Evaluation;
  readonly rules?: Partial<Rules>;
  readonly of: string;
  readonly free: readonly string[];
  readonly given?: Readonly<Record<string, string>>;
}

function cellAt(network: Network, path: string): Cell {
  const cell = network.cells.find((each) => each.path === path);
  if (cell === undefined) throw new Error(`no cell ${path}`);
  return cell;
}

function assigned(network: Network, { free, given = {} }: Asked) {
  const figures = new Map<Cell, Given>();
  for (const [path, text] of Object.entries(given)) {
    const read = readFigure(text);
    if (read.kind === "figure") figures.set(cellAt(network, path), read.figure);
  }
  return network.assignment(
    free.map((path) => cellAt(network, path)),
    figures,
  );
}

function conditionOf(network: Network, of: string) {
  const [code = "", path = ""] = of.split(" ");
  return network.constraintOf(code, path);
}

/** What the condition (or several, with `&` between) leaves of each free cell, with at most five decimals: `["0..40"]`. */
function boundsOf(asked: Asked): string[] | "at odds" | "no condition" {
  const network = buildNetwork(inputOf(asked.form, asked.rules));
  const conditions = asked.of.split(" & ").flatMap((of) => conditionOf(network, of) ?? []);
  if (conditions.length === 0) return "no condition";
  const solution = solveFor(assigned(network, asked), conditions);
  if (!solution.feasible) return "at odds";
  const end = (value: Exact | null) => (value === null ? "-" : format(value, 5));
  return solution.bounds.map(({ lo, hi, hiOpen }) => `${end(lo)}..${hiOpen ? "<" : ""}${end(hi)}`);
}

/** What the condition's own equation gives for the first free cell. */
function dueOf(asked: Asked): string | null {
  const network = buildNetwork(inputOf(asked.form, asked.rules));
  const at = assigned(network, asked);
  const due = conditionOf(network, asked.of)?.due?.(at, cellAt(network, asked.free[0]!)) ?? null;
  return due === null ? null : format(due, 5);
}

const LINE = { budget: "926.00", executed: "828.06", rate: "89.42%", score: "8.94" };
const WHOLE = "/funds/total";
const source = (i: number) => `/funds/sources/${i}`;

/** 500 + 426 = 926, 402.06 + 426 = 828.06, and a third line that is not used. */
const THREE_SOURCES = smallForm({
  sources: [
    { budget: "500.00", executed: "402.06" },
    { budget: "426.00", executed: "426.00" },
    { executed: "—" },
  ],
});

describe("funds", () => {
  // Each amount stands for ± 0.005, so that three of them make ± 0.015.
  test.each<[string, Omit<Asked, "form">, ReturnType<typeof boundsOf>]>([
    ["926 ± 0.015", { of: "funds.sum /funds/total/budget", free: [`${WHOLE}/budget`] }, ["925.985..926.015"]],
    [
      "926 − 426",
      { of: "funds.sum /funds/total/budget", free: [`${source(0)}/budget`] },
      ["499.985..500.015"],
    ],
    [
      "a blank is counted once it is filled: 926 − 926 ± 0.02",
      { of: "funds.sum /funds/total/budget", free: [`${source(2)}/budget`] },
      ["0..0.02"],
    ],
    [
      "an amount of three decimals makes it ± 0.0015",
      {
        of: "funds.sum /funds/total/budget",
        free: [`${WHOLE}/budget`],
        given: { [`${source(0)}/budget`]: "500.000" },
      },
      ["925.9985..926.0015"],
    ],
    [
      "executed, too",
      { of: "funds.sum /funds/total/executed", free: [`${WHOLE}/executed`] },
      ["828.045..828.075"],
    ],
    ["nothing is summed of nothing", { of: "funds.sum /funds/total/carryover", free: [] }, "no condition"],
    // Budget and executed ± 0.005 each.
    [
      "executed ≤ 926 + 0.01",
      { of: "funds.overspent /funds/total/executed", free: [`${WHOLE}/executed`] },
      ["0..926.01"],
    ],
    [
      "budget ≥ 828.06 − 0.01",
      { of: "funds.overspent /funds/total/executed", free: [`${WHOLE}/budget`] },
      ["828.05..-"],
    ],
    [
      "a blank budget is not overspent",
      { of: "funds.overspent /funds/sources/2/executed", free: [`${source(2)}/executed`] },
      ["0..-"],
    ],
    [
      "nor does a blank overspend",
      { of: "funds.overspent /funds/sources/2/executed", free: [`${source(2)}/budget`] },
      ["0..-"],
    ],
    [
      "both filled: executed ≤ 10 + 0.01",
      {
        of: "funds.overspent /funds/sources/2/executed",
        free: [`${source(2)}/executed`],
        given: { [`${source(2)}/budget`]: "10.00" },
      },
      ["0..10.01"],
    ],
  ])("%s", (_, asked, expected) => {
    expect(boundsOf({ form: THREE_SOURCES, ...asked })).toEqual(expected);
  });

  test.each<[string, Asked, ReturnType<typeof boundsOf>]>([
    [
      "a source that is no figure is not counted: 926 ± 0.01",
      {
        form: smallForm({ sources: [{ budget: "约" }, { budget: "926.00" }] }),
        of: "funds.sum /funds/total/budget",
        free: [`${WHOLE}/budget`],
      },
      ["925.99..926.01"],
    ],
    [
      "one with a unit of its own is not rewritten",
      {
        form: smallForm({ sources: [{ budget: "500.00" }, { budget: "426.00万元" }] }),
        of: "funds.sum /funds/total/budget",
        free: [],
      },
      "no condition",
    ],
    [
      "no source has a figure",
      {
        form: smallForm({ total: { ...LINE, carryover: "97.94" }, sources: [{ budget: "926.00" }] }),
        of: "funds.sum /funds/total/carryover",
        free: [],
      },
      "no condition",
    ],
    [
      "a total without what was spent",
      {
        form: smallForm({ total: { budget: "926.00" } }),
        of: "funds.overspent /funds/total/executed",
        free: [],
      },
      "no condition",
    ],
  ])("%s", (_, asked, expected) => {
    expect(boundsOf(asked)).toEqual(expected);
  });

  // 926 − 828.06 = 97.94, three amounts of ± 0.005; the source's is blank.
  const left = smallForm({
    total: { ...LINE, carryover: "97.94" },
    sources: [{ budget: "926.00", executed: "828.06" }],
  });

  test.each<[string, Omit<Asked, "form">, ReturnType<typeof boundsOf>]>([
    [
      "what is left",
      { of: "funds.carryover /funds/total/carryover", free: [`${WHOLE}/carryover`] },
      ["97.925..97.955"],
    ],
    [
      "what there was",
      { of: "funds.carryover /funds/total/carryover", free: [`${WHOLE}/budget`] },
      ["925.985..926.015"],
    ],
    [
      "a blank is tied to nothing",
      { of: "funds.carryover /funds/sources/0/carryover", free: [`${source(0)}/executed`] },
      ["0..-"],
    ],
    [
      "until it is filled",
      { of: "funds.carryover /funds/sources/0/carryover", free: [`${source(0)}/carryover`] },
      ["97.925..97.955"],
    ],
  ])("%s", (_, asked, expected) => {
    expect(boundsOf({ form: left, ...asked })).toEqual(expected);
  });

  test.each<[string, Asked, string | null]>([
    [
      "Σ sources",
      { form: THREE_SOURCES, of: "funds.sum /funds/total/budget", free: [`${WHOLE}/budget`] },
      "926",
    ],
    [
      "the total less the other source",
      { form: THREE_SOURCES, of: "funds.sum /funds/total/budget", free: [`${source(0)}/budget`] },
      "500",
    ],
    [
      "budget − executed",
      { form: left, of: "funds.carryover /funds/total/carryover", free: [`${WHOLE}/carryover`] },
      "97.94",
    ],
    [
      "nothing while two are free",
      {
        form: left,
        of: "funds.carryover /funds/total/carryover",
        free: [`${WHOLE}/carryover`, `${WHOLE}/budget`],
      },
      null,
    ],
  ])("due is %s", (_, asked, expected) => {
    expect(dueOf(asked)).toBe(expected);
  });
});

describe("weights", () => {
  const rows: SmallForm["rows"] = [["40"], ["30"], ["20"]];
  const blank: SmallForm["rows"] = [["—", "40"], ["30"], ["20"]];
  const odd: SmallForm["rows"] = [["四十", "40"], ["30"], ["20"]];
  const LEVEL = "weight.level /indicators/0/weight";
  const TOTAL = "weight.total /total/weight";

  test.each<[string, SmallForm, string, string[], ReturnType<typeof boundsOf>]>([
    ["40 + 30 + 20", { rows, levelWeight: "80" }, LEVEL, ["/indicators/0/weight"], ["90..90"]],
    ["80 − 30 − 20", { rows, levelWeight: "80" }, LEVEL, [row(0, "weight")], ["30..30"]],
    [
      "at least 30 + 20, one being blank",
      { rows: blank, levelWeight: "80" },
      LEVEL,
      ["/indicators/0/weight"],
      ["50..-"],
    ],
    ["80 − 30 − 20 for the blank", { rows: blank, levelWeight: "80" }, LEVEL, [row(0, "weight")], ["30..30"]],
    [
      "30 + 20 are above 40, whatever the blank",
      { rows: blank, levelWeight: "40" },
      LEVEL,
      [row(0, "weight")],
      "at odds",
    ],
    [
      "at least 30 + 20, one being no figure",
      { rows: odd, levelWeight: "80" },
      LEVEL,
      ["/indicators/0/weight"],
      ["50..-"],
    ],
    // A level's own weight says it for its rows: 10 + 30 + 20.
    [
      "10 + 30 + 20, the level having a weight",
      { rows: blank, levelWeight: "90" },
      TOTAL,
      ["/total/weight"],
      ["60..60"],
    ],
    [
      "nothing where all are blank",
      {
        rows: [
          ["—", "40"],
          ["—", "30"],
          ["—", "20"],
        ],
      },
      TOTAL,
      [],
      "no condition",
    ],
    // 10 for execution and 90
    ["10 + 90", { rows }, TOTAL, ["/total/weight"], ["100..100"]],
    ["100 − 10 − 30 − 20", { rows }, TOTAL, [row(0, "weight")], ["40..40"]],
    ["100 − 90 for execution", { rows, executionWeight: "20" }, TOTAL, ["/funds/weight"], ["10..10"]],
    // No total weight is printed: the ruleset's 100 stands for it.
    ["the same of the ruleset's 100", { rows, totalWeight: "—" }, TOTAL, [row(0, "weight")], ["40..40"]],
    ["nothing while one is blank", { rows: blank }, TOTAL, ["/total/weight"], ["0..-"]],
    ["100 − 10 − 30 − 20 for the blank", { rows: blank }, TOTAL, [row(0, "weight")], ["40..40"]],
    ["10 + 30 + 20, one being no figure", { rows: odd }, TOTAL, ["/total/weight"], ["60..60"]],
  ])("%s", (_, given, of, free, expected) => {
    const form = smallForm(given);
    expect(boundsOf({ form, of, free })).toEqual(expected);
  });
});

/** The same levels with a second one, of which only the level prints its weight and score. */
function withLevel(weight: string | undefined, given: SmallForm = {}): Evaluation {
  const form = smallForm(given);
  const children = [{ name: "社会效益", children: [{ name: "影响", target: "提升", actual: "提升" }] }];
  const level = { name: "效益指标", ...(weight === undefined ? {} : { weight, score: weight }), children };
  return { ...form, indicators: [...form.indicators, level] };
}

describe("weights printed on a level only", () => {
  const rows: SmallForm["rows"] = [["30"], ["20"], ["10"]];
  const SECOND = "/indicators/1/weight";

  // 10 + 60 + 30
  test("count in the total", () => {
    const form = withLevel("30", { rows });
    expect(boundsOf({ form, of: "weight.total /total/weight", free: [SECOND] })).toEqual(["30..30"]);
    expect(boundsOf({ form, of: "weight.total /total/weight", free: ["/total/weight"] })).toEqual([
      "100..100",
    ]);
  });

  test("are missed where none is printed: no row of that level can make up for it", () => {
    const form = withLevel(undefined, { rows });
    expect(boundsOf({ form, of: "weight.total /total/weight", free: [] })).toBe("no condition");
  });

  test("are not compared with themselves", () => {
    const form = withLevel("30", { rows });
    expect(boundsOf({ form, of: "weight.level /indicators/1/weight", free: [] })).toBe("no condition");
  });

  test("cost what a row's cost", () => {
    const { cells } = buildNetwork(inputOf(withLevel("30", { rows })));
    expect(cells.find(({ path }) => path === SECOND)?.weight).toBe(3);
  });

  /** 产出指标 of 90 with 数量指标 (40 + 30 + 20) and a second level below it. */
  const withSecond = (second: object): Evaluation => {
    const form = smallForm({ levelWeight: "90" });
    const [first] = form.indicators;
    const children = [...(first?.children ?? []), { name: "质量指标", ...second }];
    return { ...form, indicators: [{ ...first, children } as Evaluation["indicators"][number]] };
  };

  test.each<[string, object, string[], string[]]>([
    ["without rows and weight are not missed", { children: [] }, ["90..90"], []],
    [
      "without rows count: 90 + 5",
      { children: [], weight: "5" },
      ["95..95"],
      ["/indicators/0/children/1/weight"],
    ],
    // A row without a weight, which the level does not make up for: 90 or more
    ["are missed where a row has none", { children: [{ name: "合格率" }] }, ["90..-"], []],
  ])("%s", (_, second, expected, cells) => {
    const form = withSecond(second);
    expect(
      boundsOf({ form, of: "weight.level /indicators/0/weight", free: ["/indicators/0/weight"] }),
    ).toEqual(expected);
    const paths = conditionOf(buildNetwork(inputOf(form)), "weight.level /indicators/0/weight")?.cells.map(
      ({ path }) => path,
    );
    expect(paths).toEqual([
      "/indicators/0/weight",
      row(0, "weight"),
      row(1, "weight"),
      row(2, "weight"),
      ...cells,
    ]);
  });

  test("of a form without rows add up to nothing", () => {
    const form = { ...smallForm(), indicators: [{ name: "产出指标", children: [] }] };
    expect(boundsOf({ form, of: "weight.total /total/weight", free: [] })).toBe("no condition");
  });

  test("bound the score", () => {
    const form = withLevel("30", { rows });
    expect(boundsOf({ form, of: "score.range /indicators/1/score", free: ["/indicators/1/score"] })).toEqual([
      "0..30",
    ]);
  });
});

describe("scores", () => {
  const RANGE = `score.range ${row(0, "score")}`;

  test.each<[string, SmallForm, string[], ReturnType<typeof boundsOf>]>([
    ["0 to the weight", {}, [row(0, "score")], ["0..40"]],
    [
      "the weight is the score at least",
      { rows: [["40", "36"], ["30"], ["20"]] },
      [row(0, "weight")],
      ["36..-"],
    ],
    ["a blank score has any weight", { rows: [["40", null], ["30"], ["20"]] }, [row(0, "weight")], ["0..-"]],
    ["a blank weight allows any score", { rows: [["—", "40"], ["30"], ["20"]] }, [row(0, "score")], ["0..-"]],
    ["a blank score is within any weight", { rows: [["-5", null], ["30"], ["20"]] }, [], []],
    [
      "a weight that is no figure allows any score",
      { rows: [["四十", "40"], ["30"], ["20"]] },
      [row(0, "score")],
      ["0..-"],
    ],
    ["but no negative one", { rows: [["四十", "-1"], ["30"], ["20"]] }, [], "at odds"],
    ["nor does a blank one", { rows: [["—", "-1"], ["30"], ["20"]] }, [], "at odds"],
    [
      "a negative score has no weight",
      { rows: [["40", "-1"], ["30"], ["20"]] },
      [row(0, "weight")],
      "at odds",
    ],
  ])("%s", (_, given, free, expected) => {
    expect(boundsOf({ form: smallForm(given), of: RANGE, free })).toEqual(expected);
  });
});

describe("the total", () => {
  const TOTAL = "/total/score";

  // Spec §3: 0 ≤ total ≤ its weight.
  test.each<[string, SmallForm, string[], ReturnType<typeof boundsOf>]>([
    ["0 to 100", {}, [TOTAL], ["0..100"]],
    ["0 to the ruleset's 100", { totalWeight: "—" }, [TOTAL], ["0..100"]],
    ["the weight is the total at least", {}, ["/total/weight"], ["98.94..-"]],
  ])("is within range: %s", (_, given, free, expected) => {
    expect(boundsOf({ form: smallForm(given), of: `total.range ${TOTAL}`, free })).toEqual(expected);
  });

  // mof-2020: 优 90–100, 良 80–90, 中 60–80, 差 0–60, each without its upper end but the first.
  test.each<[string, SmallForm, Partial<Rules>, string[], ReturnType<typeof boundsOf>]>([
    ["优", { grade: "优" }, {}, [TOTAL], ["90..100"]],
    ["良", { grade: "良" }, {}, [TOTAL], ["80..<90"]],
    ["a word that is no grade", { grade: "度" }, {}, [TOTAL], "at odds"],
    ["a free grade follows", { grade: "良" }, {}, ["/total/grade"], []],
    ["优 for 98.94", { grade: "优" }, {}, [], []],
    ["良 for 98.94", { grade: "良" }, {}, [], "at odds"],
    ["a total beyond all bands has no grade", { grade: "良", totalScore: "120" }, {}, [], []],
    // The unrounded total is graded: 89.995 prints 90.00, and 79.995 prints 80.00.
    ["良 for what prints it", { grade: "良" }, { gradeBasis: "raw" }, [TOTAL], ["79.995..90.005"]],
    ["良 for 90.01", { grade: "良", totalScore: "90.01" }, { gradeBasis: "raw" }, [], "at odds"],
    ["良 for 90.00", { grade: "良", totalScore: "90.00" }, { gradeBasis: "raw" }, [], []],
  ])("has its grade: %s", (_, given, rules, free, expected) => {
    const bounds = boundsOf({ form: smallForm(given), rules, of: "total.grade /total/grade", free });
    expect(
      bounds === "at odds" ? bounds : bounds.slice(0, expected === "at odds" ? 9 : expected.length),
    ).toEqual(expected);
  });

  const SUM = `total.sum ${TOTAL}`;
  /** 9.00 of 9.00 is spent, so 10 points; what rounds to 9.00 may be 8.995 ÷ 9.005 = 99.889%, 9.98890 points. */
  const FULL = { budget: "9.00", executed: "9.00", rate: "100.00%", score: "10.00" };

  test.each<[string, SmallForm, string[], Record<string, string>, ReturnType<typeof boundsOf>]>([
    // 8.94 stands for 8.94223 to 8.94243 too; printed with two decimals.
    ["8.94 + 90, ± 0.005", {}, [TOTAL], {}, ["98.935..98.94743"]],
    [
      "10 + 90, from 99.98890 − 0.005",
      { total: FULL, totalScore: "100.00" },
      [TOTAL],
      {},
      ["99.9839..100.005"],
    ],
    // In whole points 98.94 may be 98.44 and 99.44.
    ["in whole points", { totalScore: "99" }, [TOTAL], {}, ["98.44..99.44243"]],
    ["a row of it", {}, [row(0, "score")], {}, ["39.99257..40.005"]],
    [
      "a blank row of it",
      { rows: [["40", null], ["30"], ["20"]] },
      [row(0, "score")],
      {},
      ["39.99257..40.005"],
    ],
    // The score given anew stands for a unit more or less: 98.94 − 90 ± (0.01 + 0.005), and what 8.94 stood for.
    ["the execution score", {}, ["/funds/total/score"], {}, ["8.92257..8.955"]],
    ["one given in place of another", {}, [TOTAL], { [row(0, "score")]: "36" }, ["94.935..94.94743"]],
  ])("is the sum of the scores: %s", (_, given, free, figures, expected) => {
    expect(boundsOf({ form: smallForm(given), of: SUM, free, given: figures })).toEqual(expected);
  });
});

/** What the total is added up from where the form scores no execution rate: rows of 50, 30 and 20 make it all. */
const WITHOUT_EXECUTION: SmallForm = {
  total: { budget: "926.00", executed: "828.06" },
  rows: [["50"], ["30"], ["20"]],
  totalScore: "100",
};
/** An execution score that counts but is blank: 8.94 is computed, and the total has it. */
const BLANK_EXECUTION: SmallForm = { total: { budget: "926.00", executed: "828.06" } };
/** 90 of 100 times, so that 36 of 40 points follow by a formula: 8.94 + 36 + 50 = 94.94. */
const DERIVED: SmallForm = {
  rows: [["40", "36", "≥100次", "90次", "未完成"], ["30"], ["20"]],
  totalScore: "94.94",
};

describe("the sum of the scores", () => {
  const TOTAL = "/total/score";
  const SUM = `total.sum ${TOTAL}`;
  const [SCORED, SPENT] = [`${WHOLE}/score`, `${WHOLE}/executed`];
  const capped = { totalCaps: [{ cap: exact("95"), range: interval(exact("0.8"), exact("0.9")) }] };

  test.each<[string, Omit<Asked, "of">, ReturnType<typeof boundsOf>]>([
    ["is exact where all parts are", { form: smallForm(WITHOUT_EXECUTION), free: [TOTAL] }, ["100..100"]],
    // 49.5 + 50 = 99.5, in whole points
    [
      "may be rounded where a part is finer",
      { form: smallForm({ ...WITHOUT_EXECUTION, rows: [["50", "49.5"], ["30"], ["20"]] }), free: [TOTAL] },
      ["99..100"],
    ],
    [
      "is exact in the decimals of its parts",
      {
        form: smallForm({ ...WITHOUT_EXECUTION, rows: [["50", "49.5"], ["30"], ["20"]], totalScore: "99.5" }),
        free: [row(0, "score")],
      },
      ["49.5..49.5"],
    ],
    [
      "may be rounded where the free part is finer",
      {
        form: smallForm({
          ...WITHOUT_EXECUTION,
          rows: [["50", "49.55"], ["30"], ["20"]],
          totalScore: "99.5",
        }),
        free: [row(0, "score")],
      },
      ["49.45..49.55"],
    ],
    [
      "may be rounded where a part left alone is finer",
      {
        form: smallForm({
          ...WITHOUT_EXECUTION,
          rows: [["50", "49.55"], ["30", "29.5"], ["20"]],
          totalScore: "99",
        }),
        free: [row(1, "score")],
      },
      ["28.95..29.95"], // 99 ± 0.5 − 49.55 − 20
    ],
    [
      "may be rounded where a given part is finer",
      {
        form: smallForm({ ...WITHOUT_EXECUTION, totalScore: "99.5" }),
        free: [TOTAL],
        given: { [row(0, "score")]: "49.55" },
      },
      ["99.5..99.6"],
    ],
    [
      "is exact again where a given part is as coarse",
      {
        form: smallForm({ ...WITHOUT_EXECUTION, rows: [["50", "49.5"], ["30"], ["20"]], totalScore: "99" }),
        free: [TOTAL],
        given: { [row(0, "score")]: "49" },
      },
      ["99..99"],
    ],
    [
      "may be rounded where a given part is finer than all left alone",
      {
        form: smallForm({ ...WITHOUT_EXECUTION, rows: [["50", "49.5"], ["30"], ["20"]], totalScore: "99.5" }),
        free: [TOTAL],
        given: { [row(1, "score")]: "29.55" },
      },
      ["99..99.1"], // 49.5 + 29.55 + 20 = 99.05
    ],
    [
      "may be rounded wherever the finest part stands: first,",
      {
        form: smallForm({
          ...WITHOUT_EXECUTION,
          rows: [["50", "49.55"], ["30", "29.5"], ["20"]],
          totalScore: "99.0",
        }),
        free: [TOTAL],
      },
      ["99..99.1"],
    ],
    [
      "or last",
      {
        form: smallForm({
          ...WITHOUT_EXECUTION,
          rows: [["50"], ["30", "29.5"], ["20", "19.55"]],
          totalScore: "99.0",
        }),
        free: [TOTAL],
      },
      ["99..99.1"],
    ],
    [
      "has the decimals of its parts, not of their weights",
      { form: smallForm(WITHOUT_EXECUTION), free: [TOTAL], given: { [row(0, "weight")]: "50.5" } },
      ["100..100"],
    ],
    [
      "may be rounded where all parts are given and one is finer",
      {
        form: smallForm(WITHOUT_EXECUTION),
        free: [TOTAL],
        given: { [row(0, "score")]: "50", [row(1, "score")]: "30", [row(2, "score")]: "20.5" },
      },
      ["100..101"],
    ],
    // Printed on a level only: 8.94 + 60 + 30 = 98.94, so that the level's own lies 0.005 about 30, as a row's does.
    [
      "counts a score printed on a level only",
      { form: withLevel("30", { rows: [["30"], ["20"], ["10"]] }), free: ["/indicators/1/score"] },
      ["29.99257..30.005"],
    ],
    // 8.94 stands for 8.94223 to 8.94243; changed amounts may move it by a unit: 98.94 − 0.015 to 98.94243 + 0.015.
    [
      "allows a unit where the amounts behind the execution score change",
      { form: smallForm(), free: [TOTAL], given: { [SPENT]: "828.00" } },
      ["98.925..98.95743"],
    ],
    [
      "and where its budget does",
      { form: smallForm(), free: [TOTAL], given: { [`${WHOLE}/budget`]: "926.10" } },
      ["98.925..98.95743"],
    ],
    // 8.94 + 35 + 50 = 93.94, ± 1 for a score in whole points
    [
      "allows a unit where a score by formula changes",
      { form: smallForm(DERIVED), free: [TOTAL], given: { [row(0, "score")]: "35" } },
      ["92.935..94.94743"],
    ],
    [
      "allows a unit where the weight behind one changes",
      { form: smallForm(DERIVED), free: [TOTAL], given: { [row(0, "weight")]: "41" } },
      ["93.935..95.94743"],
    ],
    [
      "allows a tenth where the score behind has one decimal",
      {
        form: smallForm({ ...DERIVED, rows: [["40", "36.0", "≥100次", "90次", "未完成"], ["30"], ["20"]] }),
        free: [TOTAL],
        given: { [row(0, "weight")]: "41" },
      },
      ["94.835..95.04743"],
    ],
    // All rows are blank: 98.94 − 8.94
    [
      "may be made of levels alone",
      {
        form: withLevel("30", {
          rows: [
            ["30", null],
            ["20", null],
            ["10", null],
          ],
        }),
        free: ["/indicators/1/score"],
      },
      ["89.99257..90.005"],
    ],
    // Nothing was to spend: 8.94 is 8.94, and a blank is 0.
    [
      "takes a score without a rate as it is",
      { form: smallForm({ total: { executed: "828.06", score: "8.94" } }), free: [TOTAL] },
      ["98.94..98.94"],
    ],
    [
      // 90 + 0 … 90 + 10, the total being a rounding of either.
      "takes a blank one without its amounts for any",
      { form: smallForm({ total: { executed: "828.06" } }), free: [TOTAL] },
      ["89.995..100.005"],
    ],
    [
      "allows none where another weight changes",
      { form: smallForm(DERIVED), free: [TOTAL], given: { [row(1, "weight")]: "31" } },
      ["94.935..94.94743"],
    ],
    // Under a cap of 95 it is 95, and says nothing of the scores.
    ["is the cap", { form: smallForm(), rules: capped, free: [TOTAL] }, ["95..95"]],
    ["capped, ties no score", { form: smallForm(), rules: capped, free: [row(0, "score")] }, ["0..-"]],
    [
      "capped, ties no score to a total",
      { form: smallForm(), rules: capped, free: [TOTAL, row(0, "score")] },
      ["0..-", "0..-"],
    ],
    // Rows of 40 (不适用), 30 and 20: what is left of 100 is 60, so that 8.94 + 50 = 58.94 make 98.23.
    [
      "rescaled, ties no score",
      {
        form: smallForm({ rows: [["40", null, "≥100次", "不适用"], ["30"], ["20"]] }),
        rules: { notApplicableRows: "rescale" },
        free: [row(1, "score")],
      },
      ["0..-"],
    ],
    // 98.94 − 90 = 8.94 ± (0.005 + 0.005): 0.893 × 925.995 − 0.005 to 0.895 × 926.005 + 0.005
    [
      "tells what was spent where the score is blank",
      { form: smallForm(BLANK_EXECUTION), free: [SPENT] },
      ["826.90854..828.77948"],
    ],
    // 8.93 to 8.95 again, though nothing was to spend: 828.055 ÷ 0.895 − 0.005 to 828.065 ÷ 0.893 + 0.005
    [
      "tells what there was in place of 0",
      { form: smallForm({ total: { budget: "0.00", executed: "828.06" } }), free: [`${WHOLE}/budget`] },
      ["925.19612..927.28943"],
    ],
    // 99.99 − 90 = 9.99 ± 0.01 reaches full points, which have no upper end: 0.998 × 925.995 − 0.005
    [
      "nearly full points",
      { form: smallForm({ ...BLANK_EXECUTION, totalScore: "99.99" }), free: [SPENT] },
      ["924.13801..-"],
    ],
    // 10.01 ± 0.01: 925.995 − 0.005
    [
      "full points",
      { form: smallForm({ ...BLANK_EXECUTION, totalScore: "100.01" }), free: [SPENT] },
      ["925.99..-"],
    ],
    [
      "more than full points",
      { form: smallForm({ ...BLANK_EXECUTION, totalScore: "100.02" }), free: [SPENT] },
      "at odds",
    ],
    // From 0 to 10 points: 90 − 0.01 to 100 + 0.01
    [
      "is anything those points allow while it is free too",
      { form: smallForm(BLANK_EXECUTION), free: [TOTAL, SPENT] },
      ["89.99..100.01", "0..-"],
    ],
    [
      "tells nothing of it by steps",
      {
        form: smallForm(BLANK_EXECUTION),
        rules: { executionCurve: { kind: "steps", steps: [] } },
        free: [SPENT],
      },
      ["0..-"],
    ],
    [
      "the same by steps",
      {
        form: smallForm(BLANK_EXECUTION),
        rules: { executionCurve: { kind: "steps", steps: [] } },
        free: [SPENT],
        given: { [TOTAL]: "100.02" },
      },
      "at odds",
    ],
    [
      "does not ask an execution score that is blank",
      { form: smallForm(BLANK_EXECUTION), free: [TOTAL] },
      ["98.935..98.94743"],
    ],
    [
      "of rows that are all blank is none",
      {
        form: smallForm({
          rows: [
            ["40", null],
            ["30", null],
            ["20", null],
          ],
        }),
        free: [],
      },
      "no condition",
    ],
    [
      "of a score that is no figure is none",
      { form: smallForm({ rows: [["40", "四十"], ["30"], ["20"]] }), free: [] },
      "no condition",
    ],
    [
      "with an execution score that is no figure is none",
      { form: smallForm({ total: { ...LINE, score: "九" } }), free: [] },
      "no condition",
    ],
    ["without a total is none", { form: smallForm({ totalScore: "—" }), free: [] }, "no condition"],
  ])("%s", (_, asked, expected) => {
    expect(boundsOf({ of: SUM, ...asked })).toEqual(expected);
  });

  test.each<[string, Omit<Asked, "of">, string | null]>([
    ["8.94 + 90", { form: smallForm({ totalScore: "98.49" }), free: [TOTAL] }, "98.94"],
    ["98.94 − 8.94 − 50", { form: smallForm(), free: [row(0, "score")] }, "40"],
    ["the cap", { form: smallForm(), rules: capped, free: [TOTAL] }, "95"],
    ["nothing of a score under a cap", { form: smallForm(), rules: capped, free: [row(0, "score")] }, null],
    ["8.94 + 35 + 50", { form: smallForm(), free: [TOTAL], given: { [row(0, "score")]: "35" } }, "93.94"],
  ])("due is %s", (_, asked, expected) => {
    expect(dueOf({ of: SUM, ...asked })).toBe(expected);
  });

  test.each<[string, SmallForm, Partial<Rules>, string[]]>([
    [
      "the execution score and the rows'",
      {},
      {},
      [TOTAL, SCORED, row(0, "score"), row(1, "score"), row(2, "score")],
    ],
    ["the rows' alone", WITHOUT_EXECUTION, {}, [TOTAL, row(0, "score"), row(1, "score"), row(2, "score")]],
    [
      "the amounts behind a blank execution score",
      BLANK_EXECUTION,
      {},
      [TOTAL, row(0, "score"), row(1, "score"), row(2, "score"), SPENT, `${WHOLE}/budget`],
    ],
    [
      "no row that does not apply, where its weight is shared out",
      { rows: [["40", null, "≥100次", "不适用"], ["30"], ["20"]] },
      { notApplicableRows: "rescale" },
      [TOTAL, SCORED, row(1, "score"), row(2, "score")],
    ],
    [
      "a row that does not apply, where it is kept",
      { rows: [["40", null, "≥100次", "不适用"], ["30"], ["20"]] },
      {},
      [TOTAL, SCORED, row(0, "score"), row(1, "score"), row(2, "score")],
    ],
  ])("speaks of %s", (_, given, rules, expected) => {
    const network = buildNetwork(inputOf(smallForm(given), rules));
    expect(conditionOf(network, SUM)?.cells.map(({ path }) => path)).toEqual(expected);
  });
});

describe("a condition speaks of", () => {
  const cellsIn = (given: SmallForm, of: string, rules?: Partial<Rules>) =>
    conditionOf(buildNetwork(inputOf(smallForm(given), rules)), of)?.cells.map(({ path }) => path);

  test.each<[string, SmallForm, string, string[]]>([
    ["both amounts", {}, "funds.overspent /funds/total/executed", [`${WHOLE}/executed`, `${WHOLE}/budget`]],
    [
      "rate and amounts",
      {},
      "execution.rate /funds/total/rate",
      ["rate", "executed", "budget"].map((key) => `${WHOLE}/${key}`),
    ],
    [
      "score and amounts",
      {},
      "execution.score /funds/total/score",
      ["score", "executed", "budget"].map((key) => `${WHOLE}/${key}`),
    ],
    [
      "the printed weight too",
      { executionWeight: "10" },
      "execution.score /funds/total/score",
      [...["score", "executed", "budget"].map((key) => `${WHOLE}/${key}`), "/funds/weight"],
    ],
    ["score and weight", {}, `score.range ${row(0, "score")}`, [row(0, "score"), row(0, "weight")]],
    [
      "a score beside no figure",
      { rows: [["四十", "40"], ["30"], ["20"]] },
      `score.range ${row(0, "score")}`,
      [row(0, "score")],
    ],
    ["total and weight", {}, "total.range /total/score", ["/total/score", "/total/weight"]],
    ["the total alone", { totalWeight: "—" }, "total.range /total/score", ["/total/score"]],
    ["grade and total", { grade: "优" }, "total.grade /total/grade", ["/total/grade", "/total/score"]],
  ])("%s", (_, given, of, expected) => {
    expect(cellsIn(given, of)).toEqual(expected);
  });

  test("the weight of a level beside its score", () => {
    const network = buildNetwork(inputOf(withLevel("30")));
    const paths = conditionOf(network, "score.range /indicators/1/score")?.cells.map(({ path }) => path);
    expect(paths).toEqual(["/indicators/1/score", "/indicators/1/weight"]);
  });

  // 50 + 30 + 20 + 10 = 110; full marks are 100.
  test.each<[string, SmallForm, boolean]>([
    ["a total weight of 110, printed so", { rows: [["50"], ["30"], ["20"]], totalWeight: "110" }, true],
    [
      "no total weight of 100 that is exceeded",
      { rows: [["50"], ["30"], ["20"]], totalWeight: "100" },
      false,
    ],
    ["a total weight of 100, whatever the scores", { rows: [["40", "55"], ["30"], ["20"]] }, true],
  ])("%s", (_, given, expected) => {
    expect(cellsIn(given, "weight.total /total/weight")?.includes("/total/weight")).toBe(expected);
  });

  test("the amounts of sources that are figures, where the score is taken of them", () => {
    const given = { sources: [{ budget: "926.00", executed: "约" }] };
    const paths = [`${WHOLE}/score`, `${source(0)}/budget`];
    expect(cellsIn(given, "execution.score /funds/total/score", { executionBase: "sources" })).toEqual(paths);
  });

  test("nothing where a score taken of the sources is blank", () => {
    expect(
      cellsIn(BLANK_EXECUTION, "execution.score /funds/total/score", { executionBase: "sources" }),
    ).toBeUndefined();
  });
});

describe("the amount with the most decimals", () => {
  const paths = (given: SmallForm, of: string) => {
    const network = buildNetwork(inputOf(smallForm(given)));
    const condition = conditionOf(network, of);
    return condition === undefined ? [] : network.cellsOf(condition).map(({ path }) => path);
  };
  const finer = {
    total: { ...LINE, budget: "926.000" },
    sources: [{ executed: "828.06", budget: "926.00", carryover: "97.94" }],
  };
  const CARRYOVER = "funds.carryover /funds/sources/0/carryover";
  const own = ["carryover", "executed", "budget"].map((key) => `${source(0)}/${key}`);

  // Spec §3: it sets what all amounts stand for.
  test.each<[string, SmallForm, string, string[]]>([
    ["takes part in every condition on amounts", finer, CARRYOVER, [...own, `${WHOLE}/budget`]],
    ["once", finer, "funds.overspent /funds/total/executed", [`${WHOLE}/executed`, `${WHOLE}/budget`]],
    [
      "wherever it stands",
      { ...finer, total: { ...LINE, executed: "828.060" } },
      CARRYOVER,
      [...own, `${WHOLE}/executed`],
    ],
    [
      "be it the initial budget",
      { ...finer, total: { ...LINE, initialBudget: "926.000" } },
      CARRYOVER,
      [...own, `${WHOLE}/initialBudget`],
    ],
    [
      "or the carryover",
      { ...finer, total: { ...LINE, carryover: "97.940" } },
      CARRYOVER,
      [...own, `${WHOLE}/carryover`],
    ],
    ["in none on points", finer, "total.range /total/score", ["/total/score", "/total/weight"]],
    [
      "not where two are as fine",
      { ...finer, total: { ...LINE, budget: "926.000", executed: "828.060" } },
      CARRYOVER,
      own,
    ],
    [
      "not with two decimals",
      {
        ...finer,
        total: { executed: "828", budget: "926.00" },
        sources: [{ executed: "828", budget: "926", carryover: "98" }],
      },
      CARRYOVER,
      own,
    ],
  ])("%s", (_, given, of, expected) => {
    expect(paths(given, of)).toEqual(expected);
  });
});

describe("the execution rate", () => {
  const RATE = "execution.rate /funds/total/rate";
  const rateOf = (rate: string) => smallForm({ total: { ...LINE, rate } });

  // 828.06 and 926.00 stand for ± 0.005, the rate for ± half a unit of its last decimal.
  test.each<[string, Evaluation, string[], Record<string, string>, ReturnType<typeof boundsOf>]>([
    // 828.055 ÷ 926.005 − 0.005% to 828.065 ÷ 925.995 + 0.005%
    ["of the amounts", rateOf("89.42%"), [`${WHOLE}/rate`], {}, ["89.4173..89.42935"]],
    ["in whole percent", rateOf("89%"), [`${WHOLE}/rate`], {}, ["88.9223..89.92435"]],
    ["as a ratio", rateOf("0.8942"), [`${WHOLE}/rate`], {}, ["0.89417..0.89429"]],
    // (89.415% × 925.995 − 0.005) to (89.425% × 926.005 + 0.005)
    ["what was spent", rateOf("89.42%"), [`${WHOLE}/executed`], {}, ["827.97343..828.08497"]],
    // (828.055 ÷ 89.425% − 0.005) to (828.065 ÷ 89.415% + 0.005)
    ["what there was", rateOf("89.42%"), [`${WHOLE}/budget`], {}, ["925.97208..926.09682"]],
    // Without a sign 0.9 may be 0.85% or 95%: 0.85% × 925.995 − 0.005 to 95% × 926.005 + 0.005.
    ["without a sign, percent or a ratio", rateOf("0.9"), [`${WHOLE}/executed`], {}, ["7.86596..879.70975"]],
    // Given 463: 462.995 ÷ 926.005 − 0.005% to 463.005 ÷ 925.995 + 0.005%
    [
      "of a figure given",
      rateOf("89.42%"),
      [`${WHOLE}/rate`],
      { [`${WHOLE}/executed`]: "463" },
      ["49.99419..50.00581"],
    ],
    [
      "a free rate follows a free amount",
      rateOf("89.42%"),
      [`${WHOLE}/rate`, `${WHOLE}/executed`],
      {},
      ["0..-", "0..-"],
    ],
    [
      "none where nothing was to spend, whatever is printed",
      rateOf("89.42%"),
      [],
      { [`${WHOLE}/budget`]: "0" },
      [],
    ],
    // 0.8942 is a ratio, so that 50 is no percentage.
    ["a ratio that is given stays one", rateOf("0.8942"), [], { [`${WHOLE}/rate`]: "50" }, "at odds"],
    [
      "none where nothing was to spend",
      rateOf("89.42%"),
      [`${WHOLE}/rate`],
      { [`${WHOLE}/budget`]: "0" },
      ["0..-"],
    ],
    // 828.055 ÷ 0.015 − 0.005% to 828.065 ÷ 0.005 + 0.005%
    [
      "of the least budget",
      rateOf("89.42%"),
      [`${WHOLE}/rate`],
      { [`${WHOLE}/budget`]: "0.01" },
      ["5520366.66167..16561300.005"],
    ],
  ])("%s", (_, form, free, given, expected) => {
    expect(boundsOf({ form, of: RATE, free, given })).toEqual(expected);
  });

  test.each<[string, string[], Record<string, string>, string | null]>([
    // 828.06 ÷ 926 = 0.894233261…
    ["the rate of the amounts", [`${WHOLE}/rate`], {}, "89.42333"],
    ["of a figure given", [`${WHOLE}/rate`], { [`${WHOLE}/executed`]: "463" }, "50"],
    ["nothing for an amount", [`${WHOLE}/executed`], {}, null],
    ["nothing while an amount is free", [`${WHOLE}/rate`, `${WHOLE}/executed`], {}, null],
    ["nothing while the budget is free", [`${WHOLE}/rate`, `${WHOLE}/budget`], {}, null],
    ["nothing of a budget of 0", [`${WHOLE}/rate`], { [`${WHOLE}/budget`]: "0" }, null],
  ])("due is %s", (_, free, given, expected) => {
    expect(dueOf({ form: rateOf("89.42%"), of: RATE, free, given })).toBe(expected);
  });

  test("due is a ratio where the form prints one", () => {
    expect(dueOf({ form: rateOf("0.8942"), of: RATE, free: [`${WHOLE}/rate`] })).toBe("0.89423");
  });

  test("is not told of another amount, though that may set the tolerance", () => {
    const form = smallForm({ sources: [{ initialBudget: "5.00" }] });
    const free = [`${source(0)}/initialBudget`];
    expect(dueOf({ form, of: RATE, free })).toBeNull();
    expect(dueOf({ form, of: "execution.score /funds/total/score", free })).toBeNull();
  });

  test("is not asked where an amount is missing", () => {
    const form = smallForm({ sources: [{ budget: "100.00", rate: "50%" }] });
    const of = "execution.rate /funds/sources/0/rate";
    expect(boundsOf({ form, of, free: [`${source(0)}/rate`] })).toEqual(["0..-"]);
    const bare = smallForm({ total: { budget: "926.00", rate: "89.42%", score: "8.94" } });
    expect(boundsOf({ form: bare, of: RATE, free: [] })).toBe("no condition");
    const none = smallForm({ total: { executed: "828.06", rate: "89.42%", score: "8.94" } });
    expect(boundsOf({ form: none, of: RATE, free: [] })).toBe("no condition");
  });

  test("is asked of a source whose blank is filled", () => {
    const form = smallForm({ sources: [{ executed: "50.00", rate: "50%" }] });
    const of = "execution.rate /funds/sources/0/rate";
    expect(boundsOf({ form, of, free: [`${source(0)}/rate`] })).toEqual(["0..-"]);
    // 49.995 ÷ 100.005 − 0.5% to 50.005 ÷ 99.995 + 0.5%
    const given = { [`${source(0)}/budget`]: "100" };
    expect(boundsOf({ form, of, free: [`${source(0)}/rate`], given })).toEqual(["49.4925..50.5075"]);
  });
});

describe("what one whole is in a rate without a sign", () => {
  const scale = (rate: string, ratio: readonly [string, string] | null) => {
    const [lo, hi] = ratio ?? ["0", "0"];
    return format(scaleOf(cellOf("rate", rate), ratio === null ? null : interval(exact(lo), exact(hi))));
  };

  // The amounts give 0.144 to 0.145, or a whole.
  test.each<[string, readonly [string, string] | null, string]>([
    ["14.46%", ["0.144", "0.145"], "100"],
    ["0.14%", ["0.144", "0.145"], "100"], // a sign says so, though it is wrong
    ["14.46", ["0.144", "0.145"], "100"],
    ["0.1446", ["0.144", "0.145"], "1"],
    ["1", ["0.0099", "0.0101"], "100"], // 1% fits
    ["1", ["0.99", "1"], "1"], // 1 fits
    ["0.5", ["0.99", "1"], "1"], // neither fits; not above 1
    ["1.00", ["0.5", "0.6"], "1"],
    ["1.20", ["1.199", "1.201"], "1"], // more was spent than there was
    ["1.1", ["0.5", "0.6"], "100"], // neither fits; above 1
    ["0.5", null, "1"],
    ["50", null, "100"],
  ])("%s beside %j: %s", (rate, ratio, expected) => {
    expect(scale(rate, ratio)).toBe(expected);
  });

  test("a blank one is printed as percent", () => {
    expect(format(scaleOf(cellOf("rate", null), null))).toBe("100");
  });
});

describe("the execution score", () => {
  const SCORE = "execution.score /funds/total/score";
  const scored = (score: string, given: SmallForm = {}) => smallForm({ total: { ...LINE, score }, ...given });
  const [SCORED, SPENT, HAD] = [`${WHOLE}/score`, `${WHOLE}/executed`, `${WHOLE}/budget`];
  const stepped = rulesFor(mof2021Stepped, 2024);

  // The rate is 0.894223 to 0.894243, as above.
  test.each<[string, Asked, ReturnType<typeof boundsOf>]>([
    ["10 × the rate ± 0.005", { form: scored("8.94"), of: SCORE, free: [SCORED] }, ["8.93723..8.94743"]],
    ["in tenths", { form: scored("8.9"), of: SCORE, free: [SCORED] }, ["8.89223..8.99243"]],
    [
      "of a weight of 20, at two decimals",
      { form: scored("17.88", { executionWeight: "20" }), of: SCORE, free: [SCORED] },
      ["17.87946..17.88987"],
    ],
    // 8.935 ÷ 0.894243 to 8.945 ÷ 0.894223
    [
      "the weight",
      { form: scored("8.94", { executionWeight: "10" }), of: SCORE, free: ["/funds/weight"] },
      ["9.99169..10.0031"],
    ],
    // 0.8935 × 925.995 − 0.005 to 0.8945 × 926.005 + 0.005
    ["what was spent", { form: scored("8.94"), of: SCORE, free: [SPENT] }, ["827.37153..828.31647"]],
    ["what there was", { form: scored("8.94"), of: SCORE, free: [HAD] }, ["925.71328..926.77053"]],
    // Full points may be more than all of it: 0.9995 × 925.995 − 0.005.
    ["full points have no upper end", { form: scored("10.00"), of: SCORE, free: [SPENT] }, ["925.527..-"]],
    // 9.995 may be printed 10.00 (as 10), so 9.99 has an upper end still: 0.9995 × 926.005 + 0.005.
    [
      "nearly full points have one",
      { form: scored("9.99"), of: SCORE, free: [SPENT] },
      ["924.60101..925.547"],
    ],
    ["more than full points: none", { form: scored("10.01"), of: SCORE, free: [SPENT] }, "at odds"],
    [
      "10.00 may be 9.995 to 10.005",
      { form: scored("10.00"), of: SCORE, free: [], given: { [SPENT]: "925.60" } },
      [],
    ],
    ["but not 9.99", { form: scored("10.00"), of: SCORE, free: [], given: { [SPENT]: "925.50" } }, "at odds"],
    // At most 10.005, so that 10 × (executed − 0.005) ≤ (10.005 + 0.005) × 926.005.
    ["both free", { form: scored("8.94"), of: SCORE, free: [SCORED, SPENT] }, ["0..10.005", "0..926.93601"]],
    [
      "a free budget too: at most 10.005",
      { form: scored("8.94"), of: SCORE, free: [SCORED, HAD] },
      ["0..10.005", "0..-"],
    ],
    // 0.89375 × 925.995 − 0.005 to 0.89425 × 926.005 + 0.005
    [
      "what was spent for 17.88 of 20",
      { form: scored("17.88", { executionWeight: "20" }), of: SCORE, free: [SPENT] },
      ["827.60303..828.08497"],
    ],
    [
      "a blank executed of a budget of 0 is not asked",
      { form: scored("8.94"), of: SCORE, free: [SPENT], given: { [HAD]: "0" } },
      ["0..-"],
    ],
    // The rate says 827.97343 to 828.08497 was spent: (10 × 827.97343 − 0.05 − 4.63003) ÷ 926.005 to (10 × 828.08497 + 0.05 + 4.62998) ÷ 925.995
    [
      "both free, with the rate",
      { form: scored("8.94"), of: `${SCORE} & execution.rate ${WHOLE}/rate`, free: [SCORED, SPENT] },
      ["8.9363..8.9477", "827.97343..828.08497"],
    ],
    // Without a cap 10.50 points are 0.10495 × 925.995 × 10 − 0.005 to 0.10505 × 926.005 × 10 + 0.005.
    [
      "no cap",
      { form: scored("10.50"), rules: { executionCap: null }, of: SCORE, free: [SPENT] },
      ["971.82675..972.77325"],
    ],
    [
      "no cap, both free",
      { form: scored("8.94"), rules: { executionCap: null }, of: SCORE, free: [SCORED, SPENT] },
      ["0..-", "0..-"],
    ],
    // Nine tenths at most; beyond it any amount gives them.
    [
      "a cap of 0.9, both free",
      { form: scored("8.94"), rules: { executionCap: exact("0.9") }, of: SCORE, free: [SCORED, SPENT] },
      ["0..9.005", "0..-"],
    ],
    [
      "a cap of 0.9, with the rate",
      {
        form: scored("8.94"),
        rules: { executionCap: exact("0.9") },
        of: `${SCORE} & execution.rate ${WHOLE}/rate`,
        free: [SCORED, SPENT],
      },
      ["0..8.9477", "827.97343..828.08497"],
    ],
    [
      "the weight free as well",
      { form: scored("8.94", { executionWeight: "10" }), of: SCORE, free: [SPENT, "/funds/weight"] },
      ["0..-", "0..-"],
    ],
    [
      "nothing to spend",
      { form: scored("8.94"), of: SCORE, free: [SCORED], given: { [HAD]: "0" } },
      ["0..-"],
    ],
    // From 80% on 0.7 of the weight, all of it from 100% on; what was spent is not told from steps.
    [
      "by steps: 7 ± 0.005",
      { form: scored("7.00"), rules: stepped, of: SCORE, free: [SCORED] },
      ["6.995..7.005"],
    ],
    ["by steps, spent", { form: scored("7.00"), rules: stepped, of: SCORE, free: [SPENT] }, ["0..-"]],
  ])("%s", (_, asked, expected) => {
    expect(boundsOf(asked)).toEqual(expected);
  });

  test.each<[string, Asked, string | null]>([
    ["10 × 828.06 ÷ 926", { form: scored("8.94"), of: SCORE, free: [SCORED] }, "8.94233"],
    ["20 ×", { form: scored("8.94", { executionWeight: "20" }), of: SCORE, free: [SCORED] }, "17.88467"],
    ["at most 10", { form: scored("8.94"), of: SCORE, free: [SCORED], given: { [SPENT]: "930" } }, "10"],
    ["by steps", { form: scored("8.94"), rules: stepped, of: SCORE, free: [SCORED] }, "7"],
    ["nothing for an amount", { form: scored("8.94"), of: SCORE, free: [SPENT] }, null],
    [
      "nothing while the weight is free",
      { form: scored("8.94", { executionWeight: "20" }), of: SCORE, free: [SCORED, "/funds/weight"] },
      null,
    ],
  ])("due is %s", (_, asked, expected) => {
    expect(dueOf(asked)).toBe(expected);
  });

  test("of a source is its own, though the total's is taken of the sources", () => {
    const form = smallForm({ sources: [{ budget: "926.00", executed: "828.06", score: "8.94" }] });
    const asked = {
      form,
      rules: { executionBase: "sources" },
      of: "execution.score /funds/sources/0/score",
    } as const;
    expect(boundsOf({ ...asked, free: [`${source(0)}/score`] })).toEqual(["8.93723..8.94743"]);
  });

  test("taken of the sources it is judged by the check alone", () => {
    const rules = { executionBase: "sources" } as const;
    const form = smallForm({ sources: [{ budget: "926.00", executed: "828.06" }] });
    expect(boundsOf({ form, rules, of: SCORE, free: [SCORED] })).toEqual(["0..-"]);
    const network = buildNetwork(inputOf(form, rules));
    const paths = network.constraintOf("execution.score", SCORED)?.cells.map(({ path }) => path);
    expect(paths).toEqual([SCORED, `${source(0)}/executed`, `${source(0)}/budget`]);
  });
});
