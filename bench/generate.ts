import type { Evaluation } from "../src/evaluation/schema";

/** What every engine has to answer of a form, in one line: `93.52|优|execution.score,row 3,total.sum`. */
export type Answer = string;

export interface Generated {
  readonly form: Evaluation;
  readonly answer: Answer;
}

/** Seeded: the same forms for the same number. */
class Random {
  constructor(private state: number) {}

  /** A whole number from 0 to below `n` (xorshift32). */
  below(n: number): number {
    this.state ^= this.state << 13;
    this.state ^= this.state >>> 17;
    this.state ^= this.state << 5;
    return (this.state >>> 0) % n;
  }

  pick<T>(of: readonly T[]): T {
    return of[this.below(of.length)]!;
  }
}

const PLACES = [
  "金匠新区",
  "光机电产业园",
  "北石店片区",
  "东武匠村",
  "书院街",
  "开发区大道",
  "兰花路",
  "苗匠社区",
];
const THINGS = [
  "道路养护",
  "消防站建设",
  "企业扶持资金",
  "老旧小区改造",
  "园区绿化",
  "污水管网维护",
  "安全生产检查",
  "招商引资",
];
const COUNTED = [
  ["养护道路里程", "公里"],
  ["参训人数", "人"],
  ["检查企业数量", "家"],
  ["开展活动次数", "次"],
  ["维修设备数量", "台"],
  ["改造房屋面积", "平方米"],
] as const;
const GOAL = [
  "进一步提高我区公共安全保障水平，切实增强专业队伍处警急、难、险、重任务的战斗力，以适应新形势下各种特殊事故的需要；",
  "落实各项惠企优惠政策，及时足额兑现企业扶持资金，带动就业和税收稳步增长，促进产业转型升级；",
  "改善辖区居民生活环境，完善基础设施，提升公共服务水平，增强群众的获得感、幸福感和安全感；",
  "按照年度工作计划，有序推进项目实施，强化过程监管，确保资金使用安全规范，发挥财政资金最大效益；",
];
const REASON = [
  "资金下达时间较晚，部分工程顺延至下年度实施，今后将提前谋划，加快支出进度",
  "受天气影响，户外作业天数减少，今后将合理安排工期",
  "部分企业未达到预期目标，今后将加强跟踪服务",
];

/**
 * Forms like the real ones: some 6 KB of JSON with Chinese texts, the execution score and as many rows as asked
 * for, about one in ten with faults of each kind, one in eight rows with an exact rounding tie.
 *
 * Figures are made and answered in BigInt, in hundredths, apart from the library and from every engine compared.
 */
export function* generate(seed: number, rowCount = 20): Generator<Generated> {
  const random = new Random(seed * 2654435761 + 1);
  for (let number = 1; ; number += 1) yield formOf(number, rowCount, random);
}

function formOf(number: number, rowCount: number, random: Random): Generated {
  const faults: string[] = [];
  const name = `${random.pick(PLACES)}${random.pick(THINGS)}${number}号项目`;
  // In 分: one of eight budgets makes a tie of its execution score.
  const budget = BigInt(random.below(8) === 0 ? 200_000 : 10_000 + random.below(9_999_999));
  let executed = (budget * BigInt(60 + random.below(41))) / 100n + BigInt(random.below(5));
  if (executed > budget) executed = budget;
  if (budget === 200_000n) executed = 100_100n + BigInt(random.below(400)) * 200n;
  const due = halfUp(executed * 1000n, budget);
  let execution = due;
  if (random.below(10) === 0) {
    // Well beyond what the decimals of the amounts could explain.
    execution = due - 50n;
    faults.push("execution.score");
  }
  const weights = weightsOf(rowCount);
  const rows = weights.map((weight, i) => rowOf(i, weight, random, faults));
  const sum = rows.reduce((total, row) => total + row.score, execution);
  let total = sum;
  if (random.below(10) === 0) {
    total = sum > 200n ? sum - 100n : sum + 100n;
    faults.push("total.sum");
  }
  const right = gradeOf(total);
  let grade = right;
  if (random.below(10) === 0) {
    grade = right === "差" ? "中" : "差";
    faults.push("total.grade");
  }
  const planned = `${name}：${GOAL.map((_, i) => GOAL[(i + number) % GOAL.length]).join("")}`;
  const form: Evaluation = {
    id: `bench-${number}`,
    title: `2024年${name}绩效自评表`,
    year: 2024,
    project: {
      name,
      department: "晋城经济技术开发区管理委员会",
      implementer: `${random.pick(PLACES)}管理中心`,
    },
    currencyUnit: "万元",
    funds: {
      weight: "10",
      total: {
        initialBudget: hundredths(budget),
        budget: hundredths(budget),
        executed: hundredths(executed),
        rate: `${hundredths(halfUp(executed * 10_000n, budget))}%`,
        score: printed(execution),
      },
      sources: [
        { name: "中央资金" },
        {
          name: "区级资金",
          initialBudget: hundredths(budget),
          budget: hundredths(budget),
          executed: hundredths(executed),
        },
      ],
    },
    goals: { planned, achieved: `${planned}已完成。` },
    indicators: [
      {
        name: "产出指标",
        children: [{ name: "数量指标", children: rows.map(({ node }) => node) }],
      },
    ],
    total: { weight: "100", score: printed(total), grade },
    analysis: { 项目实施和预算执行情况及分析: GOAL.join("") },
  };
  return { form, answer: `${hundredths(sum)}|${right}|${faults.join(",")}` };
}

/** 90 points over all rows, in hundredths, more for the first ones; ever smaller ones where there are many rows. */
function weightsOf(rows: number): bigint[] {
  const each = 9000n / BigInt(rows);
  if (each === 0n) throw new RangeError("at most 9000 rows");
  const rest = 9000n - each * BigInt(rows);
  return Array.from({ length: rows }, (_, i) => each + (BigInt(i) < rest ? 1n : 0n));
}

function rowOf(index: number, weight: bigint, random: Random, faults: string[]) {
  const [what, unit] = random.pick(COUNTED);
  const isTie = random.below(8) === 0;
  // Of 200, an odd number is a tie for an odd weight in hundredths.
  const target = BigInt(isTie ? 200 : 20 + random.below(500));
  const met = !isTie && random.below(3) > 0;
  const actual = met ? target + BigInt(random.below(10)) : (target * BigInt(70 + random.below(30))) / 100n;
  const due = actual >= target ? weight : halfUp(weight * actual, target);
  let score = due;
  if (random.below(200) === 0 && due >= 60n) {
    score = due - 50n;
    faults.push(`row ${index}`);
  }
  const node = {
    name: `第${index + 1}批${what}`,
    target: `≥${target}${unit}`,
    actual: `${actual}${unit}`,
    weight: hundredths(weight),
    score: printed(score),
    ...(score < weight && { reason: random.pick(REASON) }),
  };
  return { node, score };
}

/** n ÷ d rounded half up, both positive. */
function halfUp(n: bigint, d: bigint): bigint {
  return (2n * n + d) / (2n * d);
}

/** Hundredths in plain decimal notation, without trailing zeros. */
function hundredths(n: bigint): string {
  const cents = (n % 100n).toString().padStart(2, "0").replace(/0+$/, "");
  return cents === "" ? `${n / 100n}` : `${n / 100n}.${cents}`;
}

/** Hundredths with both decimals, as scores are printed here: a bare 4 could stand for a rounded 4.5. */
function printed(n: bigint): string {
  return `${n / 100n}.${(n % 100n).toString().padStart(2, "0")}`;
}

function gradeOf(total: bigint): string {
  return total >= 9000n ? "优" : total >= 8000n ? "良" : total >= 6000n ? "中" : "差";
}
