import type { ScoreResult } from "../../assess/assessment";
import type { Explanation } from "../../explain/explanation";
import { parameterName } from "../../explain/parameterNames";
import { roundedTo } from "../../explain/roundingWords";
import { formulaText, inputName } from "../../explain/stepWords";
import { isBlank } from "../../figure/printed";
import { cell, type Drawing, heading, type Printed, passage, plainCell } from "./cell";
import { type Html, html } from "./html";
import { type IndicatorLine, indicatorLines, type Placed } from "./shape";

/** The form as the form it is: heading, project, funds, goals, indicators, total, analysis. */
export function drawForm(drawing: Drawing): Html {
  return html`<section class="sheet" aria-labelledby="c/title">
${drawHead(drawing)}
${drawFunds(drawing)}
${drawGoals(drawing)}
${drawIndicators(drawing)}
${drawAnalysis(drawing)}
</section>`;
}

function drawHead(drawing: Drawing): Html {
  const { evaluation } = drawing.view;
  const { words } = drawing;
  const facts = [evaluation.year === undefined ? null : words.year(evaluation.year)];
  if (evaluation.currencyUnit !== undefined) facts.push(words.unit(evaluation.currencyUnit));
  const keys = (["name", "code", "department", "implementer"] as const).filter(
    (key) => key === "name" || !isBlank(evaluation.project?.[key]) || drawing.marks.has(`/project/${key}`),
  );
  const labels = {
    name: words.project,
    code: words.code,
    department: words.department,
    implementer: words.implementer,
  };
  const title =
    isBlank(evaluation.title) && !drawing.marks.has("/title") ? words.formTitle : evaluation.title;
  return html`${passage(drawing, "/title", title, "h2")}
<p class="facts">${facts.filter((fact) => fact !== null).join("　")}</p>
<dl class="project">${keys.map(
    (key) =>
      html`<div><dt>${labels[key]}</dt>${passage(drawing, `/project/${key}`, evaluation.project?.[key], "dd")}</div>`,
  )}</dl>`;
}

const FUNDS_KEYS = [
  "appliedBudget",
  "initialBudget",
  "budget",
  "executed",
  "carryover",
  "rate",
  "weight",
  "score",
  "reason",
] as const;
type FundsKey = (typeof FUNDS_KEYS)[number];
type FundsValues = { readonly [Key in FundsKey]?: Printed };
const ALWAYS: ReadonlySet<FundsKey> = new Set<FundsKey>(["budget", "executed", "rate", "score"]);

function drawFunds(drawing: Drawing): Html {
  const { view, words } = drawing;
  const { funds } = view.evaluation;
  const total = { ...funds?.total, weight: funds?.weight };
  const sources: readonly (FundsValues & { readonly name?: Printed })[] = funds?.sources ?? [];
  const isMarked = (key: FundsKey) =>
    [...drawing.marks.keys()].some((path) => path.startsWith("/funds/") && path.endsWith(`/${key}`));
  const keys = FUNDS_KEYS.filter(
    (key) => ALWAYS.has(key) || isMarked(key) || [total, ...sources].some((line) => !isBlank(line[key])),
  );
  const at = keys.indexOf("score") + 1;
  const withAccepted = <T>(cells: readonly T[], own: T): T[] => [
    ...cells.slice(0, at),
    own,
    ...cells.slice(at),
  ];
  const headings = keys.map((key) => heading(words.columns[key], key === "reason" ? "" : "n"));
  const none = plainCell("", { className: "n empty" });
  const { score, explain } = view.execution;
  const cells = (path: string, values: FundsValues): Html[] =>
    keys.map((key) => {
      const isTotal = path === "/funds/total";
      // 分值 is printed once, on the total line.
      if (key === "weight" && !isTotal) return none;
      const options = {
        label: words.columns[key],
        className: key === "reason" ? "long" : "n",
        ...(key === "score" && isTotal && explain !== undefined ? { explained: "x-e" } : {}),
      };
      return cell(drawing, key === "weight" ? "/funds/weight" : `${path}/${key}`, values[key], options);
    });
  return html`<div class="scroll"><table role="table" class="grid funds cards"><caption>${words.funds}</caption>
<thead role="rowgroup"><tr role="row">${heading(words.fundsLine)}${withAccepted(headings, heading(words.acceptedColumn, "n"))}</tr></thead>
<tbody role="rowgroup">
<tr role="row" class="sum"><th role="rowheader" scope="row">${words.fundsTotal}</th>${withAccepted(cells("/funds/total", total), acceptedCell(drawing, score, explain, "x-e"))}</tr>
${sources.map((source, i) => {
  const path = `/funds/sources/${i}`;
  const name = isBlank(source.name) ? words.source(i + 1) : source.name;
  const isVacant = FUNDS_KEYS.every((key) => isBlank(source[key]) && !drawing.marks.has(`${path}/${key}`));
  return html`<tr role="row"${isVacant ? html` class="vacant"` : null}><th role="rowheader" scope="row">${passage(drawing, `${path}/name`, name, "span")}</th>${withAccepted(cells(path, source), none)}</tr>`;
})}
</tbody></table></div>`;
}

/** What a score comes to under the ruleset, with its explanation behind it. */
function acceptedCell(
  drawing: Drawing,
  score: ScoreResult | null,
  explain: Explanation | undefined,
  id: string,
): Html {
  const { words, lang } = drawing;
  if (score === null || score.accepted === null) return plainCell("", { className: "n empty" });
  const { stated, accepted, computed } = score;
  const isSame = stated !== null && Number(stated) === Number(accepted);
  const range = computed === null || computed.min === computed.max ? null : `${computed.min}–${computed.max}`;
  const shown = html`<span class="v">${accepted}</span>${range === null ? null : html`<small>${range}</small>`}`;
  const className = `n own ${isSame ? "same" : "differs"}`;
  if (explain === undefined) return plainCell(shown, { label: words.acceptedColumn, className });
  const button = html`<button type="button" class="why" data-tip="${id}" aria-describedby="${id}"><span class="sr">${words.acceptedColumn}</span> ${shown}</button><div class="tip" id="${id}" hidden><p>${explain[lang]}</p>${steps(drawing, explain)}</div>`;
  return plainCell(button, { label: words.acceptedColumn, className });
}

function steps({ words, lang }: Drawing, explain: Explanation): Html | null {
  if (explain.steps.length === 0) return null;
  return html`<ol class="steps">${explain.steps.map(({ formula, inputs, parameter, result, rounding }) => {
    const given = inputs
      .map(
        ({ name, printed, value }) =>
          `${inputName(name, lang)} ${printed ?? ""}${value !== null && value !== printed ? ` (${value})` : ""}`,
      )
      .join(lang === "zh" ? "，" : ", ");
    return html`<li><span class="formula">${formulaText(formula, lang)}</span> = <b>${result}</b>${rounding === null ? null : ` → ${roundedTo(rounding.mode, rounding.places)[lang]} ${rounding.result}`}<br><small>${given}</small>${
      parameter === null
        ? null
        : html`<br><small>${words.parameter} ${parameterName(parameter.name, lang)}${parameter.reference === null ? null : ` · ${parameter.reference}`}</small>`
    }</li>`;
  })}</ol>`;
}

function drawGoals(drawing: Drawing): Html | null {
  const { goals } = drawing.view.evaluation;
  const { words } = drawing;
  const isShown = (key: "planned" | "achieved") =>
    !isBlank(goals?.[key]) || drawing.marks.has(`/goals/${key}`);
  if (!isShown("planned") && !isShown("achieved")) return null;
  return html`<h3>${words.goals}</h3><div class="goals">
<div><h4>${words.planned}</h4>${passage(drawing, "/goals/planned", goals?.planned, "p")}</div>
<div><h4>${words.achieved}</h4>${passage(drawing, "/goals/achieved", goals?.achieved, "p")}</div>
</div>`;
}

type ValueKey = "initialTarget" | "target" | "actual" | "weight" | "score" | "reason";

function drawIndicators(drawing: Drawing): Html {
  const { view, words } = drawing;
  const lines = indicatorLines(view.evaluation);
  const isUsed = (key: ValueKey) =>
    lines.some(
      ({ row }) => row !== null && (!isBlank(row.node[key]) || drawing.marks.has(`${row.path}/${key}`)),
    );
  const keys = (["initialTarget", "target", "actual", "weight", "score", "reason"] as const).filter(
    (key) => (key !== "initialTarget" && key !== "reason") || isUsed(key),
  );
  const columns = keys.map((key) =>
    heading(words[key], key === "weight" || key === "score" ? "n" : `c-${key}`),
  );
  const at = keys.indexOf("score") + 1;
  const results = new Map(view.indicators.map((result, i) => [result.path, { result, id: `x-${i}` }]));
  const width = keys.length + 1;
  return html`<table role="table" class="grid indicators cards"><caption>${words.indicators}</caption>
<thead role="rowgroup"><tr role="row">${heading(words.level1, "lv1")}${heading(words.level2, "lv2")}${heading(words.level3, "c-name")}${columns.slice(0, at)}${heading(words.acceptedColumn, "n")}${columns.slice(at)}</tr></thead>
<tbody role="rowgroup">${lines.map((line) => {
    const cells = line.row === null ? [] : rowCells(drawing, line.row, keys, results.get(line.row.path));
    return html`${narrowHeadings(drawing, line)}<tr role="row">${levelCells(drawing, line)}${
      line.row === null
        ? plainCell("", { columns: width + (line.rowDepth === 2 ? 2 : 1), className: "empty" })
        : cells
    }</tr>`;
  })}</tbody>
<tfoot role="rowgroup">${drawTotal(drawing, keys)}</tfoot></table>`;
}

function levelCells(drawing: Drawing, { level1, level2, row, rowDepth }: IndicatorLine): (Html | null)[] {
  const first = level1 === null ? null : levelCell(drawing, level1, "lv1", level1.span);
  const second = level2 === null ? null : levelCell(drawing, level2, "lv2", level2.span);
  if (row !== null && rowDepth === 1)
    return [plainCell("", { className: "lv1 empty" }), plainCell("", { className: "lv2 empty" })];
  if (row !== null && rowDepth === 2) return [first, plainCell("", { className: "lv2 empty" })];
  return [first, second];
}

/** A level with its weight and score as the form prints them: 产出指标（50 分）. */
function levelCell(
  drawing: Drawing,
  { node, path }: Placed,
  className: string,
  rows: number,
  again = false,
): Html {
  const name = drawing.marks.has(`${path}/name`)
    ? passage(drawing, `${path}/name`, node.name, "span")
    : isBlank(node.name)
      ? drawing.words.unnamed
      : node.name;
  const score =
    isBlank(node.score) && !drawing.marks.has(`${path}/score`)
      ? null
      : html` ${drawing.words.score} ${passage(drawing, `${path}/score`, node.score, "span")}`;
  const before = html`<b>${name}</b>${score} `;
  const weight = isBlank(node.weight) ? node.weight : drawing.words.points(String(node.weight));
  return cell(drawing, `${path}/weight`, weight, { className, rows, before, again });
}

/** Where the table is narrow the levels are headings over their rows. */
function narrowHeadings(drawing: Drawing, { level1, level2 }: IndicatorLine): (Html | null)[] {
  return [level1, level2].map(
    (level, i) =>
      level && html`<tr role="row" class="narrow">${levelCell(drawing, level, `head${i + 1}`, 1, true)}</tr>`,
  );
}

function rowCells(
  drawing: Drawing,
  { node, path }: Placed,
  keys: readonly ValueKey[],
  own: { readonly result: Drawing["view"]["indicators"][number]; readonly id: string } | undefined,
): Html[] {
  const { words } = drawing;
  const name = cell(drawing, `${path}/name`, isBlank(node.name) ? words.unnamed : node.name, {
    className: "c-name",
  });
  const values = keys.flatMap((key) => {
    const isPoints = key === "weight" || key === "score";
    const isExplained = key === "score" && own?.result.explain !== undefined;
    const drawn = cell(drawing, `${path}/${key}`, node[key], {
      label: words[key],
      className: isPoints ? "n" : `c-${key}`,
      ...(isExplained ? { explained: own.id } : {}),
    });
    if (key !== "score") return [drawn];
    return [drawn, acceptedCell(drawing, own?.result.score ?? null, own?.result.explain, own?.id ?? "")];
  });
  return [name, ...values];
}

function drawTotal(drawing: Drawing, keys: readonly ValueKey[]): Html {
  const { view, words } = drawing;
  const { total } = view.evaluation;
  const before = keys.indexOf("weight");
  const isSame = view.total.stated !== null && Number(view.total.stated) === Number(view.total.accepted);
  const accepted = plainCell(html`<span class="v">${view.total.accepted}</span>`, {
    label: words.acceptedColumn,
    className: `n own ${isSame ? "same" : "differs"}`,
  });
  const grade = html`<span class="grade-label">${words.grade}</span> `;
  const hasReason = keys.includes("reason");
  return html`<tr role="row" class="sum"><th role="rowheader" scope="row" colspan="${3 + before - (hasReason ? 0 : 1)}">${words.total}</th>${
    hasReason ? null : cell(drawing, "/total/grade", total?.grade, { before: grade, className: "grade" })
  }${cell(drawing, "/total/weight", total?.weight, { label: words.weight, className: "n" })}${cell(drawing, "/total/score", total?.score, { label: words.score, className: "n" })}${accepted}${
    hasReason ? cell(drawing, "/total/grade", total?.grade, { before: grade, className: "grade" }) : null
  }</tr>`;
}

function drawAnalysis(drawing: Drawing): Html | null {
  const entries = Object.entries(drawing.view.evaluation.analysis ?? {}).filter(([, text]) => !isBlank(text));
  if (entries.length === 0) return null;
  return html`<h3>${drawing.words.analysis}</h3>${entries.map(
    ([key, text]) =>
      html`<section class="analysis"><h4>${key}</h4>${passage(drawing, `/analysis/${escapeToken(key)}`, text, "p")}</section>`,
  )}`;
}

function escapeToken(token: string): string {
  return token.replaceAll("~", "~0").replaceAll("/", "~1");
}
