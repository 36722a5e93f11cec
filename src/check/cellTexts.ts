import { spreadsheetErrorIn } from "../figure/printed";
import type { Check } from "./report";
import { eachText, excerpt, pathOf } from "./texts";

/**
 * Cells of text: `cell.placeholder` where rests of the template are left in (XXX, ××, 指标1, ……),
 * `cell.spreadsheet-error` where a formula's error stands.
 */
export const cellTexts: Check = {
  codes: ["cell.spreadsheet-error", "cell.placeholder"],
  run({ form }, report) {
    let texts = 0;
    let errors = 0;
    let placeholders = 0;
    eachText(form, (text, parent, key) => {
      texts += 1;
      if (spreadsheetErrorIn(text) !== null) {
        errors += 1;
        report.fail("cell.spreadsheet-error", { path: pathOf(parent, key), stated: excerpt(text) });
      }
      if (isPlaceholder(text)) {
        placeholders += 1;
        report.fail("cell.placeholder", { path: pathOf(parent, key), stated: excerpt(text) });
      }
    });
    report.passAll("cell.spreadsheet-error", texts - errors);
    report.passAll("cell.placeholder", texts - placeholders);
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
