import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import type {
  AccountsAssessment,
  AccountsDocument,
  AccountsRules,
  PortfolioReconciliation,
} from "../accounts/index";
import type { Assessment } from "../assess/assessment";
import { type Summary, SummaryBuilder } from "../batch/summary";
import type { Evaluation } from "../evaluation/schema";
import type { Language } from "../explain/message";
import type { Ruleset } from "../ruleset/schema";
import { script, style } from "./assets.generated";
import { batchCharts, waterfallChart } from "./charts/index";
import { drawAccounts } from "./draw/accounts";
import { type BatchCharts, drawBatchPage } from "./draw/batch";
import { drawFormPage } from "./draw/formPage";
import { type Html, html, trusted } from "./draw/html";
import { deflate, scriptJson, toBase64 } from "./pack";
import { sizeOf } from "./size";
import { type AccountsView, accountsView, placeAfter } from "./view/accountsView";
import { type BatchView, batchView, type Problem } from "./view/batchView";
import { clip, SHORT } from "./view/clip";
import { type FormView, formView, type RowView, withoutSteps } from "./view/formView";
import { words } from "./words";

/** How a report opens and what it is called. */
export interface ReportOptions {
  /** The language it opens in; readers can switch. Default `zh`. */
  readonly lang?: Language;
  /** Shown as the title; default the project's name, or “batch”. */
  readonly title?: string;
  /** The version of jixiao to name in the footer. */
  readonly version?: string;
}

/** A form with its result. */
export interface ReportedForm {
  readonly evaluation: Evaluation;
  readonly assessment: Assessment;
  /** What it was judged by. */
  readonly ruleset: Ruleset;
  /** Where it came from, such as `forms.ndjson:12`. */
  readonly place?: string;
}

/** Published final accounts with their result. */
export interface ReportedAccounts {
  readonly document: AccountsDocument;
  readonly assessment: AccountsAssessment;
  /** What they were judged by. */
  readonly rules: AccountsRules;
  readonly place?: string;
  /** The forms of the report beside them, in its order, as `reconcilePortfolio` gives it. */
  readonly portfolio?: PortfolioReconciliation | null;
}

/** What the script of the report finds in it. */
export interface ReportData {
  readonly lang: Language;
  /** The title it was given, if any. */
  readonly title: string | null;
  /** Of the jixiao that made it. */
  readonly version: string;
  /** The names of final accounts, shown below the batch; their views are packed apart. */
  readonly accounts: readonly string[];
  /** `null` for a report on one form, or on final accounts alone. */
  readonly batch: {
    readonly view: BatchView;
    readonly charts: Readonly<Record<Language, BatchCharts>>;
  } | null;
}

/** Some forms, in order. */
export interface ReportChunk {
  readonly views: readonly FormView[];
  /** 得分去向 as pictures, where the report has room for them. */
  readonly charts: readonly Readonly<Record<Language, Html>>[] | null;
}

/** How many forms a chunk holds: what is unpacked to look at one. */
export const CHUNK_SIZE = 20;
/** In larger reports forms tell their calculations in sentences only, and where the points went in a table. */
const MOST_IN_FULL = 60;

/**
 * One self-contained HTML file that a person can read: one form, or a table of many and each of them. Nothing in
 * it sends a request, and every text from a form is escaped.
 *
 * @returns the file; the same forms give the same bytes
 */
export async function renderReport(
  forms: Iterable<ReportedForm>,
  options: ReportOptions = {},
): Promise<string> {
  const report = createReport(options);
  for (const form of forms) await report.add(form);
  return report.finish();
}

/** Takes forms one by one; beyond some dozens each is kept only deflated. */
export interface Report {
  /** Takes one more form, in the order of the page. */
  add(form: ReportedForm): Promise<void>;
  /** Final accounts, shown below the forms. */
  addAccounts(accounts: ReportedAccounts): void;
  /** Something that could not be read. */
  addProblem(problem: Problem): void;
  /** The page. Nothing can be added after it. */
  finish(): Promise<string>;
}

/** A report that takes its forms one by one, for batches too large to hold; `renderReport` is its short form. */
export function createReport(options: ReportOptions = {}): Report {
  return new ReportBuilder(options);
}

class ReportBuilder implements Report {
  private readonly rows: RowView[] = [];
  private readonly problems: Problem[] = [];
  private readonly accounts: AccountsView[] = [];
  private readonly summary = new SummaryBuilder();
  private readonly packed: string[] = [];
  private waiting: FormView[] = [];

  constructor(private readonly options: ReportOptions) {}

  async add({ evaluation, assessment, ruleset, place }: ReportedForm): Promise<void> {
    const at = { index: this.rows.length, ...(place === undefined ? {} : { place }) };
    const view = formView(evaluation, assessment, ruleset, at);
    this.rows.push(view.row);
    this.waiting.push(view);
    this.summary.add({ kind: "assessed", evaluation, assessment });
    if (this.rows.length > MOST_IN_FULL) await this.pack(CHUNK_SIZE);
  }

  addAccounts({ document, assessment, rules, place = "", portfolio = null }: ReportedAccounts): void {
    const at = { ...placeAfter(this.accounts), place, portfolio };
    this.accounts.push(accountsView(document, assessment, rules, at));
  }

  addProblem(problem: Problem): void {
    this.problems.push(problem);
  }

  async finish(): Promise<string> {
    const { lang = "zh", version = "" } = this.options;
    const title = this.options.title === undefined ? null : clip(this.options.title, SHORT);
    const { accounts, rows, problems } = this;
    // One form, or final accounts alone, need no overview.
    const isAlone = rows.length === 1 ? accounts.length === 0 : rows.length === 0 && accounts.length > 0;
    const isBatch = problems.length > 0 || !isAlone;
    const batch = isBatch ? this.batchData(this.summary.build()) : null;
    const data: ReportData = { lang, title, version, accounts: accounts.map(({ name }) => name), batch };
    const isFull = this.packed.length === 0;
    const chunk: ReportChunk = { views: this.waiting, charts: isFull ? this.waiting.map(pictures) : null };
    const [only] = this.waiting;
    const forms =
      batch !== null
        ? drawBatchPage(batch.view, { lang, charts: batch.charts[lang], title })
        : only !== undefined && accounts.length === 0
          ? drawFormPage(only, { lang, chart: chunk.charts?.[0]?.[lang] ?? null })
          : null;
    const first = html`${forms}${accounts.map((each) => drawAccounts(each, lang))}`;
    if (!isFull) await this.pack(1);
    const chunks = isFull
      ? [html`<script type="application/json" class="chunk">${trusted(scriptJson(chunk))}</script>`]
      : this.packed.map((text) => html`<script type="text/plain" class="chunk">${trusted(text)}</script>`);
    const heading = title ?? (isBatch ? words[lang].batch : (rows[0]?.project ?? accounts[0]?.name ?? ""));
    const parts = [
      html`<script type="application/json" id="data">${trusted(scriptJson(data))}</script>`,
      ...(await this.packedAccounts()),
      ...chunks,
    ];
    const size = [first, ...parts].reduce((sum, part) => sum + utf8ToBytes(part.html).length, OWN_SIZE);
    return documentOf({ lang, title: heading, version, size: sizeOf(size) }, first, parts);
  }

  private async packedAccounts(): Promise<Html[]> {
    if (this.accounts.length === 0) return [];
    const text = await deflate(JSON.stringify(this.accounts));
    return [html`<script type="text/plain" id="accounts">${trusted(text)}</script>`];
  }

  private batchData(summary: Summary): NonNullable<ReportData["batch"]> {
    const view = batchView(this.rows, summary, this.problems);
    return { view, charts: { zh: batchCharts(view, "zh"), en: batchCharts(view, "en") } };
  }

  /** Deflates what waits, in whole chunks, while there are at least so many. */
  private async pack(least: number): Promise<void> {
    while (this.waiting.length >= least && this.waiting.length > 0) {
      const views = this.waiting.slice(0, CHUNK_SIZE).map(withoutSteps);
      this.waiting = this.waiting.slice(CHUNK_SIZE);
      const chunk: ReportChunk = { views, charts: null };
      this.packed.push(await deflate(JSON.stringify(chunk)));
    }
  }
}

function pictures({ waterfall }: FormView): Record<Language, Html> {
  return { zh: waterfallChart(waterfall, "zh"), en: waterfallChart(waterfall, "en") };
}

interface DocumentFacts {
  readonly lang: Language;
  readonly title: string;
  readonly version: string;
  /** Of the whole file, as people say it. */
  readonly size: string;
}

const OWN_SIZE = utf8ToBytes(script + style).length;

function documentOf(
  { lang, title, version, size }: DocumentFacts,
  first: Html,
  data: readonly Html[],
): string {
  const w = words[lang];
  // Only this very script runs, and nothing is fetched, sent or framed.
  const policy = [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    `script-src 'sha256-${toBase64(sha256(utf8ToBytes(script)))}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  return `<!doctype html>
${
  html`<html lang="${lang === "zh" ? "zh-CN" : "en"}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title === "" ? w.product : `${title} · ${w.product}`}</title>
<style>${trusted(style)}</style>
</head>
<body>
<header class="bar-top"><span class="brand" id="brand">${w.product}</span><button type="button" class="button" id="back" hidden>${w.back}</button><button type="button" class="button" id="language">${w.language}</button></header>
<main class="wrap" id="view">${first}</main>
<noscript><p class="wrap note">${w.needsScript}</p></noscript>
<footer class="wrap foot"><span id="made">${w.madeBy(version)}</span><span id="size">${w.fileSize(size)}</span></footer>
<div id="pop" aria-hidden="true" hidden></div>
${data}
<script>${trusted(script)}</script>
</body>
</html>
`.html
}`;
}
