import type { Fault } from "../check/report";
import { expectedText as due } from "./expectedText";
import { placesNamed } from "./roundingWords";
import { isNegative, type Messages, otherPlaces, param, rounding, statedAs } from "./wording";

const COLUMN: Readonly<Record<string, string>> = {
  appliedBudget: "applied budget (目标申报数)",
  initialBudget: "initial budget (年初预算数)",
  budget: "budget (全年预算数)",
  executed: "executed amount (全年执行数)",
  carryover: "carryover (资金结转余)",
};

const JUDGEMENT: Readonly<Record<string, string>> = {
  achieved: "achieved",
  partiallyAchieved: "partially achieved",
  notAchieved: "not achieved",
};

/** Which total makes the grade another. */
const TOTAL_OF: Readonly<Record<string, string>> = {
  accepted: "with the scores that cannot stand corrected the total is",
  sum: "the scores themselves can stand, and add up to",
  initialBudget: "with the execution score on the initial budget the total is",
};

function result(fault: Fault): string {
  const judged = JUDGEMENT[param(fault, "judgement")];
  const support = judged === undefined ? "" : ` (${judged})`;
  return `"${param(fault, "name")}": target ${param(fault, "target") || "blank"}, actual ${param(fault, "actual") || "blank"}${support}, weight ${param(fault, "weight")}`;
}

/** How each finding is said in English. */
export const en: Messages = {
  "cell.not-a-number": (f) =>
    param(f, "reason") === "too-long"
      ? `this figure is too long (at most 30 digits, 10 decimals): ${f.stated}; write it as the form prints it`
      : `this cell must hold a figure but holds "${f.stated}"; write a plain decimal (such as 8.94), or leave it blank`,
  "cell.spreadsheet-error": (f) =>
    `this cell shows the spreadsheet error "${f.stated}"; mend the formula or leave it blank`,
  "cell.placeholder": (f) => `this cell still holds the template's "${f.stated}"; fill in what is true`,
  "funds.sum": (f) =>
    `the total's ${COLUMN[param(f, "column")]} ${f.stated} is not the sum of its sources, ${param(f, "computed")}`,
  "funds.carryover": (f) => `carryover ${f.stated} is not budget less executed, ${param(f, "computed")}`,
  "funds.overspent": (f) =>
    `executed ${f.stated} is more than the budget ${param(f, "budget")}${isNegative(f) ? ", which is negative: check the budget first" : ""}`,
  "funds.budget-cut-to-spent": (f) =>
    `the budget ${f.stated} equals what was spent while the initial budget was ${param(f, "initialBudget")}: the rate is 100% only by revision; on the initial budget it is ${param(f, "rate")}, scoring ${param(f, "score")}`,
  "funds.unit": (f) =>
    `${f.stated} stands under ${param(f, "unit")} but is evidently ${param(f, "meant")}: ${unitEvidence(f)}`,
  "execution.rate": (f) =>
    `rate ${f.stated} is not executed ÷ budget, ${param(f, "computed")}${param(f, "basis") === "initialBudget" ? "; it was taken on the initial budget" : ""}`,
  "execution.score": (f) =>
    `execution score ${f.stated} does not follow: rate ${param(f, "rate")} × weight ${param(f, "weight")} gives ${due(f)}`,
  "execution.missing": (f) =>
    param(f, "rate") === ""
      ? `no execution score is printed, nor the amounts to compute it; ${due(f)} may be due, which the total is checked with`
      : `no execution score is printed; the amounts give ${due(f)}, which the total is checked with`,
  "execution.undefined": (f) =>
    isNegative(f)
      ? `the budget ${f.stated} is negative, so there is no execution rate`
      : "the budget is 0 or blank, so there is no execution rate",
  "weight.missing": () => "this indicator has no weight, and no level above it prints one",
  "weight.level": (f) =>
    `the weight ${f.stated} of "${param(f, "name")}" is not the sum of the weights below it, ${param(f, "computed")}`,
  "weight.total": (f) =>
    `the weights must make ${param(f, "total")}: indicators ${param(f, "indicators")} + execution ${param(f, "execution")} make ${param(f, "computed")}${param(f, "fitting") === "" ? "" : `; the form prints no execution weight and ${param(f, "execution")} is the ruleset's, while ${param(f, "fitting")} would fit: check whether the ruleset is the right one`}`,
  "weight.convention": (f) =>
    `"${param(f, "name")}" weighs ${param(f, "computed")}; the usual weight is ${param(f, "recommended")} (it may be adjusted)`,
  "score.range": (f) =>
    isNegative(f)
      ? `the weight ${param(f, "weight")} is negative, so that no score can stand, ${f.stated} neither: check the weight first`
      : `score ${f.stated} is not between 0 and the weight ${param(f, "weight")}`,
  "score.unearned": (f) =>
    param(f, "formula") === "late"
      ? `${result(f)}: later than the target, so not full marks, but ${f.stated} is stated`
      : `${result(f)}: supports at most ${maximum(f)}, but ${f.stated} is stated`,
  "score.underrated": (f) => `${result(f)}: supports at least ${minimum(f)}, but only ${f.stated} is stated`,
  "score.missing": (f) =>
    `${result(f)}: the score is blank (counts as 0) where at least ${minimum(f)} is due`,
  "score.rounding": (f) =>
    `${param(f, "unrounded")} is due; the stated ${f.stated}${STATED_AS[statedAs(f)]} can stand, but it is ${due(f)} ${rounding(f, "en")}${roundedByRule(f)}`,
  "reason.missing": (f) =>
    `"${param(f, "name")}" ${{ overachieved: "is far above its target", blank: "has no score" }[param(f, "cause")] ?? "lost points"} and gives no reason`,
  "target.missing": (f) => `"${param(f, "name")}" has no target`,
  "actual.missing": (f) => `"${param(f, "name")}" has no actual value`,
  "actual.copied": (f) =>
    `the actual ${f.stated} of "${param(f, "name")}" repeats the target; state what was measured`,
  "unit.mismatch": (f) =>
    param(f, "kind") === "unit-missing"
      ? `"${param(f, "name")}": of target ${param(f, "target")} and actual ${f.stated} the ${param(f, "missing") === "actual" ? "actual" : "target"} lacks its unit`
      : `"${param(f, "name")}": target ${param(f, "target")} and actual ${f.stated} are in units that do not convert`,
  "actual.contradicts-funds": (f) =>
    `the actual ${f.stated} of "${param(f, "name")}" and the executed ${param(f, "executed")} ${param(f, "unit")} are different amounts`,
  "target.direction": (f) =>
    `the target ${f.stated} of "${param(f, "name")}" (${param(f, "level")}) points the wrong way: ${param(f, "rewards") === "more" ? "spending more" : "doing less"} would score better`,
  "target.overachieved": (f) =>
    param(f, "ratio") === ""
      ? `the target of "${param(f, "name")}" is ${f.stated} and the actual ${param(f, "actual")} reaches ${param(f, "threshold")}: the target was set too low; say why`
      : `the actual ${param(f, "actual")} of "${param(f, "name")}" is ${param(f, "ratio")} of the target ${f.stated}, ${param(f, "included") === "true" ? "at or beyond" : "beyond"} ${param(f, "threshold")}: the target was set too low; say why`,
  "total.missing": (f) => `no total is printed; the scores add up to ${due(f)}`,
  "total.range": (f) => `total ${f.stated} is not between 0 and ${param(f, "weight")}`,
  "total.sum": (f) =>
    `total ${f.stated} is not the sum of the scores, ${param(f, "sum")} (of which execution ${param(f, "execution")}${adjusted(f)})`,
  "total.grade": (f) => `grade "${f.stated}" is not the band of the total ${param(f, "total")}: ${due(f)}`,
  "total.grade-at-stake": (f) => {
    if (param(f, "cause") === "rounding") {
      return `the total ${param(f, "stated")} and the sum of the scores ${param(f, "total")} differ by rounding only, yet one is ${param(f, "grade")} and the other ${param(f, "other")}: the grade depends on how the total is rounded`;
    }
    return `${TOTAL_OF[param(f, "cause")] ?? ""} ${param(f, "total")}, grade ${param(f, "other")} instead of ${param(f, "grade")}`;
  },
  "total.execution-gap": (f) =>
    `the indicators earn ${param(f, "indicators")} of their weight while only ${param(f, "rate")} of the budget was spent`,
  "structure.missing-dimension": (f) => `the first-level indicator "${param(f, "dimension")}" is absent`,
  "structure.duplicate-indicator": (f) => `"${param(f, "name")}" stands twice under "${param(f, "level")}"`,
  "identity.title": (f) => `the heading "${f.stated}" names another project than "${param(f, "name")}"`,
  "narrative.figure": (f) =>
    `the text says "${param(f, "said")}" but the table says ${param(f, "table")}${param(f, "name") === "" ? "" : ` (${param(f, "name")})`}${param(f, "basis") === "initialBudget" ? "; the text takes the initial budget" : ""}`,
  "total.grade-missing": (f) =>
    `no grade is printed${f.expected === null ? "" : `; the total falls in ${due(f)}`}${param(f, "beyond") === "" ? "" : `; the total ${param(f, "beyond")} is in no grade of the ruleset`}`,
};

/** How the stated score was rounded. */
const STATED_AS = { up: " is that rounded up and", down: " is that cut off and", exact: "" } as const;

/** The score at the ruleset's places, where the stated one has fewer. */
function roundedByRule(f: Fault): string {
  const places = otherPlaces(f);
  return places === null ? "" : ` (${param(f, "rounded")} ${placesNamed(places).en})`;
}

/** The cap by execution rate, and the rescaling without rows that do not apply. */
function adjusted(f: Fault): string {
  const cap = param(f, "cap") === "" ? "" : `; capped at ${param(f, "cap")} by the execution rate`;
  const factor = param(f, "factor") === "" ? "" : `; × ${param(f, "factor")} without rows that do not apply`;
  return `${factor}${cap}${cap + factor === "" ? "" : `: ${due(f)} is due`}`;
}

function unitEvidence(f: Fault): string {
  return param(f, "evidence") === "cost"
    ? `the cost indicator "${param(f, "name")}" says ${param(f, "amount")}, ten thousand times off`
    : `it would be ${param(f, "amount")}, far beyond what a single project has`;
}

function maximum(f: Fault): string {
  return f.expected !== null && "max" in f.expected ? f.expected.max : "";
}

function minimum(f: Fault): string {
  return f.expected !== null && "min" in f.expected ? f.expected.min : "";
}
