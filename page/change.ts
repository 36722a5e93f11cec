import { PARAMETER_LABELS } from "../src/cli/parameterWords";
import type { Language } from "../src/explain/message";
import { type Html, html } from "../src/report/draw/html";
import type { MovedForm, RulesetChange } from "./protocol";
import { AUTO } from "./protocol";
import { pageWords } from "./words";

const MOST_SHOWN = 30;

/** What a change of rulesets moved: for one form in a line, for many as a list. */
export function drawChange(change: RulesetChange | null, lang: Language, isOneForm: boolean): Html | null {
  if (change === null) return null;
  const words = pageWords[lang];
  const { migration, moves } = change;
  const heading = html`<h2 id="change-title">${words.changes(nameOf(change.from, lang), nameOf(change.to, lang))}</h2>`;
  const isSame = isOneForm ? moves.length === 0 : migration.moved === 0;
  if (isSame) return section(html`${heading}<p>${words.noChanges}</p>`);
  const list = html`<ul class="plain">${moves.slice(0, MOST_SHOWN).map((move) => drawMove(move, lang, isOneForm))}</ul>`;
  if (isOneForm) return section(html`${heading}${list}`);
  const left = migration.moved - Math.min(moves.length, MOST_SHOWN);
  return section(
    html`${heading}<p>${words.moved(migration.moved, migration.regraded, migration.forms)}</p><details><summary>${words.total}</summary>${list}${left > 0 ? html`<p class="note">${words.more(left)}</p>` : null}</details>`,
  );
}

function nameOf(ruleset: string, lang: Language): string {
  return ruleset === AUTO ? pageWords[lang].auto : ruleset;
}

function section(content: Html): Html {
  return html`<section class="panel change" aria-labelledby="change-title">${content}</section>`;
}

function drawMove(
  { index, name, total, grade, through }: MovedForm,
  lang: Language,
  isOneForm: boolean,
): Html {
  const words = pageWords[lang];
  const link = isOneForm ? null : html`<a href="#form-${index}">${name}</a> `;
  const grades =
    grade.from === grade.to
      ? null
      : html` · ${words.grade} ${grade.from ?? words.none} → <b>${grade.to ?? words.none}</b>`;
  return html`<li>${link}${words.total} ${total.from} → <b>${total.to}</b>${grades} <span class="note">${words.through} ${through.map((name) => html`${PARAMETER_LABELS[name as keyof typeof PARAMETER_LABELS]?.[lang] ?? name} `)}</span></li>`;
}
