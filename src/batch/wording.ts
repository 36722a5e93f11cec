import type { Expected } from "../check/finding";
import type { Bilingual } from "../errors";
import { counted } from "../explain/counted";
import { expectedText as due } from "../explain/expectedText";

export interface Told {
  readonly stated: string | null;
  readonly expected: Expected | null;
  readonly params: Readonly<Record<string, string>>;
}

/** What the findings about a batch say, in both languages. */
export function wording(code: string, told: Told): Bilingual {
  const words = WORDS[code];
  return words === undefined ? { zh: code, en: code } : words(told);
}

const WORDS: Readonly<Record<string, (told: Told) => Bilingual>> = {
  "portfolio.count": (told) => ({
    zh: `公布的项目数为${told.stated}，实有自评表${due(told)}份`,
    en: `${counted(told.stated ?? "", "form")} published, the batch holds ${due(told)}`,
  }),
  "portfolio.funds": ({ stated, params }) => ({
    zh: `公布的资金为${stated}，各表资金总额合计：${sums(params, "；", ZH_COLUMN)}（万元），相差${params.difference}`,
    en: `funds of ${stated} were published, the totals of the forms add up to ${sums(params, "; ", EN_COLUMN)} (万元), a difference of ${params.difference}`,
  }),
  "portfolio.grades": (told) => ({
    zh: `公布等级“${told.params.grade}”的为${told.stated}个，各表为${due(told)}个`,
    en: `${counted(told.stated ?? "", "form")} published as ${told.params.grade}, the batch holds ${due(told)}`,
  }),
  "portfolio.duplicate-project": ({ stated, params }) => ({
    zh: `项目名称“${stated}”出现在${params.forms}份表中：${params.refs}${sameId(params).zh}`,
    en: `the project name "${stated}" stands in ${counted(params.forms ?? "", "form")}: ${params.refs}${sameId(params).en}`,
  }),
  "portfolio.duplicate-text": ({ stated, params }) => ({
    zh: `${params.kind === "goal" ? "绩效目标" : "偏差原因"}“${stated}”${params.match === "near" ? `或几乎相同的文字（相似度约${params.likeness}起）` : ""}出现在${params.forms}份表中：${params.refs}${sameId(params).zh}`,
    en: `the ${params.kind} "${stated}"${params.match === "near" ? ` or nearly the same words (likeness from about ${params.likeness})` : ""} stands in ${counted(params.forms ?? "", "form")}: ${params.refs}${sameId(params).en}`,
  }),
};

/** Forms of one id are told by their number alone. */
function sameId(params: Told["params"]): Bilingual {
  return params.sameId === undefined
    ? { zh: "", en: "" }
    : { zh: "（编号相同；一批之内编号应唯一）", en: " (of the same id; ids should be unique in a batch)" };
}

const ZH_COLUMN = { initialBudget: "年初预算数", budget: "全年预算数", executed: "全年执行数" };
const EN_COLUMN = { initialBudget: "initial budget", budget: "budget", executed: "executed" };

function sums(params: Told["params"], separator: string, names: Readonly<Record<string, string>>): string {
  const parts = Object.entries(names).filter(([column]) => params[column] !== undefined);
  return parts.map(([column, name]) => `${name} ${params[column]}`).join(separator);
}
