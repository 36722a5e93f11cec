import type { WaterfallStep } from "../view/waterfall";
import type { Drawing } from "./cell";
import { type Html, html } from "./html";

/**
 * 得分去向 as a picture where there is one, and as a table with bars.
 *
 * @param chart - drawn beforehand, since the charts are drawn by a library that pages load only when needed
 */
export function drawWaterfall({ view, lang, words }: Drawing, chart: Html | null): Html {
  const steps = view.waterfall;
  const low = lowest(steps);
  const high = Math.max(...steps.map(({ to }) => Number(to)), low + 1);
  const at = (points: string) => Math.max(0, Math.min(100, ((Number(points) - low) / (high - low)) * 100));
  const rows = steps.map((step) => {
    const from = isTotal(step) ? 0 : Math.min(at(step.from), at(step.to));
    const width = isTotal(step) ? at(step.to) : Math.abs(at(step.to) - at(step.from));
    const change = isTotal(step) ? "" : withMinus(step.change);
    return html`<tr class="${step.kind}"><th scope="row">${step.label[lang]}<small>${isTotal(step) ? null : words.waterfallKinds[step.kind]}</small></th><td class="n">${change}</td><td class="n">${step.to}</td><td class="bar" aria-hidden="true"><span style="margin-left:${from.toFixed(1)}%;width:${width.toFixed(1)}%"></span></td></tr>`;
  });
  const table = html`<table class="waterfall"><thead><tr><th scope="col">${words.step}</th><th scope="col" class="n">${words.change}</th><th scope="col" class="n">${words.level}</th><td aria-hidden="true"></td></tr></thead><tbody>${rows}</tbody></table>`;
  return html`<section class="panel" aria-labelledby="waterfall-title"><h2 id="waterfall-title">${words.waterfall}</h2>${legend(words, steps)}${
    chart === null ? table : html`${chart}<details><summary>${words.asTable}</summary>${table}</details>`
  }</section>`;
}

function legend(words: Drawing["words"], steps: readonly WaterfallStep[]): Html {
  const kinds = [...new Set(steps.filter((step) => !isTotal(step)).map(({ kind }) => kind))];
  return html`<p class="legend">${kinds.map((kind) => html`<span class="key ${kind}">${words.waterfallKinds[kind]}</span>`)}</p>`;
}

function isTotal({ kind }: WaterfallStep): boolean {
  return kind === "full" || kind === "stated" || kind === "accepted";
}

function lowest(steps: readonly WaterfallStep[]): number {
  const heights = steps.flatMap((step) =>
    isTotal(step) ? [Number(step.to)] : [Number(step.from), Number(step.to)],
  );
  const low = Math.min(...heights);
  return Math.max(0, Math.floor((low - Math.max(Math.max(...heights) - low, 5)) / 5) * 5);
}

function withMinus(change: string): string {
  return change.startsWith("-") ? `−${change.slice(1)}` : `+${change}`;
}
