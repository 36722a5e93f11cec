import type { Finding } from "../check/finding";
import type { Grid } from "./grid";

/** The language of the comments and of the added sheet. */
export type Language = "zh" | "en";

/** What stands in the sheet of findings that `annotate` adds. */
interface Words {
  readonly sheet: string;
  readonly headings: readonly string[];
  readonly severities: Readonly<Record<Finding["severity"], string>>;
  readonly none: string;
}

export const WORDS: Readonly<Record<Language, Words>> = {
  zh: {
    sheet: "审核意见表",
    headings: ["序号", "项目名称", "单元格", "级别", "问题编码", "表中填列", "应为", "审核意见", "依据"],
    severities: { error: "错误", warning: "警告", info: "提示" },
    none: "未发现问题",
  },
  en: {
    sheet: "Findings",
    headings: ["No.", "Project", "Cell", "Severity", "Code", "Stated", "Expected", "Finding", "Reference"],
    severities: { error: "error", warning: "warning", info: "info" },
    none: "nothing found",
  },
};

/** Whether a sheet is one that `annotate` added: it speaks of a form, and holds none. */
export function isFindingsSheet({ rows }: Grid): boolean {
  const first = rows[0]?.cells.map(({ text }) => text.trim()) ?? [];
  return Object.values(WORDS).some(({ headings }) => headings.every((heading, i) => first[i] === heading));
}
