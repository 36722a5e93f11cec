import { counted } from "../explain/counted";
import type { Language } from "../explain/message";
import { roundingNames } from "../explain/roundingWords";
import type { RoundingMode } from "../figure/exact";
import type { FormulaFamily } from "../infer/inferFormula";

/** The words of `--infer`, in one language. */
export interface InferWords {
  readonly nothing: string;
  heading(rows: number): string;
  fit(family: string, roundings: readonly string[]): string;
  best(fits: readonly string[], explained: number, rows: number): string;
  readonly families: Readonly<Record<FormulaFamily["lower"], string>>;
  readonly roundings: Readonly<Record<RoundingMode, string>>;
  readonly fitColumns: readonly string[];
  readonly allExplained: string;
  unexplained(rows: number): string;
  readonly rowColumns: readonly string[];
}

const zh: InferWords = {
  nothing: "打分公式推断：没有未达标而填有得分的定量指标，无从推断",
  heading: (rows) => `打分公式推断：${rows} 行定量指标未达标且填有得分，只有这些行能区分公式`,
  fit: (family, roundings) => [family, roundings.join("、")].filter((part) => part !== "").join("，"),
  best: (fits, explained, rows) =>
    explained === 0
      ? `没有一种公式能解释其中任何一行`
      : `最能解释得分的是：${fits.join("；")}（${explained}/${rows} 行）${fits.length > 1 ? "，同样多，无从再分" : ""}`,
  families: {
    proportional: "按比例（越小越好时指标值÷完成值）",
    "linear-to-double": "按比例（越小越好时线性扣分，超一倍为零）",
    "all-or-nothing": "未达标不得分",
  },
  roundings: roundingNames.zh,
  fitColumns: ["公式", "取整", "解释行数"],
  allExplained: "各行都至少有一种公式可以解释",
  unexplained: (rows) => `${rows} 行没有一种公式可以解释（→ 后为按填报位数四舍五入）`,
  rowColumns: ["表单", "指标", "填报", "按比例", "线性（两倍时为零）", "未达标不得分", "位置", ""],
};

const en: InferWords = {
  nothing:
    "formula inference: no quantitative row missed its target and prints a score, so nothing can be told",
  heading: (rows) =>
    `formula inference: ${rows} quantitative rows missed their target and print a score; only they tell formulas apart`,
  fit: (family, roundings) => [family, roundings.join(" or ")].filter((part) => part !== "").join(", "),
  best: (fits, explained, rows) =>
    explained === 0
      ? "no formula explains any of them"
      : `best: ${fits.join("; ")} (${explained} of ${counted(rows, "row")})${fits.length > 1 ? ", equally well" : ""}`,
  families: {
    proportional: "proportional (target ÷ actual where less is better)",
    "linear-to-double": "proportional (in a line to 0 at twice the target where less is better)",
    "all-or-nothing": "nothing unless met",
  },
  roundings: roundingNames.en,
  fitColumns: ["formula", "rounding", "rows explained"],
  allExplained: "every row is explained by some formula",
  unexplained: (rows) =>
    `${counted(rows, "row")} ${rows === 1 ? "fits" : "fit"} none (behind →: rounded half up at the stated places)`,
  rowColumns: [
    "form",
    "row",
    "stated",
    "proportional",
    "linear to double",
    "nothing unless met",
    "place",
    "",
  ],
};

export const inferWords: Readonly<Record<Language, InferWords>> = { zh, en };
