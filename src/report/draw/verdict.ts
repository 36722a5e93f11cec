import {
  type Exact,
  exact,
  format,
  formatPlaces,
  HUNDRED,
  multiply,
  signOf,
  subtract,
} from "../../figure/exact";
import type { FormView } from "../view/formView";
import type { Words } from "../words";
import type { Drawing } from "./cell";
import { type Html, html } from "./html";

/** What it comes to: stated, recomputed and accepted total with their grades, execution, findings. */
export function drawVerdict({ view, words }: Drawing): Html {
  const { total, grade, row } = view;
  const change = total.stated === null ? null : subtract(exact(total.accepted), exact(total.stated));
  const { min, max } = total.computed;
  const differs = change !== null && signOf(change) !== 0;
  const sumDiffers = total.stated !== null && signOf(subtract(exact(total.sum), exact(total.stated))) !== 0;
  return html`<section class="verdict" aria-label="${words.total}">
${card("stated", words.stated, total.stated ?? words.noTotal, grade.stated ?? null, sumDiffers ? words.sumDiffers(total.sum) : words.statedSays)}
${card("range", words.range, min === max ? min : `${min}–${max}`, grade.possible.join(words.gradeOr), words.rangeSays)}
${card(`accepted${differs ? " differs" : ""}`, words.accepted, total.accepted, grade.ofAccepted, change === null ? words.acceptedSays : signOf(change) === 0 ? words.acceptedSame : words.acceptedDiffers(withSign(change)))}
${card("rate", words.executionRate, percent(row.rate) ?? "—", null, initialNote(view, words))}
</section>`;
}

function card(kind: string, label: string, figure: string, grade: string | null, note: string): Html {
  const shown = grade === null || grade === "" ? null : html` <span class="grade-chip">${grade}</span>`;
  return html`<div class="card ${kind}"><h2>${label}</h2><p class="figure"><span>${figure}</span>${shown}</p><p class="note${kind.includes("differs") ? " differs" : ""}">${note}</p></div>`;
}

function initialNote({ row }: FormView, words: Words): string {
  if (row.initialRate === null) return words.noInitialBudget;
  const isSame = row.rate !== null && signOf(subtract(exact(row.rate), exact(row.initialRate))) === 0;
  return isSame ? words.sameOnInitialBudget : words.onInitialBudget(percent(row.initialRate) ?? "");
}

/** `+0.9`, `−1`. */
export function withSign(change: Exact): string {
  const text = format(change);
  if (text.startsWith("-")) return `−${text.slice(1)}`;
  return signOf(change) === 0 ? text : `+${text}`;
}

/** A ratio as percent with two decimals. */
export function percent(ratio: string | null): string | null {
  return ratio === null ? null : `${formatPlaces(multiply(exact(ratio), HUNDRED), 2)}%`;
}
