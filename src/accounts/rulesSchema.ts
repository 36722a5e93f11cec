import * as z from "zod/mini";

/**
 * The published tables and their arithmetic as data: headings, columns, the equations inside and across the
 * tables, and which words of the text name which cells. Code knows how to add; only this data knows what.
 */

const bilingual = z.strictObject({ zh: z.string(), en: z.string() });
const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));
const word = z.string().check(z.minLength(1), z.maxLength(80));
const words = z.array(word).check(z.minLength(1));

/** `form`: printed on the tables or in their notes; `reading`: the text is silent and we chose. */
const source = {
  basis: z.enum(["law", "localRule", "form", "reading", "recalled"]),
  reference: z.nullable(z.string()),
  clause: z.nullable(z.string()),
  checkedOn: z.nullable(day),
};

const numbering = z.enum(["一", "(一)", "1", "(1)", "其中", "none"]);

/** Which rows: all conditions given must hold. Names are compared without numbering, spaces and quotes. */
const selector = z.strictObject({
  /** Relative to the row of `each`: that row, its direct children, or the rows of the same code or name. */
  of: z.optional(z.enum(["each", "children", "sameCode", "sameName"])),
  block: z.optional(word),
  section: z.optional(word),
  name: z.optional(words),
  code: z.optional(words),
  /** Number of digits of the code: 类 3, 款 5, 项 7. */
  digits: z.optional(z.int()),
  numbering: z.optional(numbering),
  /** Only rows that stand above, or below, the row of this name on their side of the table. */
  above: z.optional(word),
  below: z.optional(word),
  /** Only rows that have children in the table. */
  parent: z.optional(z.literal(true)),
});

const term = z.strictObject({
  table: word,
  rows: selector,
  /** A column of the table, or `each`: the column of the instance. */
  column: word,
  sign: z.optional(z.enum(["+", "-"])),
  /**
   * What is not there adds nothing: `true` the row or the whole table, `row` only the row. Otherwise the equation
   * cannot be evaluated.
   */
  optional: z.optional(z.literal([true, "row"])),
});

const terms = z.array(term).check(z.minLength(1));

/** Figures of the text: what it says of a subject in a section. */
const saying = z.strictObject({
  section: word,
  /** A label of the section, or `rows`: every row of its first table that holds an amount. */
  subject: word,
  figure: z.enum(["amount", "budget", "change", "count"]),
  /** Which count, where it is one. */
  count: z.optional(word),
  sign: z.optional(z.enum(["+", "-"])),
});

const sayings = z.array(z.union([saying, term])).check(z.minLength(1));

/** `zeroTogether`: either side is nothing only where the other is. */
export const relation = z.enum(["=", ">=", "<=", "zeroTogether"]);

const equation = z.strictObject({
  id: word,
  check: z.enum([
    "accounts.rollup",
    "accounts.row",
    "accounts.total",
    "accounts.cross",
    "accounts.over-budget",
  ]),
  title: bilingual,
  /** One instance for each of these rows and columns; absent = one instance. */
  each: z.optional(z.strictObject({ table: word, rows: selector, columns: words })),
  left: terms,
  relation,
  right: terms,
  ...source,
});

const textEquation = z.strictObject({
  id: word,
  check: z.enum(["accounts.narrative", "accounts.narrative-scope"]),
  title: bilingual,
  left: sayings,
  relation,
  right: sayings,
  ...source,
});

const column = z.strictObject({
  id: word,
  role: z.enum(["code", "name", "line", "figure"]),
  /** Printed headings from the top down, as alternatives; what lies between may be left out. */
  headers: z.array(words).check(z.minLength(1)),
  /** 栏次, used where the heading cannot be read. */
  number: z.optional(z.string().check(z.regex(/^\d{1,2}$/))),
  title: bilingual,
});

const table = z.strictObject({
  number: z.string().check(z.regex(/^\d{2}$/)),
  title: bilingual,
  /** Groups of columns, each with its own rows, from left to right; a repeated group continues its rows. */
  blocks: z
    .array(
      z.strictObject({
        id: word,
        /** What the side is called where a table has two: 收入, 支出. */
        title: z.optional(bilingual),
        repeats: z.optional(z.boolean()),
        columns: z.array(column),
      }),
    )
    .check(z.minLength(1)),
  /** Whether rows numbered 一、 without figures are headings of the rows below. */
  sections: z.optional(z.boolean()),
  /** Rows that count things (辆, 台): exact whole numbers instead of amounts. */
  counts: z.optional(z.array(selector)),
});

/** Words of the text that name a figure, and the cells it must equal. */
const named = z.strictObject({
  labels: words,
  value: z.optional(terms),
  /** The cells that hold its budget, where the text gives only the share completed. */
  budget: z.optional(terms),
  /** What is counted of it (批次, 人次, 辆), by unit and the words that may stand before the number. */
  counts: z.optional(z.array(z.strictObject({ id: word, units: words, words: z.array(word) }))),
});

/** Every row of a table is named in the text by its own name. */
const namedRows = z.strictObject({
  table: word,
  rows: selector,
  column: word,
  /** The text names a row with the names of its superiors in front: 一般公共服务支出（类）…（款）…（项）. */
  withSuperiors: z.optional(z.literal(true)),
  /** Other words in use for a row: word in the text → name in the table. */
  aliases: z.optional(z.record(word, word)),
});

const section = z.strictObject({
  id: word,
  /** Headings under which it applies, without numbering and year; the innermost heading decides. */
  headings: words,
  named: z.optional(z.array(named)),
  rows: z.optional(z.array(namedRows)),
  /** The label of what 占比 is a share of. */
  base: z.optional(word),
  /** Phrases that say there is nothing, and the cells that then must be empty. */
  absent: z.optional(z.strictObject({ phrases: words, value: terms })),
});

const check = z.strictObject({ severity: z.enum(["error", "warning", "info"]), ...source });

/** Severity and ground of each check: none is without. */
const checks = z.strictObject({
  "accounts.rollup": check,
  "accounts.row": check,
  "accounts.total": check,
  "accounts.cross": check,
  "accounts.over-budget": check,
  "accounts.narrative": check,
  "accounts.narrative-scope": check,
  "accounts.table-twice": check,
  "accounts.subject-name": check,
  "cell.not-a-number": check,
  "portfolio.count": check,
  "portfolio.grades": check,
  "portfolio.funds": check,
  "portfolio.accounts": check,
  "portfolio.scope": check,
});

const parameters = z.strictObject({
  /** What a blank figure in a table adds to a sum. */
  blankFigure: z.strictObject({ value: z.literal("zero"), ...source }),
  /** What a printed figure stands for: ± half a unit of the table's usual last decimal, or of its own. */
  printedAmount: z.strictObject({ value: z.literal("half-unit-of-last-decimal"), ...source }),
  /** The cell with the project expenditure (项目支出) that the forms' executed sums are part of. */
  projectExpenditure: z.strictObject({ value: term, ...source }),
  /** The rows by 支出科目 that a form's money can be part of. */
  projectSubjects: z.strictObject({ value: term, ...source }),
});

/** zod schema of `AccountsRules`, and a Standard Schema. */
export const accountsRulesSchema = z.strictObject({
  $schema: z.optional(z.string()),
  kind: z.literal("accounts"),
  id: z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,60}$/)),
  version: z.string().check(z.regex(/^\d+\.\d+\.\d+$/)),
  title: bilingual,
  effectiveFrom: day,
  effectiveTo: z.nullable(day),
  references: z.record(
    z.string(),
    z.strictObject({
      issuer: z.string(),
      documentNumber: z.nullable(z.string()),
      title: z.string(),
      publishedOn: z.nullable(day),
    }),
  ),
  parameters,
  tables: z.array(table).check(z.minLength(1)),
  equations: z.array(equation),
  narrative: z.strictObject({
    /** Words that may stand before a name without being part of it. */
    fillers: z.array(word),
    sections: z.array(section),
    /** What the figures of the text must be to each other and to the tables, beyond standing for a cell. */
    equations: z.array(textEquation),
  }),
  checks,
});

/** The tables, equations and sayings final accounts are checked by (`schemas/accounts-rules.schema.json`). */
export type AccountsRules = z.infer<typeof accountsRulesSchema>;
export type TableRules = AccountsRules["tables"][number];
export type BlockRules = TableRules["blocks"][number];
export type ColumnRules = BlockRules["columns"][number];
export type EquationRules = AccountsRules["equations"][number];
export type TermRules = z.infer<typeof term>;
export type TextEquationRules = AccountsRules["narrative"]["equations"][number];
export type SayingRules = z.infer<typeof saying>;
export type Relation = z.infer<typeof relation>;
export type RowSelector = z.infer<typeof selector>;
export type SectionRules = AccountsRules["narrative"]["sections"][number];
/** The code of a check. */
export type AccountsCheck = keyof AccountsRules["checks"];
export type AccountsSeverity = z.infer<typeof check>["severity"];
