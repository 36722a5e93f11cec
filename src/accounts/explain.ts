import type { Bilingual } from "../errors";
import type { Exact } from "../figure/exact";
import * as Ex from "../figure/exact";
import type { SignedCell } from "./cellBook";
import type { Equation } from "./equation";
import type { Judgement, NotEvaluatedReason } from "./judge";
import type { Relation } from "./rulesSchema";

type Language = keyof Bilingual;

/** One sentence for an equation: what it is, both sides as printed, how far apart, and the outcome. */
export function explainJudgement(judgement: Judgement): Bilingual {
  return { zh: sentence(judgement, "zh"), en: sentence(judgement, "en") };
}

function sentence(judgement: Judgement, language: Language): string {
  const { equation } = judgement;
  const stop = language === "zh" ? "。" : ".";
  const parts = [sidesOf(equation, judgement, language), verdict(judgement, language)];
  return `${equation.title[language]}${language === "zh" ? "：" : ": "}${parts.filter(Boolean).join(language === "zh" ? "；" : "; ")}${stop}`;
}

function sidesOf(equation: Equation, { right }: Judgement, language: Language): string {
  if (equation.kind === "sum") {
    return [equation.left, equation.right]
      .map((side) => sumText(side, language))
      .join(language === "zh" ? "；" : "; ");
  }
  const { rate } = equation;
  const quotient = right === null ? "" : ` = ${Ex.format(right, 4)}%`;
  const part = sumText(equation.part, language);
  const whole = sumText(equation.whole, language);
  const division = `（${part}）÷（${whole}）`;
  const said = `${rate.label[language]} ${rate.printed ?? ""}%`;
  return language === "zh"
    ? `${said}；${division}${quotient}`
    : `${said}; ${division.replaceAll("（", "(").replaceAll("）", ")")}${quotient}`;
}

/** Longer sums name their first terms only; the longest of a real table has some thirty. */
const MOST_TERMS = 60;

/** `a 1.00 + b 2.00 = 3.00`; blank cells add nothing and are left out, unless all are. */
function sumText(cells: readonly SignedCell[], language: Language): string {
  const filled = cells.filter(({ cell }) => cell.state !== "blank");
  const all = filled.length > 0 ? filled : cells.slice(0, 1);
  const shown = all.slice(0, MOST_TERMS);
  const blank = language === "zh" ? "空白" : "blank";
  const text = shown
    .map(({ cell, sign }, index) => {
      const term = `${cell.label[language]} ${cell.printed ?? blank}`;
      return index === 0 ? (sign > 0 ? term : `− ${term}`) : `${sign > 0 ? "+" : "−"} ${term}`;
    })
    .join(" ");
  const more = all.length - shown.length;
  const rest = more === 0 ? "" : language === "zh" ? ` + 其余${more}项` : ` + ${more} more`;
  return all.length > 1 && shown.every(({ cell }) => cell.state === "figure")
    ? `${text}${rest} = ${Ex.formatPlaces(sumOf(all), Math.max(...shown.map(({ cell }) => cell.places)))}`
    : text;
}

function sumOf(cells: readonly SignedCell[]): Exact {
  return cells.reduce(
    (so, { cell, sign }) => (sign > 0 ? Ex.add(so, cell.value) : Ex.subtract(so, cell.value)),
    Ex.ZERO,
  );
}

function verdict(judgement: Judgement, language: Language): string {
  const { equation, outcome, reason, difference, slack } = judgement;
  const zh = language === "zh";
  if (outcome === "notEvaluated") return notEvaluated(reason ?? "missing", equation, language);
  const apart = difference === null ? "" : Ex.format(absolute(difference), 6);
  const most = slack === null ? "" : Ex.format(slack, 6);
  if (outcome === "exact") return zh ? "一致" : "agree";
  if (outcome === "withinRounding") {
    return zh
      ? `相差 ${apart}，不超过四舍五入可致的 ${most}，属尾数误差`
      : `${apart} apart, no more than the ${most} that rounding explains`;
  }
  if (equation.kind === "ratio" && equation.contradictory) {
    return zh ? "增减方向前后矛盾，请核对" : "the words contradict each other on up or down; check them";
  }
  const close = closing(equation, language);
  if (equation.kind === "sum" && equation.relation === "zeroTogether") {
    return zh ? `一方为零而另一方不为零，${close}` : `one is nothing and the other is not: ${close}`;
  }
  const by = equation.kind === "sum" ? BY[equation.relation] : BY["="];
  return zh
    ? `${by.zh} ${apart}，超过四舍五入可致的 ${most}，${close}`
    : `${apart} ${by.en}, more than the ${most} that rounding explains: ${close}`;
}

const BY: Readonly<Record<Relation, Bilingual>> = {
  "=": { zh: "相差", en: "apart" },
  ">=": { zh: "少", en: "short" },
  "<=": { zh: "多", en: "over" },
  zeroTogether: { zh: "", en: "" },
};

/** What to do: an error cannot stand, anything else may have its reason. */
function closing({ severity }: Equation, language: Language): string {
  if (severity === "error") {
    return language === "zh" ? "不能成立，请核对" : "cannot be true; check these figures";
  }
  return language === "zh"
    ? "请核对，或说明原因、口径"
    : "check these figures, or say why and what was counted";
}

function notEvaluated(reason: NotEvaluatedReason, { missing }: Equation, language: Language): string {
  const zh: Record<NotEvaluatedReason, string> = {
    missing: `没有${missing ?? ""}，未核对`,
    blank: "各格均为空白，未核对",
    unreadable: "有的格不是数字，未核对",
    zeroWhole: "分母为零，未核对",
  };
  const en: Record<NotEvaluatedReason, string> = {
    missing: `${missing ?? ""} is not there: not checked`,
    blank: "all cells are blank: not checked",
    unreadable: "a cell holds no figure: not checked",
    zeroWhole: "the whole is zero: not checked",
  };
  return language === "zh" ? zh[reason] : en[reason];
}

function absolute(value: Exact): Exact {
  return Ex.signOf(value) < 0 ? Ex.negate(value) : value;
}
