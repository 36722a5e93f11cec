import * as z from "zod/mini";

/**
 * 绩效自评表 as printed: spec of the input. Keys are strict, so a misspelt key is refused instead of ignored;
 * `meta` alone is free. The limit on rows keeps a hostile form cheap; texts have none, since every reader of
 * a text is linear in its length.
 */

const MAX_ROWS = 10_000;

const described = (zh: string, en: string) => z.describe(`${zh} ${en}`);

/** A figure as printed (`"8.94"`, `"1,594.489"`, `"89.42%"`) or a JSON number; blank = absent, null, "" or a dash. */
const figure = z.optional(z.nullable(z.union([z.string(), z.number()])));
/** A text as printed; blank = absent, null, "" or a dash. */
const text = z.optional(z.nullable(z.string()));

const project = z.strictObject({
  name: text.check(described("项目名称", "project name")),
  code: text.check(described("项目编码", "project code")),
  department: text.check(described("主管部门", "supervising department")),
  implementer: text.check(described("资金使用单位 / 预算单位 / 实施单位", "implementing unit")),
});

const fundsLineShape = {
  appliedBudget: figure.check(described("目标申报数", "budget applied for")),
  initialBudget: figure.check(described("年初预算数", "budget at the start of the year")),
  budget: figure.check(described("全年预算数", "budget of the whole year")),
  executed: figure.check(described("全年执行数", "executed in the whole year")),
  carryover: figure.check(described("资金结(转)余", "left at the end of the year")),
  rate: figure.check(described("执行率", "execution rate as printed")),
  score: figure.check(described("得分", "execution score as printed")),
  reason: text.check(described("偏差原因", "reason for a deviation")),
};

const funds = z.strictObject({
  weight: figure.check(
    described("预算执行率的分值", "weight of the execution score; absent = the ruleset's"),
  ),
  total: z.optional(z.strictObject(fundsLineShape)),
  sources: z.optional(
    z.array(z.strictObject({ name: text, ...fundsLineShape })).check(z.maxLength(MAX_ROWS)),
  ),
});

const nodeShape = {
  name: text.check(described("指标名称", "name of the indicator")),
  initialTarget: figure.check(described("年初指标值", "target before an adjustment")),
  target: figure.check(described("指标值", "target in force")),
  actual: figure.check(described("实际完成值", "actual value")),
  weight: figure.check(described("分值", "weight in points")),
  score: figure.check(described("得分", "score in points")),
  reason: text.check(described("偏差原因分析及改进措施", "reason and measure")),
};

const thirdLevel = z.strictObject(nodeShape);
const secondLevel = z.strictObject({
  ...nodeShape,
  children: z.optional(z.array(thirdLevel).check(z.maxLength(MAX_ROWS))),
});
const firstLevel = z.strictObject({
  ...nodeShape,
  children: z.optional(z.array(secondLevel).check(z.maxLength(MAX_ROWS))),
});

/** zod schema of a form, and a Standard Schema. `schemas/evaluation.schema.json` accepts the same documents. */
export const evaluationSchema = z.strictObject({
  id: z.optional(z.string()),
  title: text.check(described("表名", "heading as printed")),
  year: z.optional(z.int().check(z.gte(1900), z.lte(9999))),
  project: z.optional(project),
  currencyUnit: z.optional(z.enum(["元", "万元", "亿元"])),
  funds: z.optional(funds),
  goals: z.optional(z.strictObject({ planned: text, achieved: text })),
  indicators: z.array(firstLevel).check(z.maxLength(MAX_ROWS)),
  total: z.optional(z.strictObject({ weight: figure, score: figure, grade: text })),
  analysis: z.optional(z.record(z.string(), z.nullable(z.string()))),
  meta: z.optional(z.unknown()),
});

/**
 * 绩效自评表 as printed (`schemas/evaluation.schema.json`). A figure is a text as printed (`"8.94"`, `"1,594.489"`, `"89.42%"`) or a number;
 * a blank cell is an absent key, `null`, `""` or a dash. `indicators` hold levels (with `children`) and rows (without). `meta` is the caller's own.
 */
export type Evaluation = z.infer<typeof evaluationSchema>;
export type Funds = NonNullable<Evaluation["funds"]>;
export type FundsLine = NonNullable<Funds["total"]>;
export type FundsSource = NonNullable<Funds["sources"]>[number];
/** A first- or second-level indicator, or a row (a node without `children`). */
export type IndicatorNode =
  | Evaluation["indicators"][number]
  | z.infer<typeof secondLevel>
  | z.infer<typeof thirdLevel>;
export type CurrencyUnit = NonNullable<Evaluation["currencyUnit"]>;
