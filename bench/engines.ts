import { ZenEngine } from "@gorules/zen-engine";
import { Decimal } from "decimal.js";
import { HyperFormula } from "hyperformula";
import { LogicEngine } from "json-logic-engine";
import jsonLogic, { type RulesLogic } from "json-logic-js";
import { Engine } from "json-rules-engine";
import { assess } from "../src/assess/assess";
import { BRIEF } from "../src/batch/assessMany";
import type { Evaluation } from "../src/evaluation/schema";
import { mof2020 } from "../src/rulesets";
import type { Answer } from "./generate";

/**
 * The same work for every engine: figures out of the cells, the execution score (rounded half up to two places),
 * the score of every row (weight × actual ÷ target, rounded likewise), the sum of the stated scores, the grade of
 * the stated total, and where what is stated differs. Ours does its some fifty checks besides.
 */
export interface BenchEngine {
  readonly name: string;
  /** How many forms of a round it is given: slow ones are given fewer. */
  readonly share: number;
  answer(form: Evaluation): Answer | Promise<Answer>;
}

/** The cells of the work as printed; getting at them is the same for all peers. */
interface Cells {
  readonly budget: string;
  readonly executed: string;
  readonly execution: string;
  readonly rows: readonly Row[];
  readonly total: string;
  readonly grade: string;
}

interface Row {
  readonly weight: string;
  readonly target: string;
  readonly actual: string;
  readonly score: string;
}

function cellsOf(form: Evaluation): Cells {
  const line = form.funds!.total!;
  const rows: Row[] = [];
  for (const first of form.indicators) {
    for (const second of first.children!) {
      for (const row of second.children!) {
        rows.push({
          weight: row.weight as string,
          target: digitsOf(row.target as string),
          actual: digitsOf(row.actual as string),
          score: row.score as string,
        });
      }
    }
  }
  return {
    budget: line.budget as string,
    executed: line.executed as string,
    execution: line.score as string,
    rows,
    total: form.total!.score as string,
    grade: form.total!.grade as string,
  };
}

/** `≥120人` → `120`. */
function digitsOf(cell: string): string {
  const start = cell.charCodeAt(0) > 57 ? 1 : 0;
  let end = start;
  while (end < cell.length && cell.charCodeAt(end) <= 57 && cell.charCodeAt(end) >= 46) end += 1;
  return cell.slice(start, end);
}

const GRADES = [
  ["优", 90],
  ["良", 80],
  ["中", 60],
  ["差", Number.NEGATIVE_INFINITY],
] as const;

function lineOf(sum: string, grade: string, faults: readonly string[]): Answer {
  return `${sum}|${grade}|${faults.join(",")}`;
}

const ours: BenchEngine = {
  name: "jixiao, assess on the parsed line",
  share: 1,
  answer(form) {
    const { total, grade, findings } = assess(form, mof2020, BRIEF);
    const faults: string[] = [];
    const rows: string[] = [];
    const later: string[] = [];
    for (const { code, path } of findings) {
      if (code === "execution.score") faults.push(code);
      else if (code === "score.unearned" || code === "score.underrated" || code === "score.rounding") {
        rows.push(`row ${path.split("/")[6]}`);
      } else if (code === "total.sum" || code === "total.grade") later.push(code);
    }
    return lineOf(total.sum, grade.ofStatedTotal ?? "", [...faults, ...rows, ...later]);
  },
};

const doubles: BenchEngine = {
  name: "hand-written doubles",
  share: 1,
  answer: (form) => answerInDoubles(numbersOf(form)),
};

interface Numbers {
  readonly budget: number;
  readonly executed: number;
  readonly execution: number;
  readonly rows: readonly { weight: number; target: number; actual: number; score: number }[];
  readonly total: number;
  readonly grade: string;
}

function numbersOf(form: Evaluation): Numbers {
  const { budget, executed, execution, rows, total, grade } = cellsOf(form);
  return {
    budget: Number(budget),
    executed: Number(executed),
    execution: Number(execution),
    rows: rows.map((row) => ({
      weight: Number(row.weight),
      target: Number(row.target),
      actual: Number(row.actual),
      score: Number(row.score),
    })),
    total: Number(total),
    grade,
  };
}

const round2 = (x: number) => Math.round(x * 100) / 100;

function answerInDoubles({ budget, executed, execution, rows, total, grade }: Numbers): Answer {
  const faults: string[] = [];
  if (round2((executed / budget) * 10) !== execution) faults.push("execution.score");
  let sum = execution;
  rows.forEach(({ weight, target, actual, score }, i) => {
    if (round2(actual >= target ? weight : (weight * actual) / target) !== score) faults.push(`row ${i}`);
    sum += score;
  });
  if (sum !== total) faults.push("total.sum");
  const due = GRADES.find(([, from]) => total >= from)![0];
  if (due !== grade) faults.push("total.grade");
  return lineOf(String(sum), due, faults);
}

const decimals: BenchEngine = {
  name: "decimal.js by hand",
  share: 1,
  answer(form) {
    const { budget, executed, execution, rows, total, grade } = cellsOf(form);
    const faults: string[] = [];
    const due = new Decimal(executed).times(10).dividedBy(budget).toDecimalPlaces(2);
    let sum = new Decimal(execution);
    if (!due.eq(sum)) faults.push("execution.score");
    rows.forEach(({ weight, target, actual, score }, i) => {
      const [w, t, a, s] = [
        new Decimal(weight),
        new Decimal(target),
        new Decimal(actual),
        new Decimal(score),
      ];
      if (!(a.gte(t) ? w : w.times(a).dividedBy(t).toDecimalPlaces(2)).eq(s)) faults.push(`row ${i}`);
      sum = sum.plus(s);
    });
    const stated = new Decimal(total);
    if (!sum.eq(stated)) faults.push("total.sum");
    const right = GRADES.find(([, from]) => stated.gte(from))![0];
    if (right !== grade) faults.push("total.grade");
    return lineOf(sum.toFixed(), right, faults);
  },
};

/** The rule as JSON-Logic; `round2` is registered with each engine, the rest is built in. */
const points = {
  if: [
    { ">=": [{ var: "actual" }, { var: "target" }] },
    { var: "weight" },
    { "/": [{ "*": [{ var: "weight" }, { var: "actual" }] }, { var: "target" }] },
  ],
};
const RULE = {
  execution: {
    "===": [
      { round2: [{ "*": [{ "/": [{ var: "executed" }, { var: "budget" }] }, 10] }] },
      { var: "execution" },
    ],
  },
  rows: { map: [{ var: "rows" }, { "===": [{ round2: [points] }, { var: "score" }] }] },
  sum: {
    reduce: [
      { var: "rows" },
      { "+": [{ var: "accumulator" }, { var: "current.score" }] },
      { var: "execution" },
    ],
  },
  grade: {
    if: [
      { ">=": [{ var: "total" }, 90] },
      "优",
      { ">=": [{ var: "total" }, 80] },
      "良",
      { ">=": [{ var: "total" }, 60] },
      "中",
      "差",
    ],
  },
};

interface Told {
  readonly execution: boolean;
  readonly rows: readonly boolean[];
  readonly sum: number;
  readonly grade: string;
}

function lineOfTold({ execution, rows, sum, grade }: Told, stated: Numbers): Answer {
  const faults: string[] = [];
  if (!execution) faults.push("execution.score");
  rows.forEach((holds, i) => {
    if (!holds) faults.push(`row ${i}`);
  });
  if (sum !== stated.total) faults.push("total.sum");
  if (grade !== stated.grade) faults.push("total.grade");
  return lineOf(String(sum), grade, faults);
}

jsonLogic.add_operation("round2", round2);
const logicJs: BenchEngine = {
  name: "json-logic-js",
  share: 0.5,
  answer(form) {
    const data = numbersOf(form);
    const apply = (rule: unknown) => jsonLogic.apply(rule as RulesLogic, data);
    const told = {
      execution: apply(RULE.execution),
      rows: apply(RULE.rows),
      sum: apply(RULE.sum),
      grade: apply(RULE.grade),
    };
    return lineOfTold(told as unknown as Told, data);
  },
};

const logicEngine = new LogicEngine();
logicEngine.addMethod("round2", ([x]: [number]) => round2(x), { deterministic: true });
const compiled = {
  execution: logicEngine.build(RULE.execution),
  rows: logicEngine.build(RULE.rows),
  sum: logicEngine.build(RULE.sum),
  grade: logicEngine.build(RULE.grade),
} as Record<keyof typeof RULE, (data: unknown) => unknown>;
const logicCompiled: BenchEngine = {
  name: "json-logic-engine, compiled",
  share: 1,
  answer(form) {
    const data = numbersOf(form);
    const told = {
      execution: compiled.execution(data),
      rows: compiled.rows(data),
      sum: compiled.sum(data),
      grade: compiled.grade(data),
    };
    return lineOfTold(told as Told, data);
  },
};

const rulesEngine: BenchEngine = {
  name: "json-rules-engine",
  share: 0.02,
  async answer(form) {
    const data = numbersOf(form);
    const told = { execution: false, rows: [] as boolean[], sum: 0, grade: "" };
    told.execution = await holds("execution", {
      due: round2((data.executed / data.budget) * 10),
      stated: data.execution,
    });
    told.sum = data.execution;
    for (const { weight, target, actual, score } of data.rows) {
      const met = await holds("met", { target, actual });
      const due = round2(met ? weight : (weight * actual) / target);
      told.rows.push(await holds("execution", { due, stated: score }));
      told.sum += score;
    }
    told.grade = "差";
    for (const [grade, from] of GRADES) {
      if (await holds("grade", { total: data.total, from: Math.max(from, -1) })) {
        told.grade = grade;
        break;
      }
    }
    return lineOfTold(told, data);
  },
};

const ruleEngines = {
  execution: ruleEngine("due", "equal", "stated"),
  met: ruleEngine("actual", "greaterThanInclusive", "target"),
  grade: ruleEngine("total", "greaterThanInclusive", "from"),
};

function ruleEngine(fact: string, operator: string, other: string): Engine {
  const engine = new Engine();
  engine.addRule({
    conditions: { all: [{ fact, operator, value: { fact: other } }] },
    event: { type: "holds" },
  });
  return engine;
}

async function holds(name: keyof typeof ruleEngines, facts: Record<string, number>): Promise<boolean> {
  const { events } = await ruleEngines[name].run(facts);
  return events.length > 0;
}

const zenContent = {
  contentType: "application/vnd.gorules.decision",
  nodes: [
    { id: "in", type: "inputNode", name: "in", position: { x: 0, y: 0 } },
    {
      id: "work",
      type: "expressionNode",
      name: "work",
      position: { x: 0, y: 0 },
      content: {
        expressions: [
          { id: "1", key: "execution", value: "round(executed * 10 / budget, 2) == execution" },
          {
            id: "2",
            key: "rows",
            value:
              "map(rows, round((#.actual >= #.target ? #.weight : #.weight * #.actual / #.target), 2) == #.score)",
          },
          { id: "3", key: "sum", value: "execution + sum(map(rows, #.score))" },
          {
            id: "4",
            key: "grade",
            value: "total >= 90 ? '优' : total >= 80 ? '良' : total >= 60 ? '中' : '差'",
          },
        ],
      },
    },
    { id: "out", type: "outputNode", name: "out", position: { x: 0, y: 0 } },
  ],
  edges: [
    { id: "a", type: "edge", sourceId: "in", targetId: "work" },
    { id: "b", type: "edge", sourceId: "work", targetId: "out" },
  ],
};
const zenDecision = new ZenEngine().createDecision(zenContent as never);
const zen: BenchEngine = {
  name: "zen-engine (GoRules)",
  share: 0.2,
  async answer(form) {
    const data = numbersOf(form);
    const { result } = await zenDecision.evaluate(data);
    return lineOfTold(result as Told, data);
  },
};

/** One sheet, used again for every form: figures go in, formulas answer. */
function createSheet(): BenchEngine {
  const rowsKept = 64;
  const formulas: (string | number)[][] = [
    [0, 0, 0, 0, "=ROUND(B1/A1*10,2)=C1"],
    ...Array.from({ length: rowsKept }, (_, i) => [
      0,
      1,
      0,
      0,
      `=ROUND(IF(C${i + 2}>=B${i + 2},A${i + 2},A${i + 2}*C${i + 2}/B${i + 2}),2)=D${i + 2}`,
    ]),
    [`=C1+SUM(D2:D${rowsKept + 1})`, '=IF(D1>=90,"优",IF(D1>=80,"良",IF(D1>=60,"中","差")))'],
  ];
  const sheet = HyperFormula.buildFromArray(formulas, { licenseKey: "gpl-v3" });
  const last = rowsKept + 1;
  return {
    name: "HyperFormula, one sheet reused",
    share: 0.1,
    answer(form) {
      const data = numbersOf(form);
      if (data.rows.length > rowsKept) throw new RangeError("more rows than the sheet has");
      const figures = data.rows.map(({ weight, target, actual, score }) => [weight, target, actual, score]);
      sheet.batch(() => {
        sheet.setCellContents({ sheet: 0, row: 0, col: 0 }, [
          [data.budget, data.executed, data.execution, data.total],
        ]);
        sheet.setCellContents({ sheet: 0, row: 1, col: 0 }, figures);
      });
      const value = (row: number, col: number) => sheet.getCellValue({ sheet: 0, row, col });
      const told = {
        execution: value(0, 4),
        rows: figures.map((_, i) => value(i + 1, 4)),
        sum: value(last, 0),
        grade: value(last, 1),
      };
      return lineOfTold(told as Told, data);
    },
  };
}

export const ENGINES: readonly BenchEngine[] = [
  ours,
  doubles,
  decimals,
  logicJs,
  logicCompiled,
  zen,
  createSheet(),
  rulesEngine,
];
