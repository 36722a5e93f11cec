import type { Language } from "../../explain/message";
import { type AccountsWords, accountsWords } from "../accountsWords";
import { codeName } from "../codeNames";
import type { FindingsDrawn } from "../view/accountsFindings";
import type { AccountsView, BlockView, EquationGroup, ParagraphView, TableView } from "../view/accountsView";
import { bySeverity } from "../view/bySeverity";
import type { FindingView } from "../view/formView";
import type { PortfolioFormView } from "../view/portfolioView";
import { words as allWords } from "../words";
import { type CellDrawing, cell, mark, severityClass } from "./cell";
import { drawFinding } from "./findings";
import { type Html, html } from "./html";

interface AccountsDrawing extends CellDrawing {
  readonly lang: Language;
  readonly own: AccountsWords;
}

/** Everything about published final accounts: findings, equations, tables and text, the guilty cells marked. */
export function drawAccounts(view: AccountsView, lang: Language): Html {
  const words = allWords[lang];
  const own = accountsWords[lang];
  const drawing = { lang, words, own, marks: marksOf(view) };
  const facts = [view.place, `${own.ruleset} ${view.ruleset}`].filter((fact) => fact !== "");
  return html`<article class="accounts" lang="${lang === "zh" ? "zh-CN" : "en"}">
<header class="form-head"><h1 class="form-name">${own.title(view.name || words.unnamed, view.year)}</h1>
<p class="facts">${facts.join(" · ")}</p></header>
<section class="panel findings-panel">${drawFound(view, words.findings, null, drawing)}</section>
${drawPortfolio(view, drawing)}
${drawAccountsRepairs(view, drawing)}
${drawEquations(view, drawing)}
${drawTables(view, drawing)}
${drawText(view, drawing)}
</article>`;
}

function marksOf({ findings, portfolio }: AccountsView): ReadonlyMap<string, readonly FindingView[]> {
  const marks = new Map<string, FindingView[]>();
  for (const finding of bySeverity([...findings, ...(portfolio?.findings ?? [])]))
    marks.set(finding.path, [...(marks.get(finding.path) ?? []), finding]);
  return marks;
}

/** Findings below their heading, with how the checks came out. */
function drawFound(
  { counts, findings, checks }: FindingsDrawn,
  title: string,
  lead: string | null,
  { words, lang }: AccountsDrawing,
): Html {
  const chips = (["error", "warning", "info"] as const)
    .filter((severity) => counts[severity] > 0)
    .map(
      (severity) =>
        html`<span class="chip ${severity.charAt(0)}">${words.severity[severity]} ${counts[severity]}</span>`,
    );
  return html`<h2>${title} <span class="chips">${chips}</span></h2>${lead === null ? null : html`<p class="note">${lead}</p>`}${
    findings.length === 0
      ? html`<p class="ok">${words.noFindings}</p>`
      : html`<ol class="findings">${findings.map((finding) => drawFinding({ lang, words }, finding))}</ol>`
  }<p class="note">${words.checksSum(checks.passed, checks.failed, checks.notEvaluated)}</p>`;
}

/** The forms beside the final accounts: what does not fit, what does, and where each form's money can stand. */
function drawPortfolio({ portfolio }: AccountsView, drawing: AccountsDrawing): Html | null {
  if (portfolio === null) return null;
  const { own, lang } = drawing;
  const { complete, count, holding, forms } = portfolio;
  return html`<section class="panel portfolio">${drawFound(portfolio, own.portfolio, own.portfolioLead(complete, count), drawing)}${
    holding.length === 0
      ? null
      : html`<details><summary>${own.holding(holding.length)}</summary><ul class="plain">${holding.map((sentence) => html`<li>${sentence[lang]}</li>`)}</ul></details>`
  }${drawPortfolioForms(forms, drawing)}</section>`;
}

function drawPortfolioForms(forms: readonly PortfolioFormView[], drawing: AccountsDrawing): Html | null {
  if (forms.length === 0) return null;
  const { own, words } = drawing;
  const { form, executed, subjects } = own.portfolioColumns;
  return html`<details open><summary>${own.subjects}</summary><div class="scroll" tabindex="0" role="region" aria-label="${own.subjects}"><table class="grid"><thead><tr><th scope="col">${form}</th><th scope="col" class="n">${executed}</th><th scope="col">${subjects}</th></tr></thead><tbody>${forms.map(
    (each) =>
      html`<tr><th scope="row"><a href="#form-${each.index}">${each.name || words.unnamed}</a></th>${cell(drawing, each.path, each.executed, { className: "n" })}<td>${subjectsOf(each, own)}</td></tr>`,
  )}</tbody></table></div></details>`;
}

function subjectsOf({ executed, whole, part, more }: PortfolioFormView, own: AccountsWords): string {
  if (executed === null) return "";
  const named = [...whole.map((name) => name + own.wholeSubject), ...part];
  if (named.length === 0) return own.noSubject;
  return named.join(own.between) + (more === 0 ? "" : own.moreSubjects(more));
}

function drawAccountsRepairs({ repairs }: AccountsView, { words, lang }: AccountsDrawing): Html | null {
  if (repairs.length === 0) return null;
  return html`<section class="panel repairs"><h2>${words.repairs}</h2><p class="note">${words.repairsLead}</p><ol>${repairs.map(
    ({ cells }) =>
      html`<li><ul>${cells.map(
        ({ path, name, from, to }) =>
          html`<li><a class="where" href="#c${encodeURIComponent(path)}" data-go="${path}">${name[lang]}</a> <span class="was">${from ?? words.blank}</span> → <b class="due">${to}</b></li>`,
      )}</ul></li>`,
  )}</ol></section>`;
}

function drawEquations({ equations }: AccountsView, drawing: AccountsDrawing): Html {
  const { own } = drawing;
  return html`<section class="panel equations"><h2>${own.equations}</h2><p class="note">${own.equationsLead}</p>${equations.map(
    (group) => drawGroup(group, drawing),
  )}</section>`;
}

const OUTCOME_CLASS = { violated: "w", withinRounding: "i", notEvaluated: "n", exact: "n" } as const;

function drawGroup(group: EquationGroup, { own, lang }: AccountsDrawing): Html {
  const counts = (["exact", "withinRounding", "violated", "notEvaluated"] as const)
    .filter((outcome) => group[outcome] > 0)
    .map((outcome) => `${own.outcome[outcome]} ${group[outcome]}`);
  const { columns } = own;
  const name = own.groups[group.code] ?? codeName(group.code, lang);
  return html`<details${group.violated > 0 ? html` open` : null}><summary>${name} <code>${group.code}</code> <span class="count">${counts.join(" · ")}</span></summary>
<div class="scroll" tabindex="0" role="region" aria-label="${name}"><table class="grid"><thead><tr><th scope="col">${columns.title}</th><th scope="col" class="n">${columns.sides}</th><th scope="col" class="n">${columns.difference}</th><th scope="col" class="n">${columns.slack}</th><th scope="col">${columns.outcome}</th></tr></thead><tbody>${group.equations.map(
    ({ id, outcome, title, sides, difference, slack, explain, path }) =>
      html`<tr><th scope="row">${path === null ? title[lang] : html`<a class="where" href="#c${encodeURIComponent(path)}" data-go="${path}">${title[lang]}</a>`} <code>${id}</code>${explain === null ? null : html`<small>${explain[lang]}</small>`}</th><td class="n">${sides}</td><td class="n">${difference ?? ""}</td><td class="n">${slack ?? ""}</td><td><span class="chip ${OUTCOME_CLASS[outcome]}">${own.outcome[outcome]}</span></td></tr>`,
  )}</tbody></table></div></details>`;
}

function drawTables({ tables }: AccountsView, drawing: AccountsDrawing): Html {
  return html`<section class="panel statements"><h2>${drawing.own.tables}</h2>${tables.map((table) => drawTable(table, drawing))}</section>`;
}

function drawTable({ number, title, unit, noData, blocks }: TableView, drawing: AccountsDrawing): Html {
  const { own, words, lang } = drawing;
  const marked = new Set(drawing.marks.keys());
  const isMarked = blocks.some(({ rows }) =>
    rows.some(({ cells }) => cells.some(({ path }) => marked.has(path))),
  );
  return html`<details${isMarked ? html` open` : null}><summary>${own.table(number, title[lang])}${unit === null ? null : html` <span class="count">${words.unit(unit)}</span>`}</summary>${
    noData ? html`<p class="note">${own.noData}</p>` : null
  }${blocks.map((block) => drawBlock(block, own.table(number, title[lang]), drawing))}</details>`;
}

function drawBlock({ title, columns, rows }: BlockView, name: string, drawing: AccountsDrawing): Html | null {
  if (rows.length === 0) return null;
  const { own, lang } = drawing;
  const label = title === null ? name : `${name} · ${title[lang]}`;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${label}"><table class="grid"><thead><tr><th scope="col">${title === null ? own.item : title[lang]}</th>${columns.map((column) => html`<th scope="col" class="n">${column[lang]}</th>`)}</tr></thead><tbody>${rows.map(
    (row) =>
      html`<tr><th scope="row">${row.section === null ? null : html`<small>${row.section}</small>`}${row.label}</th>${row.cells.map(({ path, printed }) => cell(drawing, path, printed, { className: "n" }))}</tr>`,
  )}</tbody></table></div>`;
}

function drawText({ paragraphs, narrative }: AccountsView, drawing: AccountsDrawing): Html | null {
  if (paragraphs.length === 0) return null;
  const { own } = drawing;
  const parts: Html[] = [];
  let heading: string | null = null;
  for (const paragraph of paragraphs) {
    if (paragraph.heading !== heading && paragraph.heading !== null)
      parts.push(html`<h3>${paragraph.heading}</h3>`);
    heading = paragraph.heading;
    parts.push(drawParagraph(paragraph, drawing));
  }
  return html`<section class="panel said"><h2>${own.text}</h2><p class="note">${own.textLead(narrative.found, narrative.matched, narrative.contradicting)}</p>${parts}</section>`;
}

function drawParagraph({ path, text, figures }: ParagraphView, drawing: AccountsDrawing): Html {
  const findings = drawing.marks.get(path) ?? [];
  const [worst] = findings;
  const pieces: (Html | string)[] = [];
  let from = 0;
  for (const { offset, length, outcome } of figures) {
    if (offset < from || offset + length > text.length) continue;
    pieces.push(
      text.slice(from, offset),
      html`<span class="figure ${outcome}" title="${drawing.own.figure[outcome]}">${text.slice(offset, offset + length)}</span>`,
    );
    from = offset + length;
  }
  pieces.push(text.slice(from));
  const marked = worst === undefined ? "" : ` marked ${severityClass(worst)}`;
  return html`<p class="paragraph${marked}" data-path="${path}" id="c${path}">${pieces}${findings.map((finding) => mark(drawing, finding))}</p>`;
}
