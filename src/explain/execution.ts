import { format, formatPlaces, HUNDRED, multiply } from "../figure/exact";
import { contains } from "../figure/interval";
import { printedOf } from "../figure/printed";
import { type Rules, sourceOf } from "../ruleset/rules";
import type { ExecutionScore } from "../score/executionRate";
import { type Explanation, input, shown } from "./explanation";

/** Tells how the execution score follows from the amounts. */
export function explainExecution(execution: ExecutionScore, rules: Rules): Explanation {
  const { line, rate, unrounded, weight, accepted, stated, computed } = execution;
  const executed = printedOf(line.executed) ?? "";
  const budget = printedOf(line.budget) ?? "";
  if (rate === null || unrounded === null) {
    return {
      zh: `全年预算数${budget || "空白"}、全年执行数${executed || "空白"}，无法计算执行率，核定${format(accepted)}分。`,
      en: `budget ${budget || "blank"}, executed ${executed || "blank"}: there is no rate; ${format(accepted)} is accepted.`,
      steps: [],
    };
  }
  const percent = `${formatPlaces(multiply(rate, HUNDRED), 2)}%`;
  const [min, max] = [format(computed.lo), format(computed.hi)];
  const due = min === max ? min : `${min}–${max}`;
  const own = stated === null ? null : formatPlaces(stated.value, stated.decimals);
  const stands = stated !== null && contains(computed, stated.value);
  return {
    zh: `全年执行数${executed}÷全年预算数${budget}＝${percent}，×分值${format(weight)}＝${shown(unrounded)}分，应填${due}分；${
      own === null
        ? `未填，按${format(accepted)}分核定`
        : stands
          ? `自评${own}分，可以成立`
          : `自评${own}分不符，按${format(accepted)}分核定`
    }。`,
    en: `executed ${executed} ÷ budget ${budget} = ${percent}, × weight ${format(weight)} = ${shown(unrounded)}, printed ${due}; ${
      own === null
        ? `none is stated, ${format(accepted)} is accepted`
        : stands
          ? `the stated ${own} can stand`
          : `the stated ${own} does not follow, ${format(accepted)} is accepted`
    }.`,
    steps: [
      {
        formula: "executed ÷ budget",
        inputs: [
          input("executed", `${line.path}/executed`, executed, figureOf(line.executed)),
          input("budget", `${line.path}/budget`, budget, figureOf(line.budget)),
        ],
        parameter: null,
        result: format(rate),
        rounding: null,
      },
      {
        formula:
          rules.executionCurve.kind === "linear"
            ? "min(rate, cap) × weight"
            : "share of the rate's step × weight",
        inputs: [input("rate", null, null, rate), input("weight", "/funds/weight", format(weight), weight)],
        parameter: sourceOf(rules, "executionCurve"),
        result: format(unrounded),
        rounding: {
          places: stated?.decimals ?? rules.rounding.places,
          mode: rules.rounding.mode,
          result: due,
        },
      },
    ],
  };
}

function figureOf(cell: ExecutionScore["line"]["executed"]) {
  return cell.kind === "figure" ? cell.figure.value : null;
}
