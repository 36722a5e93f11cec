import * as z from "zod/mini";

/**
 * 部门（单位）决算公开: the published statement tables (公开01表 …) and the text around them, as printed. Figures
 * are printed strings; a blank figure is an absent key. `at` says where a row or paragraph stands in the source.
 */

/** A large department prints some 600 rows; the limits keep hostile input cheap. */
export const MAX_ROWS = 3_000;
const MAX_PARAGRAPHS = 20_000;

const currencyUnit = z.enum(["元", "万元", "亿元"]);

const row = z.strictObject({
  /** 功能科目 or 经济科目 code, as printed. */
  code: z.optional(z.string()),
  /** 项目 or 科目名称, as printed, numbering included. */
  name: z.optional(z.string()),
  /** 行次. */
  line: z.optional(z.string()),
  /** Which side or group of the table: `revenue`, `expenditure`, … as the rules name it. */
  block: z.optional(z.string()),
  /** The heading row inside the table under which it stands. */
  section: z.optional(z.string()),
  at: z.optional(z.string()),
  /** Figures by column, as the rules name the columns. */
  figures: z.record(z.string(), z.string()),
});

const table = z.strictObject({
  /** The two digits of 公开NN表. */
  number: z.string().check(z.regex(/^\d{2}$/)),
  title: z.optional(z.string()),
  currencyUnit: z.optional(currencyUnit),
  /** 说明：本表无数据. */
  noData: z.optional(z.boolean()),
  at: z.optional(z.string()),
  rows: z.array(row).check(z.maxLength(MAX_ROWS)),
});

const paragraph = z.strictObject({
  /** The headings it stands under, outermost first. */
  headings: z.array(z.string()),
  text: z.string(),
  at: z.optional(z.string()),
});

/** zod schema of published final accounts. */
export const accountsDocumentSchema = z.strictObject({
  id: z.optional(z.string()),
  /** 部门名称 or 单位名称. */
  unit: z.optional(z.string()),
  year: z.optional(z.int().check(z.gte(1900), z.lte(9999))),
  tables: z.array(table).check(z.maxLength(100)),
  /** 情况说明, paragraph by paragraph. */
  narrative: z.array(paragraph).check(z.maxLength(MAX_PARAGRAPHS)),
  meta: z.optional(z.unknown()),
});

/** 决算公开 as published: tables 公开01–10 and the text around them (`schemas/accounts.schema.json`). */
export type AccountsDocument = z.infer<typeof accountsDocumentSchema>;
/** A published table, its amounts as printed. */
export type StatementTable = AccountsDocument["tables"][number];
/** A line of a table. */
export type StatementRow = StatementTable["rows"][number];
/** A paragraph of the text around the tables. */
export type NarrativeParagraph = AccountsDocument["narrative"][number];
