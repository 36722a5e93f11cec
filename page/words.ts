import type { Language } from "../src/explain/message";

/** The words of the page itself; those of forms and findings come with them. */
const zh = {
  tagline: "数据只在本机处理，不上传",
  drop: "把绩效自评表拖到这里",
  dropHint: ".xlsx .xls .docx .csv .txt .json .ndjson，可一次多个",
  choose: "选择文件",
  examples: "看 24 份真实表单",
  paste: "或粘贴表格、文字或 JSON",
  pasteLabel: "粘贴的内容",
  check: "核查",
  another: "打开其他表单",
  ruleset: "规则集",
  auto: "按每份表自动选择",
  save: "存为报告",
  print: "打印",
  working: (done: number) => `已核查 ${done} 份…`,
  starting: "正在读取…",
  cancel: "取消",
  cancelled: (done: number) => `已取消，以下为先完成的 ${done} 份`,
  nothing: "没有读到自评表",
  failed: "未能完成",
  repaired: (n: number) => `已应用 ${n} 处更正，下面是更正后的表`,
  changes: (from: string, to: string) => `从“${from}”换为“${to}”后的变化`,
  noChanges: "认可总分和等级都没有变化。",
  moved: (moved: number, regraded: number, forms: number) =>
    `${forms} 份中 ${moved} 份认可总分变化，${regraded} 份等级变化`,
  through: "因参数",
  total: "认可总分",
  grade: "等级",
  none: "无",
  more: (n: number) => `另有 ${n} 份`,
  steps: ["读表", "逐格重算", "指出站不住的格子"],
};

export type PageWords = typeof zh;

const en: PageWords = {
  tagline: "everything stays on this machine",
  drop: "Drop self-evaluation forms here",
  dropHint: ".xlsx .xls .docx .csv .txt .json .ndjson, several at once",
  choose: "Choose files",
  examples: "See 24 real forms",
  paste: "Or paste a table, a text or JSON",
  pasteLabel: "Pasted content",
  check: "Check",
  another: "Open other forms",
  ruleset: "Ruleset",
  auto: "chosen for each form",
  save: "Save as report",
  print: "Print",
  working: (done) => `${done} forms checked…`,
  starting: "Reading…",
  cancel: "Cancel",
  cancelled: (done) => `Cancelled; these are the ${done} that were done`,
  nothing: "No form found",
  failed: "This could not be done",
  repaired: (n) => `${n} corrections applied; this is the form after them`,
  changes: (from, to) => `What changes from ${from} to ${to}`,
  noChanges: "Neither accepted totals nor grades change.",
  moved: (moved, regraded, forms) =>
    `of ${forms} forms ${moved} have another accepted total, ${regraded} another grade`,
  through: "through",
  total: "Accepted total",
  grade: "Grade",
  none: "none",
  more: (n) => `${n} more`,
  steps: ["read the form", "recompute every cell", "mark what cannot stand"],
};

export const pageWords: Readonly<Record<Language, PageWords>> = { zh, en };
