import type { Language } from "../../explain/message";
import { isBlank } from "../../figure/printed";
import type { FormView } from "../view/formView";
import { drawingOf } from "./cell";
import { countChips, drawChecks, drawFindings, drawRepairs } from "./findings";
import { drawForm } from "./form";
import { type Html, html } from "./html";
import { drawVerdict } from "./verdict";
import { drawWaterfall } from "./waterfall";

export interface FormPageOptions {
  readonly lang: Language;
  /** 得分去向 as a picture. */
  readonly chart?: Html | null;
  /** Draw repairs as buttons. */
  readonly canApply?: boolean;
  /** Put under the heading: buttons of the page. */
  readonly actions?: Html | null;
}

/** Everything about one form. */
export function drawFormPage(view: FormView, options: FormPageOptions): Html {
  const { lang, chart = null, canApply = false, actions = null } = options;
  const drawing = drawingOf(view, lang);
  const { words } = drawing;
  const { project } = view.evaluation;
  const facts = [
    view.row.name === view.row.project ? "" : view.row.name,
    project?.department,
    view.row.place,
  ];
  return html`<article class="form-page" lang="${lang === "zh" ? "zh-CN" : "en"}">
<header class="form-head"><h1 class="form-name">${view.row.project || view.row.name || words.unnamed}</h1>
<p class="facts">${facts.filter((fact) => !isBlank(fact)).join(" · ")} · ${words.ruleset} ${view.row.ruleset} ${view.ruleset.title[lang]}</p>${
    view.findings.length === 0
      ? null
      : html`<a class="jump" href="#findings-title" data-jump="findings-title"><span class="sr">${words.findings}</span>${countChips(drawing)}</a>`
  }${actions}</header>
${drawVerdict(drawing)}
<div class="columns"><div class="main">${drawRepairs(drawing, canApply)}${drawForm(drawing)}</div>
<aside class="side">${drawFindings(drawing)}${drawWaterfall(drawing, chart)}${drawChecks(drawing)}</aside></div>
</article>`;
}
