import type { Slip } from "../repair/slips";
import type { Language } from "./message";

const NAMES: Readonly<Record<Slip, Readonly<Record<Language, string>>>> = {
  "digits-swapped": { zh: "数字颠倒", en: "digits swapped" },
  "digit-lost": { zh: "漏写一位", en: "a digit lost" },
  "digit-added": { zh: "多写一位", en: "a digit too many" },
  "digit-mistyped": { zh: "错写一位", en: "a digit mistyped" },
  "decimal-point-moved": { zh: "小数点错位", en: "decimal point moved" },
  "yuan-for-wan": { zh: "元与万元混用", en: "元 taken for 万元" },
  "weight-as-score": { zh: "把分值当得分", en: "weight written as score" },
  "stale-total": { zh: "合计未随之更新", en: "total not updated" },
  "row-left-out": { zh: "合计漏加一行", en: "a row left out of the total" },
  "execution-left-out": { zh: "合计漏加执行率得分", en: "execution score left out" },
  "execution-counted-twice": { zh: "执行率得分重复计入", en: "execution score counted twice" },
  "rate-on-initial-budget": { zh: "按年初预算计算了执行率", en: "rate taken on the initial budget" },
  "blank-filled": { zh: "补填空白", en: "a blank filled in" },
  recomputed: { zh: "按计算结果填写", en: "recomputed" },
};

/** What went wrong where a repair's slip explains it: `执行率得分重复计入`. */
export function slipName(slip: Slip, lang: Language): string {
  return NAMES[slip][lang];
}
