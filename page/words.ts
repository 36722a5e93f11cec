import { counted } from "../src/explain/counted";
import type { Language } from "../src/explain/message";

/** The words of the page itself; those of forms and findings come with them. */
const zh = {
  tagline: "数据只在本机处理，不上传",
  heading: "绩效自评表，逐格重算",
  lead: "指出站不住的格子、所依据的规定、应填的数和最小的更正。",
  drop: "把自评表或决算公开表拖到这里，或选择文件",
  dropHint: ".xlsx .xls .docx .csv .txt .json .ndjson，可一次多个",
  choose: "选择文件",
  examples: "看 24 份真实表单",
  paste: "或粘贴表格、文字或 JSON",
  pasteHint: "从 Excel、网页或 PDF 复制整张表，粘贴到这里",
  check: "核查",
  another: "打开其他表单",
  ruleset: "规则集",
  auto: "按每份表自动选择",
  save: "存为报告",
  working: (done: number) => `已核查 ${done} 份…`,
  starting: "正在读取…",
  cancel: "取消",
  cancelled: (done: number) => `已取消，以下为先完成的 ${done} 份`,
  nothing: "没有读到自评表或决算公开表",
  failed: "未能完成",
  repaired: (n: number) => `已应用 ${n} 处更正，下面是更正后的表`,
  changes: (from: string, to: string) => `从“${from}”换为“${to}”后的变化`,
  noChanges: "核定总分和等级都没有变化。",
  moved: (moved: number, regraded: number, forms: number) =>
    `${forms} 份中 ${moved} 份核定总分变化，${regraded} 份等级变化`,
  through: "因",
  total: "核定总分",
  grade: "等级",
  none: "无",
  form: "表单",
  forms: (n: number) => `${n} 份`,
  movedForms: "变化的表单",
  more: (n: number) => `另有 ${n} 份`,
};

export type PageWords = typeof zh;

const en: PageWords = {
  tagline: "everything stays on this machine",
  heading: "Self-evaluation forms, recomputed cell by cell",
  lead: "Which cells cannot stand, under which rule, what they should say, and the smallest correction.",
  drop: "Drop forms or final accounts here, or choose files",
  dropHint: ".xlsx .xls .docx .csv .txt .json .ndjson, several at once",
  choose: "Choose files",
  examples: "See 24 real forms",
  paste: "Or paste a table, a text or JSON",
  pasteHint: "Copy a whole form from Excel, a web page or a PDF, and paste it here",
  check: "Check",
  another: "Open other forms",
  ruleset: "Ruleset",
  auto: "chosen for each form",
  save: "Save as report",
  working: (done) => `${counted(done, "form")} checked…`,
  starting: "Reading…",
  cancel: "Cancel",
  cancelled: (done) => `Cancelled; these are the ${done} that were done`,
  nothing: "No form found, and no final accounts",
  failed: "This could not be done",
  repaired: (n) => `${counted(n, "correction")} applied; this is the form after that`,
  changes: (from, to) => `What changes from ${from} to ${to}`,
  noChanges: "Neither accepted totals nor grades change.",
  moved: (moved, regraded, forms) =>
    `of ${counted(forms, "form")} ${moved} ${moved === 1 ? "has" : "have"} another accepted total, ${regraded} another grade`,
  through: "through",
  total: "Accepted total",
  grade: "Grade",
  none: "none",
  form: "Form",
  forms: (n) => counted(n, "form"),
  movedForms: "The forms that move",
  more: (n) => `${n} more`,
};

export const pageWords: Readonly<Record<Language, PageWords>> = { zh, en };
