import type { Language } from "../../explain/message";
import { exact, signOf, subtract } from "../../figure/exact";
import { codeName } from "../codeNames";
import type { BatchView } from "../view/batchView";
import type { RowView } from "../view/formView";
import { words as allWords, type Words } from "../words";
import { type Html, html } from "./html";
import { percent, withSign } from "./verdict";

/** Columns a table of forms can be sorted by. */
export const SORT_KEYS = [
  "name",
  "stated",
  "accepted",
  "difference",
  "statedGrade",
  "acceptedGrade",
  "rate",
  "initialRate",
  "errors",
  "warnings",
  "infos",
] as const;
export type SortKey = (typeof SORT_KEYS)[number];

/** What part of the table is shown. */
export interface TableState {
  readonly sort: SortKey | null;
  readonly descending: boolean;
  readonly text: string;
  readonly code: string;
  readonly grade: string;
  readonly page: number;
}

export const FIRST_STATE: TableState = {
  sort: null,
  descending: false,
  text: "",
  code: "",
  grade: "",
  page: 0,
};

const PAGE_SIZE = 50;

export interface BatchCharts {
  readonly grades: Html;
  readonly findings: Html;
  readonly scatter: Html;
  /** How many forms have no place in it. */
  readonly scatterHidden: number;
  /** Numbers of the forms behind each dot of the scatter. */
  readonly dots: readonly (readonly number[])[];
}

export interface BatchPageOptions {
  readonly lang: Language;
  readonly charts?: BatchCharts | null;
  readonly state?: TableState;
  /** In place of “batch”. */
  readonly title?: string | null;
  /** Put under the heading: buttons of the page. */
  readonly actions?: Html | null;
}

/** Everything about many forms, with the first page of the table. */
export function drawBatchPage(view: BatchView, options: BatchPageOptions): Html {
  const { lang, charts = null, state = FIRST_STATE, title = null, actions = null } = options;
  const words = allWords[lang];
  return html`<article class="batch-page" lang="${lang === "zh" ? "zh-CN" : "en"}">
<header class="form-head"><h1 class="form-name">${title ?? words.batch}</h1>
<p class="facts">${batchFacts(view, words).join(" · ")} · ${words.ruleset} ${view.rulesets.join(lang === "zh" ? "、" : ", ")}</p>${actions}</header>
${charts === null ? null : drawCharts(view, charts, words, lang)}
${drawFilters(view, words, lang, state)}
<div id="table">${drawTable(view.rows, lang, state)}</div>
${drawProblems(view, words, lang)}
</article>`;
}

function batchFacts({ rows, problems }: BatchView, words: Words): string[] {
  const facts = [words.forms(rows.length), words.withErrors(rows.filter(({ errors }) => errors > 0).length)];
  const moved = rows.filter((row) => signOf(differenceOf(row)) !== 0).length;
  const regraded = rows.filter(
    (row) => row.statedGrade !== null && row.statedGrade !== row.acceptedGrade,
  ).length;
  if (moved > 0) facts.push(words.moved(moved));
  if (regraded > 0) facts.push(words.regraded(regraded));
  if (problems.length > 0) facts.push(words.unreadable(problems.length));
  return facts;
}

function differenceOf({ stated, accepted }: RowView) {
  return stated === null ? exact("0") : subtract(exact(accepted), exact(stated));
}

function drawCharts(
  { grades, findings, rows }: BatchView,
  charts: BatchCharts,
  words: Words,
  lang: Language,
): Html {
  const names = [...new Set([...Object.keys(grades.stated), ...Object.keys(grades.accepted)])];
  const gradeRows = names.map(
    (name) =>
      html`<tr><th scope="row">${name === "" ? words.noGrade : name}</th><td class="n">${grades.stated[name] ?? 0}</td><td class="n">${grades.accepted[name] ?? 0}</td></tr>`,
  );
  const kindRows = findings.map(
    ({ code, severity, count, forms }) =>
      html`<tr><th scope="row">${codeName(code, lang)} <code>${code}</code></th><td>${words.severity[severity]}</td><td class="n">${forms}</td><td class="n">${count}</td></tr>`,
  );
  return html`<div class="charts">
<figure class="panel"><figcaption>${words.gradesChart}<span class="legend"><span class="key stated">${words.statedColumn}</span><span class="key accepted">${words.acceptedColumn}</span></span></figcaption>${charts.grades}
<details><summary>${words.asTable}</summary><table class="small"><thead><tr><th scope="col">${words.grade}</th><th scope="col" class="n">${words.statedColumn}</th><th scope="col" class="n">${words.acceptedColumn}</th></tr></thead><tbody>${gradeRows}</tbody></table></details></figure>
<figure class="panel kinds"><figcaption>${words.findingsChart}<span class="legend"><span class="key error">${words.severity.error}</span><span class="key warning">${words.severity.warning}</span><span class="key info">${words.severity.info}</span></span></figcaption>${charts.findings}
<details><summary>${words.asTable}</summary><table class="small"><thead><tr><th scope="col">${words.findingsChart}</th><td></td><th scope="col" class="n">${words.form}</th><th scope="col" class="n">${words.findings}</th></tr></thead><tbody>${kindRows}</tbody></table></details></figure>
<figure class="panel scatter" data-dots><figcaption>${words.scatterChart}<span class="legend"><span class="key error">${words.severity.error}</span><span class="key warning">${words.severity.warning}</span><span class="key none">${words.none}</span></span></figcaption>${charts.scatter}${
    charts.scatterHidden > 0 && rows.length > 0
      ? html`<p class="note">${words.scatterHidden(charts.scatterHidden)}</p>`
      : null
  }</figure>
</div>`;
}

function drawFilters({ findings, rows }: BatchView, words: Words, lang: Language, state: TableState): Html {
  const grades = [
    ...new Set(rows.flatMap(({ statedGrade, acceptedGrade }) => [statedGrade, acceptedGrade])),
  ].filter((grade) => grade !== null);
  const option = (value: string, label: string, chosen: string) =>
    html`<option value="${value}"${value === chosen ? html` selected` : null}>${label}</option>`;
  return html`<form class="filters" role="search" aria-label="${words.filter}"><label>${words.filter} <input type="search" name="text" value="${state.text}" placeholder="${words.filterHint}" autocomplete="off"></label>
<select name="code" aria-label="${words.findingsChart}">${option("", words.anyKind, state.code)}${findings.map(({ code, forms }) => option(code, `${codeName(code, lang)} (${forms})`, state.code))}</select>
<select name="grade" aria-label="${words.grade}">${option("", words.anyGrade, state.grade)}${grades.map((grade) => option(grade, grade, state.grade))}</select></form>`;
}

/** The table of forms: one page of the rows that pass the filters, sorted. */
export function drawTable(rows: readonly RowView[], lang: Language, state: TableState): Html {
  const words = allWords[lang];
  const chosen = chooseRows(rows, state);
  const pages = Math.max(1, Math.ceil(chosen.length / PAGE_SIZE));
  const page = Math.min(state.page, pages - 1);
  const shown = chosen.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE);
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${words.form}"><table class="grid forms" aria-rowcount="${chosen.length}"><thead><tr>${SORT_KEYS.map((key) => sortHeading(key, words, state))}</tr></thead>
<tbody>${shown.map((row) => drawRow(row, words))}</tbody></table></div>
<nav class="pages" aria-label="${words.page(page + 1, pages)}"><span role="status">${words.shown(chosen.length, rows.length)}</span>${
    pages === 1
      ? null
      : html` <button type="button" class="button" data-page="${page - 1}"${page === 0 ? html` disabled` : null}>←<span class="sr">${words.previous}</span></button> <span>${words.page(page + 1, pages)}</span> <button type="button" class="button" data-page="${page + 1}"${page === pages - 1 ? html` disabled` : null}>→<span class="sr">${words.next}</span></button>`
  }</nav>`;
}

const GRADES: ReadonlySet<SortKey> = new Set<SortKey>(["statedGrade", "acceptedGrade"]);

function sortHeading(key: SortKey, words: Words, { sort, descending }: TableState): Html {
  const label = columnName(key, words);
  const order = sort !== key ? "none" : descending ? "descending" : "ascending";
  const className = key === "name" ? "c-name" : GRADES.has(key) ? "grade" : "n";
  return html`<th scope="col" class="${className}" aria-sort="${order}"><button type="button" class="sort" data-sort="${key}" title="${words.sortBy(label)}">${label}</button></th>`;
}

function columnName(key: SortKey, words: Words): string {
  const names: Readonly<Record<SortKey, string>> = {
    name: words.form,
    stated: words.statedColumn,
    accepted: words.acceptedColumn,
    difference: words.differenceColumn,
    statedGrade: words.statedGradeColumn,
    acceptedGrade: words.acceptedGradeColumn,
    rate: words.rateColumn,
    initialRate: words.initialRateColumn,
    errors: words.severity.error,
    warnings: words.severity.warning,
    infos: words.severity.info,
  };
  return names[key];
}

function drawRow(row: RowView, words: Words): Html {
  const difference = differenceOf(row);
  const isMoved = signOf(difference) !== 0;
  const count = (n: number, severity: string) =>
    n === 0
      ? html`<td class="n zero">0</td>`
      : html`<td class="n"><span class="chip ${severity}">${n}</span></td>`;
  const isRegraded = row.statedGrade !== null && row.statedGrade !== row.acceptedGrade;
  return html`<tr><th scope="row" class="c-name"><a href="#form-${row.index}" data-form="${row.index}">${row.project || row.name || words.unnamed}</a>${
    row.project === "" || row.name === row.project ? null : html`<small>${row.name}</small>`
  }</th><td class="n">${row.stated ?? words.none}</td><td class="n">${row.accepted}</td><td class="n${isMoved ? " moved" : " zero"}">${isMoved ? withSign(difference) : "0"}</td><td class="grade">${row.statedGrade ?? "—"}</td><td class="grade${isRegraded ? " moved" : ""}">${row.acceptedGrade ?? "—"}</td><td class="n">${percent(row.rate) ?? "—"}</td><td class="n">${percent(row.initialRate) ?? "—"}</td>${count(row.errors, "e")}${count(row.warnings, "w")}${count(row.infos, "i")}</tr>`;
}

function drawProblems({ problems }: BatchView, words: Words, lang: Language): Html | null {
  if (problems.length === 0) return null;
  const shown = problems.slice(0, MOST_PROBLEMS);
  return html`<section class="panel problems"><h2>${words.unreadable(problems.length)}</h2><ul class="plain">${shown.map(
    ({ place, message }) => html`<li><b>${place}</b> ${message[lang]}</li>`,
  )}${problems.length > shown.length ? html`<li>…</li>` : null}</ul></section>`;
}

const MOST_PROBLEMS = 200;

/** The rows that pass the filters, sorted; equal ones stay in their order. */
export function chooseRows(rows: readonly RowView[], state: TableState): readonly RowView[] {
  const text = state.text.trim().toLowerCase();
  const chosen = rows.filter(
    (row) =>
      (text === "" || `${row.name}\n${row.project}\n${row.place}`.toLowerCase().includes(text)) &&
      (state.code === "" || row.codes.includes(state.code)) &&
      (state.grade === "" || row.statedGrade === state.grade || row.acceptedGrade === state.grade),
  );
  if (state.sort === null) return chosen;
  const { sort } = state;
  const keyed = chosen.map((row) => ({ row, key: sortValue(row, sort) }));
  keyed.sort((a, b) => compareValues(a.key, b.key, state.descending));
  return keyed.map(({ row }) => row);
}

type SortValue = number | string | null;

function sortValue(row: RowView, key: SortKey): SortValue {
  switch (key) {
    case "name":
      return row.project || row.name;
    case "statedGrade":
    case "acceptedGrade":
      return row[key] === null ? null : GRADES_UPWARDS.indexOf(row[key]);
    case "difference":
      return row.stated === null ? null : Number(row.accepted) - Number(row.stated);
    case "errors":
    case "warnings":
    case "infos":
      return row[key];
    default: {
      const value = row[key];
      return value === null ? null : Number(value);
    }
  }
}

const GRADES_UPWARDS = ["差", "中", "良", "优"];

/** Nothing comes last, whichever way the rest is sorted. */
function compareValues(a: SortValue, b: SortValue, descending: boolean): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  const order = typeof a === "string" || typeof b === "string" ? compareTexts(String(a), String(b)) : a - b;
  return descending ? -order : order;
}

/** 按拼音, as readers expect; numbers in names by their value. */
const { compare: compareTexts } = new Intl.Collator("zh-CN", { numeric: true });
