import type { Language } from "../explain/message";
import { exact, format, HUNDRED, multiply } from "../figure/exact";
import type { Band, Dimension, OwnCheck, ParameterName, Parameters, Source } from "../ruleset/schema";

/** How firm the ground of a value is, in words. */
export const BASIS_WORDS: Readonly<Record<Source["basis"], Readonly<Record<Language, string>>>> = {
  law: { zh: "法规原文", en: "law" },
  localRule: { zh: "地方规定", en: "local rule" },
  form: { zh: "表上印明", en: "printed on forms" },
  reading: { zh: "我方理解", en: "our reading" },
  recalled: { zh: "通行说法，未核对原文", en: "recalled, not compared" },
};

/** What an own check is asked of. */
export const SCOPE_WORDS: Readonly<Record<OwnCheck["scope"], Readonly<Record<Language, string>>>> = {
  evaluation: { zh: "表", en: "form" },
  row: { zh: "行", en: "row" },
  batch: { zh: "一批", en: "batch" },
};

type ValueOf<K extends ParameterName> = Parameters[K]["values"][number]["value"];
type Tell = (value: never, lang: Language) => string;

/** A parameter's value as a person would write it: `优 [90, 100]，良 [80, 90)`. */
export function parameterText(name: ParameterName, value: unknown, lang: Language): string {
  return (TELL[name] as (value: unknown, lang: Language) => string)(value, lang);
}

function said(zh: string, en: string): Record<Language, string> {
  return { zh, en };
}

const NONE = said("无", "none");

const CHOICES: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  total: said("合计行", "the total line"),
  sources: said("各资金来源之和", "the sum of the sources"),
  unscored: said("不核执行率得分（任何得分均可）", "not checked: any score may stand"),
  zero: said("0分", "0 points"),
  full: said("满分", "full marks"),
  proportional: said("分值×指标值÷实际值", "weight × target ÷ actual"),
  "linear-to-double": said("线性递减，到指标值的两倍为0", "falls linearly to 0 at twice the target"),
  "by-dimension": said("成本指标为≤，其余为≥", "≤ under 成本指标, ≥ elsewhere"),
  "as-higher": said("均为≥，指标值为0时为≤", "≥ everywhere, ≤ for a target of 0"),
  keep: said("保留", "kept"),
  rescale: said("剔除后折算为满分", "dropped, the others rescaled"),
  printed: said("表上总分", "the printed total"),
  raw: said("未取整总分", "the unrounded total"),
  "half-up": said("四舍五入", "half up"),
  "half-even": said("四舍六入五成双", "half to even"),
  down: said("舍去", "cut off"),
};

const DIMENSIONS: Readonly<Record<Dimension, Readonly<Record<Language, string>>>> = {
  cost: said("成本", "cost"),
  output: said("产出", "output"),
  benefit: said("效益", "benefit"),
  satisfaction: said("满意度", "satisfaction"),
};

const JUDGEMENTS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  achieved: said("达成", "achieved"),
  partiallyAchieved: said("部分达成", "partly"),
  notAchieved: said("未达成", "not achieved"),
};

const choice: Tell = (value: string, lang) => CHOICES[value]?.[lang] ?? value;
const points: Tell = (value: string, lang) => (lang === "zh" ? `${value}分` : value);
const share: Tell = (value: string | null, lang) => (value === null ? NONE[lang] : percent(value));

const TELL: Readonly<Record<ParameterName, Tell>> = {
  totalWeight: points,
  executionWeight: points,
  executionBase: choice,
  executionCurve: (value: ValueOf<"executionCurve">, lang) =>
    value.kind === "linear" ? (lang === "zh" ? "线性" : "linear") : steps(value.steps, lang),
  executionCap: share,
  zeroBudget: choice,
  firstLevelWeights: (value: ValueOf<"firstLevelWeights">, lang) =>
    value.map((split) => splitText(split, lang)).join(lang === "zh" ? "；" : "; "),
  requiredDimensions: (value: ValueOf<"requiredDimensions">, lang) =>
    value.map((each) => DIMENSIONS[each][lang]).join(comma(lang)) || NONE[lang],
  lowerIsBetterFormula: choice,
  equalTargets: choice,
  passThreshold: share,
  qualitativeBands: (value: ValueOf<"qualitativeBands">, lang) =>
    value.map((band) => `${JUDGEMENTS[band.judgement]?.[lang]} ${percentBand(band)}`).join(comma(lang)),
  satisfactionSteps: (value: ValueOf<"satisfactionSteps">, lang) =>
    value === null ? (lang === "zh" ? "按指标值" : "by target") : steps(value, lang),
  overachievement: (value: ValueOf<"overachievement">, lang) => overachievement(value, lang),
  totalCaps: (value: ValueOf<"totalCaps">, lang) =>
    value.map((band) => `${percentBand(band)} → ${band.cap}`).join(comma(lang)) || NONE[lang],
  notApplicableRows: choice,
  scoreRounding: (value: ValueOf<"scoreRounding">, lang) =>
    `${value.places}${lang === "zh" ? "位小数，" : " places, "}${CHOICES[value.mode]?.[lang]}`,
  grades: (value: ValueOf<"grades">, lang) =>
    value.map((each) => `${each.grade} ${bandText(each.min, each.max, each)}`).join(comma(lang)),
  gradeBasis: choice,
  executionGap: (value: ValueOf<"executionGap">, lang) => gapText(value, lang),
  plausibleAmount: (value: ValueOf<"plausibleAmount">, lang) =>
    `${value.min}–${value.max}${lang === "zh" ? "元" : " yuan"}`,
};

function comma(lang: Language): string {
  return lang === "zh" ? "，" : ", ";
}

function percent(ratio: string): string {
  return `${format(multiply(exact(ratio), HUNDRED))}%`;
}

function percentBand(band: Band): string {
  return bandText(percent(band.min), percent(band.max), band);
}

function bandText(min: string, max: string, ends: Pick<Band, "minIncluded" | "maxIncluded">): string {
  return `${ends.minIncluded ? "[" : "("}${min}, ${max}${ends.maxIncluded ? "]" : ")"}`;
}

function steps(list: readonly { readonly from: string; readonly share: string }[], lang: Language): string {
  return list.map((step) => `≥${percent(step.from)} → ${percent(step.share)}`).join(comma(lang));
}

function splitText(split: ValueOf<"firstLevelWeights">[number], lang: Language): string {
  if (split.every(({ weight }) => weight === null)) {
    const names = split.map(({ dimension }) => DIMENSIONS[dimension][lang]);
    return lang === "zh" ? `${names.join("、")}（不作规定）` : `${names.join(", ")} (none recommended)`;
  }
  const parts = split.map(({ dimension, weight }) => `${DIMENSIONS[dimension][lang]} ${weight ?? "–"}`);
  return parts.join(" + ");
}

function overachievement(value: ValueOf<"overachievement">, lang: Language): string {
  const { threshold, thresholdIncluded, zeroTargetActual, deduction, reasonRequired } = value;
  const parts = [`${thresholdIncluded ? "≥" : ">"}${percent(threshold)}`];
  if (zeroTargetActual !== null)
    parts.push(lang === "zh" ? `指标值为0时≥${zeroTargetActual}` : `≥${zeroTargetActual} over a target of 0`);
  if (deduction !== null) parts.push(lang === "zh" ? `扣${deduction}分` : `${deduction} points off`);
  if (reasonRequired) parts.push(lang === "zh" ? "须说明原因" : "a reason is due");
  return parts.join(comma(lang));
}

function gapText({ indicatorRate, unspent, excess }: ValueOf<"executionGap">, lang: Language): string {
  const zh = [
    ...(unspent === null ? [] : [`未支出>${percent(unspent)}`]),
    ...(excess === null ? [] : [`高出执行率的${percent(excess)}以上`]),
  ];
  const en = [
    ...(unspent === null ? [] : [`over ${percent(unspent)} unspent`]),
    ...(excess === null ? [] : [`over ${percent(excess)} of the execution rate above it`]),
  ];
  const rate = percent(indicatorRate);
  return lang === "zh"
    ? `指标得分率≥${rate}，且${zh.join("或") || "（不看）"}`
    : `indicators at ${rate} and more, with ${en.join(" or ") || "(not looked at)"}`;
}
