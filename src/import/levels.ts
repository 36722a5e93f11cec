import { squeeze } from "./label";

/** A first- or second-level heading of the indicators, by its words. */
export interface LevelWord {
  /** The word it is known by, without 指标 (`数量`). */
  readonly stem: string;
  /** 1 一级指标, 2 二级指标. */
  readonly depth: 1 | 2;
  /** The first level it belongs under in the usual layouts. */
  readonly parent: string | null;
  /** The name as printed, on one line, without the weight. */
  readonly name: string;
  /** The weight printed in the heading: `产出指标(60分)` → `60`. */
  readonly weight: string | null;
}

const FIRST_LEVELS: ReadonlySet<string> = new Set([
  "产出",
  "项目产出",
  "效益",
  "效果",
  "项目效益",
  "项目效果",
  "满意度",
  "履职效能",
  "过程",
  "项目过程",
  "决策",
  "项目决策",
  "投入",
  "管理",
  "预算执行",
  "预算执行率",
  "资金执行率",
  "预算执行情况",
]);

const SECOND_LEVELS: ReadonlyMap<string, string> = new Map([
  ["数量", "产出"],
  ["产出数量", "产出"],
  ["质量", "产出"],
  ["产出质量", "产出"],
  ["时效", "产出"],
  ["产出时效", "产出"],
  ["成本", "产出"],
  ["产出成本", "产出"],
  ["经济效益", "效益"],
  ["社会效益", "效益"],
  ["生态效益", "效益"],
  ["环境效益", "效益"],
  ["生态环境效益", "效益"],
  ["可持续影响", "效益"],
  ["可持续发展", "效益"],
  ["可持续发展影响", "效益"],
  ["可持续性影响", "效益"],
  ["可持续", "效益"],
  ["服务对象", "满意度"],
  ["服务对象满意度", "满意度"],
  ["受益对象满意度", "满意度"],
  ["社会公众满意度", "满意度"],
  ["社会公众或服务对象满意度", "满意度"],
  ["服务对象或社会公众满意度", "满意度"],
  ["受益群体满意度", "满意度"],
  ["经济成本", "成本"],
  ["社会成本", "成本"],
  ["生态环境成本", "成本"],
  ["生态成本", "成本"],
]);

const SIDE_LABEL = /^(?:项目|年度|总体)?(?:绩效指标?|绩效指标(?:情况|完成情况|及完成情况)?|指标完成情况)$/;

/** Takes a weight in brackets, or `50分`, off the end of a heading. */
export function splitWeight(heading: string): { name: string; weight: string | null } {
  const text = squeeze(heading);
  const found =
    /^(.{0,40}?)(?:\((?:分值|权重|满分)?:?(\d{1,3}(?:\.\d{1,2})?)(?:分|%)?\)|(\d{1,3}(?:\.\d{1,2})?)分)$/.exec(
      text,
    );
  const name = found?.[1];
  const weight = found?.[2] ?? found?.[3];
  if (name === undefined || weight === undefined) return { name: text, weight: null };
  return { name, weight };
}

function stemOf(name: string): string {
  const bare = name.replace(/[:：]$/, "");
  if (bare.endsWith("指标")) return bare.slice(0, -2);
  return bare.endsWith("类") ? bare.slice(0, -1) : bare;
}

/** Reads a level heading by its words; `null` for any other text. */
export function readLevelWord(text: string): LevelWord | null {
  if (text.length > 40) return null;
  const { name, weight } = splitWeight(text);
  const stem = stemOf(name);
  if (FIRST_LEVELS.has(stem)) return { stem, depth: 1, parent: null, name, weight };
  const parent = SECOND_LEVELS.get(stem);
  if (parent === undefined) return null;
  return { stem, depth: 2, parent, name, weight };
}

/** 绩效指标 beside the table; some prints put the first level's weight there. */
export function readSideLabel(text: string): { weight: string | null } | null {
  if (text.length > 24) return null;
  const { name, weight } = splitWeight(text);
  return SIDE_LABEL.test(name) ? { weight } : null;
}

/** The rest of a heading that a page break cut: `指标 (50分)`, `标`. */
export function readHeadingRest(text: string): { rest: string; weight: string | null } | null {
  if (text.length > 16) return null;
  const { name, weight } = splitWeight(text);
  if (!/^(?:指标|标|指)?$/.test(name) || (name === "" && weight === null)) return null;
  return { rest: name, weight };
}
