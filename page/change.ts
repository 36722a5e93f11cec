import type { Language } from "../src/explain/message";
import { parameterName } from "../src/explain/parameterNames";
import { type Html, html } from "../src/report/draw/html";
import type { MovedForm, RulesetChange } from "./protocol";
import { AUTO } from "./protocol";
import { pageWords } from "./words";

/** More forms than these are no help to read. */
const MOST_SHOWN = 30;

/** What a change of rulesets moved: for one form in a line, for many as a table. */
export function drawChange(change: RulesetChange | null, lang: Language, isOneForm: boolean): Html | null {
  if (change === null) return null;
  const words = pageWords[lang];
  const { migration, moves } = change;
  const heading = html`<h2 id="change-title">${words.changes(nameOf(change.from, lang), nameOf(change.to, lang))}</h2>`;
  const [move] = moves;
  if (isOneForm) {
    return section(html`${heading}<p>${move === undefined ? words.noChanges : drawMove(move, lang)}</p>`);
  }
  if (migration.moved === 0) return section(html`${heading}<p>${words.noChanges}</p>`);
  return section(
    html`${heading}<p>${words.moved(migration.moved, migration.regraded, migration.forms)}</p>${drawParameters(change, lang)}<details><summary>${words.movedForms}</summary>${drawMoves(change, lang)}</details>`,
  );
}

/** 核定总分 96 → 106 · 等级 优 → 无 因 预算执行率分值. */
function drawMove({ total, grade, through }: MovedForm, lang: Language): Html {
  const words = pageWords[lang];
  const grades =
    grade.from === grade.to
      ? null
      : html` · ${words.grade} ${grade.from ?? words.none} → <b>${grade.to ?? words.none}</b>`;
  return html`${words.total} ${total.from} → <b>${total.to}</b>${grades} <span class="note">${words.through} ${parameters(through, lang)}</span>`;
}

/** The parameters that move forms, each with how many, the weightiest first. */
function drawParameters({ migration }: RulesetChange, lang: Language): Html {
  const words = pageWords[lang];
  const counted = Object.entries(migration.byParameter).sort(([, a], [, b]) => b.moved - a.moved);
  return html`<p class="chips">${counted.map(
    ([name, { moved }]) =>
      html`<span class="chip n">${parameterName(name, lang)}${lang === "zh" ? "：" : ": "}${words.forms(moved)}</span>`,
  )}</p>`;
}

function drawMoves({ migration, moves }: RulesetChange, lang: Language): Html {
  const words = pageWords[lang];
  const shown = moves.slice(0, MOST_SHOWN);
  const left = migration.moved - shown.length;
  const rows = shown.map(
    ({ index, name, total, grade, through }) =>
      html`<tr><th scope="row"><a href="#form-${index}">${name}</a></th><td class="n">${total.from} → <b>${total.to}</b></td><td class="grade">${grade.from ?? words.none}${grade.from === grade.to ? null : html` → <b>${grade.to ?? words.none}</b>`}</td><td>${parameters(through, lang)}</td></tr>`,
  );
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${words.movedForms}"><table class="small"><thead><tr><th scope="col">${words.form}</th><th scope="col" class="n">${words.total}</th><th scope="col" class="grade">${words.grade}</th><th scope="col">${words.through}</th></tr></thead><tbody>${rows}</tbody></table></div>${left > 0 ? html`<p class="note">${words.more(left)}</p>` : null}`;
}

function parameters(names: readonly string[], lang: Language): string {
  return names.map((name) => parameterName(name, lang)).join(lang === "zh" ? "、" : ", ");
}

function nameOf(ruleset: string, lang: Language): string {
  return ruleset === AUTO ? pageWords[lang].auto : ruleset;
}

function section(content: Html): Html {
  return html`<section class="panel change" aria-labelledby="change-title">${content}</section>`;
}
