import { describe, expect, test } from "vitest";
import type { AssessOptions } from "../../src/assess/assess";
import { assessMany } from "../../src/batch/assessMany";
import { briefOf } from "../../src/batch/brief";
import { amountsOfForm } from "../../src/batch/formAmounts";
import { isFullMarks } from "../../src/batch/fullMarks";
import { SummaryBuilder, summarize } from "../../src/batch/summary";
import { RulesetError } from "../../src/errors";
import type { Evaluation } from "../../src/evaluation/schema";
import { format } from "../../src/figure/exact";
import type { Ruleset } from "../../src/ruleset/schema";
import { mof2020 } from "../../src/rulesets";
import { type FormParts, formOf } from "./forms";

const outcomeOf = (form: unknown, options?: AssessOptions) => {
  const [outcome] = assessMany([form], mof2020, options);
  return outcome!;
};
const summaryOf = (form: unknown) => summarize(assessMany([form], mof2020));

describe("the amounts of a form, in 万元", () => {
  type Row = [string, Partial<Evaluation>, (string | null)[], slack: string];
  test.each<Row>([
    ["no funds", {}, [null, null, null], "0"],
    ["no total line", { funds: { weight: "10" } }, [null, null, null], "0"],
    // ½ of the second decimal at least, in the form's unit.
    ["no unit: 万元", { funds: { total: { budget: "1" } } }, [null, "1", null], "0.005"],
    [
      "亿元",
      { currencyUnit: "亿元", funds: { total: { initialBudget: "0.5", budget: 2, executed: "x" } } },
      ["5000", "20000", null],
      "50",
    ],
    [
      "the most decimals of any amount of the block count",
      {
        currencyUnit: "元",
        funds: {
          total: { budget: "1.5", carryover: 0.1234 },
          sources: [{ name: "财政拨款", executed: 0.12345 }],
        },
      },
      [null, "0.00015", null],
      // ½·10⁻⁵ 元
      "0.0000000005",
    ],
    // Their decimals say nothing of the others'.
    [
      "an amount with a unit of its own",
      { funds: { total: { budget: "12,345.678元" } } },
      [null, "1.2345678", null],
      "0.005",
    ],
    ["a percentage is no amount", { funds: { total: { budget: "90%" } } }, [null, null, null], "0.005"],
  ])("%s", (_, parts, amounts, slack) => {
    const form = { ...formOf({}), ...parts } as Evaluation;
    if (!("funds" in parts)) delete form.funds;
    const { initialBudget, budget, executed, ...rest } = amountsOfForm(form);
    const text = [initialBudget, budget, executed].map((amount) => amount && format(amount));
    expect([text, format(rest.slack, 20)]).toEqual([amounts, slack]);
    expect(rest.hasUnit).toBe("currencyUnit" in parts);
  });
});

describe("full marks", () => {
  type Cells = [weight: string | number | null | undefined, score: string | number | null | undefined];
  const row = ([weight, score]: Cells) => ({ name: "x", weight, score });
  test.each<[boolean, Cells[]]>([
    [true, [["10", "10"]]],
    [
      true,
      [
        ["10", "10.0"],
        [5, "5"],
      ],
    ],
    [
      false,
      [
        ["10", "9.99"],
        ["5", "5"],
      ],
    ],
    [
      false,
      [
        ["5", "5"],
        ["10", "9.99"],
      ],
    ],
    [
      false,
      [
        ["5", "5"],
        ["10", null],
      ],
    ],
    [
      false,
      [
        ["5", "5"],
        ["10", "x"],
      ],
    ],
    // What is no figure is no weight.
    [
      true,
      [
        ["5", "5"],
        ["/", "/"],
        [null, "3"],
        [undefined, undefined],
        ["", ""],
      ],
    ],
    [
      false,
      [
        ["/", "/"],
        ["", ""],
        [null, null],
      ],
    ],
    [false, []],
  ])("%s: %j", (isFull, cells) => {
    const form = (indicators: unknown) => ({ ...formOf({}), indicators }) as Evaluation;
    expect(isFullMarks(form(cells.map(row)))).toBe(isFull);
    // A level's own weight is that of its rows.
    const level = (rows: unknown[]) => ({ name: "y", weight: "99", score: "1", children: rows });
    expect(isFullMarks(form([level([]), level([level(cells.map(row))])]))).toBe(isFull);
  });

  // 90 of 90 points; the rate is executed ÷ budget.
  test.each<[string, FormParts, [unspent: number, largely: number, onInitial: number]]>([
    ["all spent", { initialBudget: "100", budget: "100", executed: "100" }, [0, 0, 0]],
    ["of the initial budget less", { initialBudget: "200", budget: "100", executed: "100" }, [0, 0, 1]],
    ["80 % spent", { budget: "100", executed: "80" }, [1, 0, 0]],
    ["79.99 % spent", { budget: "100", executed: "79.99" }, [1, 1, 0]],
    ["nothing spent", { initialBudget: "100", budget: "100", executed: "0" }, [1, 1, 1]],
    ["less than nothing spent", { initialBudget: "100", budget: "100", executed: "-1" }, [1, 1, 1]],
    ["more than all spent", { initialBudget: "90", budget: "95", executed: "100" }, [0, 0, 0]],
    ["no budget", { executed: "80" }, [0, 0, 0]],
  ])("beside money: %s", (_, parts, [unspent, largelyUnspent, unspentOnInitialBudget]) => {
    const expected = { unspent, largelyUnspent, unspentOnInitialBudget };
    expect(summaryOf(formOf({ rowScore: "90", ...parts })).fullMarks).toEqual({ forms: 1, ...expected });
    const none = { forms: 0, unspent: 0, largelyUnspent: 0, unspentOnInitialBudget: 0 };
    expect(summaryOf(formOf({ rowScore: "89", ...parts })).fullMarks).toEqual(none);
  });
});

// Execution of 100 over the initial budget, by the lower end of its tenth.
test.each([
  ["0", "0"],
  ["9.9", "0"],
  ["10", "0.1"],
  ["99.99", "0.9"],
  ["100", "1"],
  ["100.1", ">1"],
  ["1000", ">1"],
  ["-5", "<0"],
])("executed %s of 100 counts under %s", (executed, tenth) => {
  const { onInitialBudget } = summaryOf(formOf({ initialBudget: "100", executed })).execution;
  expect(onInitialBudget).toEqual({ forms: 1, base: "100", executed, distribution: { [tenth]: 1 } });
});

describe("the texts of a form", () => {
  const REASON = "资金下达较晚，影响了工程进度";
  const GOAL = "完成全部建设任务，保障园区企业正常生产经营需要";
  const textsOf = (parts: Partial<Evaluation>, ref?: string) => {
    const builder = new SummaryBuilder();
    builder.add({ ...outcomeOf({ ...formOf({}), ...parts }), ...(ref !== undefined && { ref }) });
    const { projects, goals, reasons } = builder.build().texts;
    return [projects, goals, reasons].map(({ texts }) => texts.map(({ text, refs }) => [text, refs[0]]));
  };

  test.each<[string, Partial<Evaluation>, string[][]]>([
    ["none", {}, [[], [], []]],
    ["a name of two characters", { project: { name: "甲乙" } }, [["甲乙"], [], []]],
    ["a name of one character", { project: { name: "甲" } }, [[], [], []]],
    ["a goal that is also what was achieved", { goals: { planned: GOAL, achieved: GOAL } }, [[], [GOAL], []]],
    ["a goal alone, or what was achieved alone", { goals: { achieved: GOAL } }, [[], [GOAL], []]],
    ["short goals are all alike", { goals: { planned: "全年完成训练演习四十次，处置险情百" } }, [[], [], []]],
    [
      "reasons of rows and of the funds",
      {
        funds: { total: { reason: "项目招标结余资金收回财政统筹" } },
        indicators: [
          { name: "x", children: [{ name: "y", reason: REASON }] },
          { name: "z", reason: "" },
        ],
      },
      [[], [], [REASON, "项目招标结余资金收回财政统筹"]],
    ],
    ["short reasons are all alike", { funds: { total: { reason: "预算不足，下年改" } } }, [[], [], []]],
  ])("%s", (_, parts, texts) => {
    const found = textsOf(parts, "forms.ndjson:12");
    expect(found.map((kind) => kind.map(([text]) => text).sort())).toEqual(
      texts.map((kind) => [...kind].sort()),
    );
  });

  test("stand under its id, else under where it was read, else under nothing", () => {
    const project = { name: "甲项目" };
    expect(textsOf({ id: "a", project }, "b")[0]).toEqual([["甲项目", "a"]]);
    expect(textsOf({ project }, "b")[0]).toEqual([["甲项目", "b"]]);
    expect(textsOf({ project })[0]).toEqual([["甲项目", ""]]);
  });

  test("nothing of a form of one row, in funds that have no total line or none at all", () => {
    const empty = { complete: true, texts: [] };
    for (const funds of [{ funds: {} }, {}]) {
      const { texts } = summaryOf({ ...funds, indicators: [{ name: "x" }] });
      expect(texts).toEqual({ projects: empty, goals: empty, reasons: empty });
    }
  });

  test("goals and reasons are signed, names are not", () => {
    const { texts } = summaryOf({
      project: { name: "甲项目" },
      goals: { planned: GOAL },
      indicators: [{ name: "x", reason: REASON }],
    });
    const { projects, goals, reasons } = texts;
    expect([projects, goals, reasons].map((kind) => kind.texts[0]?.signature.length)).toEqual([0, 64, 64]);
  });

  test("both goals of a form are counted", () => {
    const achieved = `${GOAL}，全部完成`;
    expect(
      textsOf({ id: "a", goals: { planned: GOAL, achieved } })[1]
        ?.map(([text]) => text)
        .sort(),
    ).toEqual([GOAL, achieved]);
  });
});

describe("findings of a batch", () => {
  const wrong = formOf({ rowScore: "91", total: "100", grade: "优" });
  const assessed = () => {
    const outcome = outcomeOf(wrong);
    if (outcome.kind !== "assessed") throw new Error("no form");
    return outcome;
  };
  const score = "score.range";

  test("are counted by severity, and by form once", () => {
    const { evaluation, assessment } = assessed();
    const [finding] = assessment.findings.filter(({ code }) => code === score);
    const findings = [
      finding!,
      { ...finding!, severity: "warning" as const },
      { ...finding!, severity: "info" as const },
    ];
    const builder = new SummaryBuilder();
    builder.addForm(evaluation, { ...briefOf(assessment), findings });
    const once = { error: 1, warning: 1, info: 1, forms: 1 };
    expect(builder.build().findings).toEqual({ [score]: once });
    builder.merge(builder.build());
    expect(builder.build().findings).toEqual({ [score]: { error: 2, warning: 2, info: 2, forms: 2 } });
  });

  test("that someone accepted are not counted, and stand in the way of no other", () => {
    const { evaluation, assessment } = assessed();
    const suppressed = { by: "x", reason: "y", until: null };
    const [first, second] = [assessment.findings[0]!, { ...assessment.findings[0]!, code: "other" }];
    const builder = new SummaryBuilder();
    builder.addForm(evaluation, { ...briefOf(assessment), findings: [{ ...first, suppressed }, second] });
    expect(Object.keys(builder.build().findings)).toEqual(["other"]);
  });
});

describe("many forms", () => {
  const form = formOf({ id: "a", rowScore: "90" });

  test("are assessed in order, without explanations and repairs, a bad one in its place", () => {
    const outcomes = [...assessMany([form, { id: 5, indicators: [] }, form], mof2020)];
    expect(outcomes.map(({ kind }) => kind)).toEqual(["assessed", "unreadable", "assessed"]);
    expect(outcomes[0]).toMatchObject({ evaluation: { id: "a" }, assessment: { id: "a" } });
    expect(outcomes[0]).toEqual(outcomeOf(form, { explain: false, repair: false }));
    expect(outcomes[0]).not.toEqual(outcomeOf(form, { explain: true, repair: false }));
    expect(outcomes[1]).toMatchObject({ issues: [{ path: "/id" }] });
    // 90 and what the blank execution score may be are never 80.
    const wrong = { ...form, total: { weight: "100", score: "80" } };
    expect(outcomeOf(wrong)).toEqual(outcomeOf(wrong, { explain: false, repair: false }));
    expect(outcomeOf(wrong)).not.toEqual(outcomeOf(wrong, { explain: false, repair: true }));
  });

  test("arrive one by one as well", async () => {
    async function* arriving() {
      yield form;
      yield null;
    }
    const kinds: string[] = [];
    for await (const { kind } of assessMany(arriving(), mof2020)) kinds.push(kind);
    expect(kinds).toEqual(["assessed", "unreadable"]);
  });

  test("need a ruleset, at once", () => {
    expect(() => assessMany([], undefined as unknown as Ruleset)).toThrow(RulesetError);
  });

  test("what breaks inside is told as such, with what it said", () => {
    const broken = Object.defineProperty({}, "id", {
      enumerable: true,
      get: () => {
        throw new Error("boom");
      },
    });
    expect(outcomeOf(broken)).toEqual({
      kind: "unreadable",
      issues: [
        {
          code: "internal",
          path: "",
          message: {
            zh: "程序内部错误，此表未能核查，请报告：Error: boom",
            en: "internal error, this form was not assessed, please report it: Error: boom",
          },
        },
      ],
    });
  });

  test("that no ruleset is in force for are told so", () => {
    const early = { ...form, year: 1999 };
    expect(outcomeOf(early)).toMatchObject({
      issues: [{ code: "parameter-not-in-force" }],
    });
  });
});
