import type { Bilingual } from "../errors";

/** How sure a guess is. */
export type Sureness = "certain" | "likely" | "guess";

/** What a note is about: a cell, row, level, column or formula that was guessed at, moved or left aside. */
export type NoteCode =
  | "cell.not-understood"
  | "cell.repeated"
  | "cell.split"
  | "cell.joined"
  | "cell.spread"
  | "row.shifted"
  | "row.on-level"
  | "row.by-weight"
  | "level.rebuilt"
  | "level.reordered"
  | "level.weight-from-side"
  | "name.from-level"
  | "goals.split"
  | "funds.no-label"
  | "total.column"
  | "line.ignored"
  | "label.unused"
  | "column.unused"
  | "column.review-score"
  | "row.hidden"
  | "rows.too-many"
  | "notes.too-many"
  | "formula.no-value"
  | "formula.stale"
  | "form.no-indicators"
  | "value.composed"
  | "target.unchanged";

/** What the reader guessed, put aside or did not understand. */
export interface Note {
  readonly cell: string | null;
  /** JSON Pointer of the value concerned, where there is one. */
  readonly path: string | null;
  readonly code: NoteCode;
  readonly sure: Sureness;
  readonly message: Bilingual;
}

const LONGEST = 40;

/** A cell's text, short enough for a message. */
function shorten(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}

const WORDS: Readonly<Record<NoteCode, (what: string) => Bilingual>> = {
  "cell.not-understood": (what) => ({
    zh: `未能识别“${what}”，未读入`,
    en: `“${what}” was not understood and is not in the form read`,
  }),
  "cell.repeated": (what) => ({
    zh: `“${what}”与相邻单元格重复，只取其一`,
    en: `“${what}” repeats its neighbour; one of them was taken`,
  }),
  "cell.split": (what) => ({
    zh: `“${what}”中并有两个单元格，已拆开`,
    en: `“${what}” holds two cells in one and was split`,
  }),
  "cell.joined": (what) => ({
    zh: `“${what}”是上一单元格被断开的部分，已接上`,
    en: `“${what}” is the broken-off rest of a cell and was joined to it`,
  }),
  "cell.spread": (what) => ({
    zh: `合并单元格“${what}”适用于其覆盖的各行`,
    en: `the merged cell “${what}” was taken for every row it covers`,
  }),
  "row.shifted": (what) => ({
    zh: `该行单元格与表头错位，按内容对列：${what}`,
    en: `the row's cells stand off their headings and were matched by content: ${what}`,
  }),
  "row.on-level": (what) => ({
    zh: `“${what}”的分值、得分印在该级指标上`,
    en: `“${what}” carries weight and score itself, without a row below it`,
  }),
  "row.by-weight": (what) => ({
    zh: `“${what}”处于两级指标的交界，按所印分值归入合计相符的一级`,
    en: `“${what}” stands at the boundary of two levels and was put where the printed weights add up`,
  }),
  "level.rebuilt": (what) => ({
    zh: `表中未见上级指标“${what}”，按常用体系补出`,
    en: `the level “${what}” is not printed there and was rebuilt from the usual layout`,
  }),
  "level.reordered": (what) => ({
    zh: `“${what}”一行的一、二级指标次序已对调`,
    en: `the levels in the row “${what}” were put in order`,
  }),
  "level.weight-from-side": (what) => ({
    zh: `“${what}”所印分值视为其后一级指标的分值`,
    en: `the weight printed at “${what}” was taken as that of the first level behind it`,
  }),
  "name.from-level": (what) => ({
    zh: `该行无三级指标名称，取“${what}”为名称`,
    en: `the row has no third-level name; “${what}” was taken`,
  }),
  "goals.split": (what) => ({
    zh: `目标与完成情况同在一格，按段落分开：${what}`,
    en: `goals and results share one cell and were parted by paragraph: ${what}`,
  }),
  "funds.no-label": (what) => ({
    zh: `资金行无名称，视为资金总额：${what}`,
    en: `the funds row has no label and was taken for the total: ${what}`,
  }),
  "total.column": (what) => ({
    zh: `总分行只有一个数“${what}”，视为得分`,
    en: `the only figure “${what}” of the total row was taken for the score`,
  }),
  "line.ignored": (what) => ({
    zh: `表外文字，未读入：${what}`,
    en: `text outside the form, not read: ${what}`,
  }),
  "label.unused": (what) => ({
    zh: `栏目“${what}”在评价表结构中无对应项，未读入`,
    en: `no key of the form takes “${what}”; it was not read`,
  }),
  "column.unused": (what) => ({
    zh: `列“${what}”未读入`,
    en: `the column “${what}” was not read`,
  }),
  "column.review-score": (what) => ({
    zh: `列“${what}”是复核得分，记入 meta.reviewScores`,
    en: `the column “${what}” holds reviewed scores; they are kept in meta.reviewScores`,
  }),
  "row.hidden": (what) => ({
    zh: `隐藏行已读入：${what}`,
    en: `a hidden row was read: ${what}`,
  }),
  "rows.too-many": (what) => ({
    zh: `一张表最多读入一万行，自“${what}”起未读入`,
    en: `a form is read to ten thousand rows; from “${what}” on nothing was read`,
  }),
  "notes.too-many": (what) => ({
    zh: `另有 ${what} 条说明，未列出`,
    en: `and ${what} more notes, not listed`,
  }),
  "formula.no-value": (what) => ({
    zh: `公式没有缓存值，单元格视为空白：${what}`,
    en: `the formula has no cached value; the cell counts as blank: ${what}`,
  }),
  "formula.stale": (what) => ({
    zh: `公式的缓存值与其求和结果不符，按缓存值读入：${what}`,
    en: `the formula's cached value is not the sum of its cells; the cached one was read: ${what}`,
  }),
  "form.no-indicators": (what) => ({
    zh: `未找到绩效指标表头：${what}`,
    en: `no heading row of indicators was found: ${what}`,
  }),
  "value.composed": (what) => ({
    zh: `由性质、值、单位各格合成：${what}`,
    en: `put together from the cells for operator, value and unit: ${what}`,
  }),
  "target.unchanged": (what) => ({
    zh: `调整后指标值空白，视为未调整，取年初指标值：${what}`,
    en: `the adjusted target is blank and was taken as unchanged: ${what}`,
  }),
};

/** The message of a note about the given text. */
export function noteMessage(code: NoteCode, what: string): Bilingual {
  return WORDS[code](shorten(what));
}

/** Beyond these nobody reads on. */
const MOST_NOTES = 1_000;

/** The first notes, and how many more there were. */
export function firstNotes(notes: readonly Note[]): readonly Note[] {
  const more = notes.length - MOST_NOTES;
  if (more <= 0) return notes;
  const message = noteMessage("notes.too-many", String(more));
  return [
    ...notes.slice(0, MOST_NOTES),
    { cell: null, path: null, code: "notes.too-many", sure: "certain", message },
  ];
}
