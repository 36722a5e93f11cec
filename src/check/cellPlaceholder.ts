import type { Check } from "./report";
import { eachText, excerpt } from "./texts";

/** `cell.placeholder`: rests of the template left in: XXX, ××, 指标1, …… */
export const cellPlaceholder: Check = {
  codes: ["cell.placeholder"],
  run({ form }, report) {
    eachText(form.source, (text, path) => {
      if (!isPlaceholder(text)) report.pass("cell.placeholder");
      else report.fail("cell.placeholder", { path, stated: excerpt(text) });
    });
  },
};

/** A run of crosses that is no part of a Latin word or a product (`XXL`, `3×4`). */
const CROSSES = /(?<![A-Za-z0-9])[XxＸｘ×╳✕]{2,}(?![A-Za-z0-9])/;
const NUMBERED_INDICATOR = /^指标\s*(?:[0-9０-９]{1,2}|[一二三四五六七八九十]|[①-⑩])\s*[:：]?$/;
const ONLY_DOTS = /^(?:…|\.|。|·|．|\s)*(?:…|\.{3}|。{3}|·{3}|．{3})(?:…|\.|。|·|．|\s)*$/;

/** A character every placeholder has; most cells have none. */
const TELLTALE = /[XxＸｘ×╳✕…]|\.\.|。。|··|．．|指标/;

export function isPlaceholder(text: string): boolean {
  if (!TELLTALE.test(text)) return false;
  if (CROSSES.test(text)) return true;
  const trimmed = text.trim();
  return trimmed.length <= 20 && (NUMBERED_INDICATOR.test(trimmed) || ONLY_DOTS.test(trimmed));
}
