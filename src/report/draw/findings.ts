import { slipName } from "../../explain/slipNames";
import type { Severity } from "../../ruleset/schema";
import { codeName } from "../codeNames";
import type { FindingView, RepairView } from "../view/formView";
import { type Drawing, severityClass } from "./cell";
import { type Html, html } from "./html";

/** All findings in words, numbered as the marks on the form are. */
export function drawFindings(drawing: Drawing): Html {
  const { view, words } = drawing;
  const { findings } = view;
  return html`<section class="panel findings-panel" aria-labelledby="findings-title"><h2 id="findings-title" tabindex="-1">${words.findings} <span class="chips">${countChips(drawing)}</span></h2>
${
  findings.length === 0
    ? html`<p class="ok">${words.noFindings}</p>${view.checks.notEvaluated > 0 ? html`<p class="note">${words.noFindingsMore}</p>` : null}`
    : html`<ol class="findings">${findings.map((finding) => drawFinding(drawing, finding))}</ol>`
}</section>`;
}

const SEVERITIES: readonly Severity[] = ["error", "warning", "info"];

/** How many findings of each severity, as chips. */
export function countChips({ view, words }: Drawing): Html[] {
  const { row } = view;
  const counts = { error: row.errors, warning: row.warnings, info: row.infos };
  const chips = SEVERITIES.filter((severity) => counts[severity] > 0).map(
    (severity) =>
      html`<span class="chip ${severity.charAt(0)}">${words.severity[severity]} ${counts[severity]}</span>`,
  );
  if (row.suppressed > 0) chips.push(html`<span class="chip s">${words.suppressed} ${row.suppressed}</span>`);
  return chips;
}

/** One finding: which cell, what it says and should say, why and on what ground. */
export function drawFinding({ lang, words }: Pick<Drawing, "lang" | "words">, finding: FindingView): Html {
  const { number, severity, code, path, cell, stated, expected, message, reference, suppressed } = finding;
  const related = finding.related.join("\n");
  return html`<li class="finding ${severityClass(finding)}" id="f-${number}"${related === "" ? null : html` data-related="${related}"`}>
<p class="finding-head"><span class="badge ${severityClass(finding)}">${number}</span><span class="sr">${words.severity[severity]}</span> <b>${codeName(code, lang)}</b> <a class="where" href="#c${encodeURIComponent(path)}" data-go="${path}">${cell[lang]}</a></p>
<div id="m-${number}">${
    stated === null && expected === null
      ? null
      : html`<p class="figures"><span class="was">${stated ?? words.blank}</span>${expected === null ? null : html` <span class="arrow">${words.expected}</span> <span class="due">${expected}</span>`}</p>`
  }<p class="message">${message[lang]}</p>${
    suppressed === null
      ? null
      : html`<p class="note accepted-note">${words.suppressedBy(suppressed.by, suppressed.until)}：${suppressed.reason}</p>`
  }</div>
<p class="ground">${reference === null ? null : html`<span>${words.ground} ${reference}</span> `}<code>${code}</code>${finding.sheetCell === null ? null : html` <span>${words.sheetCell} ${finding.sheetCell}</span>`} <code class="fingerprint" title="${words.fingerprint}">${finding.fingerprint}</code></p>
</li>`;
}

/** Corrections that make the arithmetic hold, each with what it changes; buttons only where something can press them. */
export function drawRepairs(drawing: Drawing, canApply: boolean): Html | null {
  const { view, words } = drawing;
  if (view.repairs.length === 0) return null;
  const items = view.repairs.map((repair, i) => drawRepair(drawing, repair, canApply ? i : null));
  const rest = items.slice(REPAIRS_IN_SIGHT);
  return html`<section class="panel repairs" aria-labelledby="repairs-title"><h2 id="repairs-title">${words.repairs}</h2><p class="note">${words.repairsLead}</p>
<ol>${items.slice(0, REPAIRS_IN_SIGHT)}</ol>${
    rest.length === 0
      ? null
      : html`<details><summary>${words.moreRepairs(rest.length, view.repairsFound - REPAIRS_IN_SIGHT)}</summary><ol>${rest}</ol></details>`
  }</section>`;
}

const REPAIRS_IN_SIGHT = 3;

/** @param number - of the repair, where something can press its button */
function drawRepair({ lang, words }: Drawing, repair: RepairView, number: number | null): Html {
  const { cells, slip, resolves } = repair;
  const names = [...new Set(resolves)].map((code) => codeName(code, lang));
  return html`<li><div><ul>${cells.map(
    ({ path, name, from, to }) =>
      html`<li><a class="where" href="#c${encodeURIComponent(path)}" data-go="${path}">${name[lang]}</a> <span class="was">${from ?? words.blank}</span> → <b class="due">${to}</b></li>`,
  )}</ul><p class="note"><span class="chip n">${slipName(slip, lang)}</span> ${words.resolves}${lang === "zh" ? "" : " "}${names.join(lang === "zh" ? "、" : ", ")}</p></div>${
    number === null
      ? null
      : html`<button type="button" class="button" data-repair="${number}">${words.applyRepair}</button>`
  }</li>`;
}

/** What could not be checked, so that nothing found is not read as nothing wrong. */
export function drawChecks({ view, lang, words }: Drawing): Html {
  const { passed, failed, notEvaluated, open } = view.checks;
  return html`<section class="panel checks" aria-labelledby="checks-title"><h2 id="checks-title">${words.checks}</h2><p>${words.checksSum(passed, failed, notEvaluated)}</p>${
    open.length === 0
      ? null
      : html`<details><summary>${words.checksOpen}</summary><ul class="plain">${open.map(
          ({ code, count }) => html`<li>${codeName(code, lang)} <span class="count">${count}</span></li>`,
        )}</ul></details>`
  }</section>`;
}
