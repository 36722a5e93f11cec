import type { Bilingual } from "../errors";
import {
  compare,
  divide,
  type Exact,
  equals,
  format,
  formatPlaces,
  HUNDRED,
  integer,
  multiply,
  ONE,
  round,
  signOf,
  subtract,
} from "../figure/exact";
import { contains, isPoint, point } from "../figure/interval";
import { type Rules, sourceOf } from "../ruleset/rules";
import { type PrintedScore, roundedScore } from "../score/admissible";
import { decidingParameter } from "../score/decidingParameter";
import type { RowScore } from "../score/indicator";
import { type Explanation, type ExplanationStep, input, shown } from "./explanation";
import { placesNamed, roundedTo } from "./roundingWords";

/** Tells how a row's admissible score came about and what stands of the stated one. */
export function explainIndicator(row: RowScore, rules: Rules): Explanation {
  const finding = telling(row, rules);
  const verdict = verdictOn(row, rules);
  const name = row.row.name;
  return {
    zh: `“${name}”：${finding.zh}；${verdict.zh}。`,
    en: `"${name}": ${finding.en}; ${verdict.en}.`,
    steps: stepsOf(row, rules),
  };
}

/** A figure without a unit that is read two ways, each with its own result. */
function readingsTold(row: RowScore, facts: Bilingual): Bilingual | null {
  const { aligned, admissible } = row;
  if (aligned === null || aligned.other === null || row.direction === "doubtful") return null;
  if (admissible === null || isPoint(admissible)) return null;
  const side = row.row.actual.kind === "quantity" && row.row.actual.unit === null ? "actual" : "target";
  const printed = side === "actual" ? row.row.actualText : row.row.targetText;
  const [one, two] = [aligned, aligned.other].map(
    (scale) => `${format(multiply(scale[side].high, HUNDRED))}%`,
  );
  return {
    zh: `${facts.zh}，没有写单位的${printed}可读作${one}或${two}，两种理解都可以，可得${rangeText(row, "至")}分`,
    en: `${facts.en}: ${printed} without a unit may be ${one} or ${two}, so both readings stand and ${rangeText(row, "–")} may be earned`,
  };
}

function telling(row: RowScore, rules: Rules): Bilingual {
  const { weight } = row;
  if (weight === null)
    return { zh: "本行没有分值，不单独计分", en: "this row has no weight of its own and is not scored" };
  const target = row.row.targetText ?? "";
  const actual = row.row.actualText ?? "";
  const facts = { zh: `指标值${target}，实际完成${actual}`, en: `target ${target}, actual ${actual}` };
  const full = format(weight);
  const readings = readingsTold(row, facts);
  if (readings !== null) return readings;
  switch (row.formula) {
    case "met":
      if (row.direction === "doubtful") break;
      return {
        zh: `${facts.zh}，达到指标值，得满分${full}分`,
        en: `${facts.en}: met, so the full weight ${full}`,
      };
    case "zero-target":
      return {
        zh: `${facts.zh}，未达到为零的指标值，不得分`,
        en: `${facts.en}: a target of zero was missed, so nothing is earned`,
      };
    case "negative-target":
      if (row.direction === "doubtful") break;
      return {
        zh: `${facts.zh}，未达到指标值；指标值为负数，无从按比例计算，得分应低于满分${full}分`,
        en: `${facts.en}: missed; a negative target has no proportion, so anything below the full weight ${full}`,
      };
    case "proportional":
    case "linear-to-double":
      if (row.direction === "doubtful") break;
      return formulaTold(row, weight, facts, rules);
    case "below-threshold":
      return {
        zh: `${facts.zh}，未到及格门槛，不得分`,
        en: `${facts.en}: below the pass threshold, so nothing is earned`,
      };
    case "overachieved":
      return {
        zh: `${facts.zh}，远超指标值，按规定扣分，得${rangeText(row, "至")}分`,
        en: `${facts.en}: far above the target, so points are taken off and ${rangeText(row, "–")} is earned`,
      };
    case "satisfaction-step":
      return {
        zh: `${facts.zh}，按满意度分档得${rangeText(row, "至")}分`,
        en: `${facts.en}: the step of satisfaction reached earns ${rangeText(row, "–")}`,
      };
    case "on-time":
      return {
        zh: `${facts.zh}，按期完成，得满分${full}分`,
        en: `${facts.en}: on time, so the full weight ${full}`,
      };
    case "late":
      return {
        zh: `${facts.zh}，晚于指标值，得分应低于满分${full}分`,
        en: `${facts.en}: late, so anything below the full weight ${full}`,
      };
    case "judgement":
      return judgementTold(row, full);
    case "unclassified":
      return unclassifiedTold(row, facts, full);
  }
  return {
    zh: `${facts.zh}，指标值的符号方向有误，两种理解都可以，可得${rangeText(row, "至")}分`,
    en: `${facts.en}: the comparator points the wrong way, so both readings stand and ${rangeText(row, "–")} may be earned`,
  };
}

function formulaTold(row: RowScore, weight: Exact, facts: Bilingual, rules: Rules): Bilingual {
  const points = row.admissible ?? point(weight);
  if (!isPoint(points)) {
    return {
      zh: `${facts.zh}，实际完成值为一个范围，按比例可得${rangeText(row, "至")}分`,
      en: `${facts.en}: the actual is a range, so ${rangeText(row, "–")} may be earned in proportion`,
    };
  }
  const sum = formulaInFigures(row, weight);
  const rate = row.attainment === null ? null : `${formatPlaces(multiply(row.attainment, HUNDRED), 2)}%`;
  const result = resultTold(unclamped(row, weight) ?? points.lo, points.lo, rules);
  return {
    zh: `${facts.zh}${rate === null ? "" : `，完成${rate}`}，按比例应得${sum}＝${result.zh}`,
    en: `${facts.en}${rate === null ? "" : `, ${rate} of it`}: in proportion ${sum} = ${result.en}`,
  };
}

/** What the sum comes to before it is held at 0; `null` where there is no ratio. */
function unclamped({ formula, attainment }: RowScore, weight: Exact): Exact | null {
  if (attainment === null || signOf(attainment) === 0) return null;
  if (formula === "proportional") return multiply(weight, attainment);
  // 1 − (actual − target) ÷ target = 2 − actual ÷ target, of which the attainment is the reciprocal.
  return multiply(weight, subtract(integer(2), divide(ONE, attainment)));
}

/** The exact figure, and as the ruleset rounds it where that is another. */
function resultTold(sum: Exact, points: Exact, { rounding }: Rules): Bilingual {
  if (compare(sum, points) < 0) {
    return {
      zh: `${shown(sum)}分，不低于${format(points)}分`,
      en: `${shown(sum)}, but not below ${format(points)}`,
    };
  }
  const rounded = round(points, rounding.places, rounding.mode);
  if (equals(rounded, points)) return { zh: `${shown(points)}分`, en: shown(points) };
  const how = roundedTo(rounding.mode, rounding.places);
  const printed = formatPlaces(rounded, rounding.places);
  return {
    zh: `${shown(points)}分，${how.zh}为${printed}分`,
    en: `${shown(points)}, ${printed} ${how.en}`,
  };
}

/** The sum as one types it into a calculator: `5×174÷175`. */
function formulaInFigures(row: RowScore, weight: Exact): string {
  const { target, actual } = figuresOf(row);
  const full = format(weight);
  if (row.formula === "linear-to-double") return `${full}×(1−(${actual}−${target})÷${target})`;
  return row.direction === "lower" ? `${full}×${target}÷${actual}` : `${full}×${actual}÷${target}`;
}

/** Target and actual in one unit: the printed one where both print the same, else the base unit. */
function figuresOf(row: RowScore): { target: string; actual: string } {
  const { target, actual } = row.row;
  const { aligned } = row;
  if (target.kind !== "quantity" || actual.kind !== "quantity" || aligned === null)
    return { target: "", actual: "" };
  const bound = row.direction === "lower" ? "high" : "low";
  const sameUnit =
    target.unit === null || actual.unit === null
      ? target.unit === actual.unit
      : equals(target.unit.factor, actual.unit.factor);
  if (sameUnit) return { target: format(target[bound]), actual: format(actual[bound]) };
  return { target: format(aligned.target[bound]), actual: format(aligned.actual[bound]) };
}

const JUDGED: Readonly<Record<string, Bilingual>> = {
  achieved: { zh: "达成", en: "achieved" },
  partiallyAchieved: { zh: "部分达成并具有一定效果", en: "partially achieved with some effect" },
  notAchieved: { zh: "未达成且效果较差", en: "not achieved, with little effect" },
};

function judgementTold(row: RowScore, full: string): Bilingual {
  const judged = JUDGED[row.judgement ?? ""] ?? { zh: "", en: "" };
  const shareEnds = [row.share.lo, row.share.hi].map((end) => `${format(multiply(end, HUNDRED))}%`);
  const upper = row.share.hiOpen ? { zh: "（不含）", en: " (not included)" } : { zh: "", en: "" };
  const actual = row.row.actualText ?? "";
  const saysSo = row.row.actual.kind === "text" && row.row.actual.judgement !== null;
  return {
    zh: `实际完成“${actual}”${saysSo ? `，属${judged.zh}` : "与指标值一致，视为达成"}，可得分值${full}分的${shareEnds.join("至")}${upper.zh}，即${rangeText(row, "至")}分`,
    en: `the actual "${actual}" ${saysSo ? `means ${judged.en}` : "is what the target says, so achieved"}, which earns ${shareEnds.join(" to ")}${upper.en} of the weight ${full}, that is ${rangeText(row, "–")}`,
  };
}

function unclassifiedTold(row: RowScore, facts: Bilingual, full: string): Bilingual {
  if (row.method === "unscored") {
    return {
      zh: `没有实际完成值，无从判断，0至${full}分均可`,
      en: `there is no actual to judge by; 0 to ${full} may stand`,
    };
  }
  if (row.aligned?.note === "unit-mismatch") {
    return {
      zh: `${facts.zh}，单位不同，无从比较，0至${full}分均可`,
      en: `${facts.en}: units that do not convert; 0 to ${full} may stand`,
    };
  }
  return {
    zh: `${facts.zh}，由文字不能判断完成程度，0至${full}分均可`,
    en: `${facts.en}: the words do not tell how far it was met; 0 to ${full} may stand`,
  };
}

function rangeText(row: RowScore, dash: string): string {
  if (row.computed === null) return "";
  const [min, max] = [format(row.computed.lo), format(row.computed.hi)];
  return min === max ? min : `${min}${dash}${max}`;
}

function verdictOn(row: RowScore, rules: Rules): Bilingual {
  const accepted = format(row.accepted);
  const stands = { zh: `核定${accepted}分`, en: `${accepted} is accepted` };
  if (row.stated === null) {
    return { zh: `自评未填得分，${stands.zh}`, en: `no score is stated, ${stands.en}` };
  }
  const stated = formatPlaces(row.stated.value, row.stated.decimals);
  if (row.computed === null || contains(row.computed, row.stated.value)) {
    return isCutOrRounded(row, row.stated.value)
      ? roundingTold(row, row.stated, stated, rules)
      : { zh: `自评${stated}分，可以成立`, en: `the stated ${stated} can stand` };
  }
  const places = isRoundedEitherWay(row) ? placesNamed(row.stated.decimals) : { zh: "", en: "" };
  return {
    zh: `自评${stated}分，不在可得的${rangeText(row, "至")}分${places.zh === "" ? "" : `（取${places.zh}）`}之内，${stands.zh}`,
    en: `the stated ${stated} is not within ${rangeText(row, "–")}${places.en === "" ? "" : ` (${places.en})`}, so ${stands.en}`,
  };
}

/** A stated score that is a rounding of the points: the ruleset's, or another that can stand. */
function roundingTold(row: RowScore, own: PrintedScore, stated: string, { rounding }: Rules): Bilingual {
  const due = roundedScore(row.admissible?.lo ?? own.value, own.decimals, rounding);
  const how = roundedTo(rounding.mode, due.places);
  if (equals(due.value, own.value)) {
    return {
      zh: `自评${stated}分，即其${how.zh}，可以成立`,
      en: `the stated ${stated} is that ${how.en} and can stand`,
    };
  }
  const printed = formatPlaces(due.value, due.places);
  return {
    zh: `自评${stated}分是其另一种取整，可以成立，但${how.zh}应为${printed}分`,
    en: `the stated ${stated} is another rounding of it and can stand, but it is ${printed} ${how.en}`,
  };
}

/** Whether the points of a formula may be printed rounded down or up. */
function isRoundedEitherWay({ derived, admissible, computed }: RowScore): boolean {
  return derived && admissible !== null && isPoint(admissible) && computed !== null && !isPoint(computed);
}

function isCutOrRounded({ derived, admissible }: RowScore, stated: Exact): boolean {
  return (
    derived && admissible !== null && equals(admissible.lo, admissible.hi) && !equals(admissible.lo, stated)
  );
}

const FORMULAS: Readonly<Record<RowScore["formula"], string>> = {
  met: "actual meets target → weight",
  proportional: "weight × actual ÷ target",
  "linear-to-double": "weight × (1 − (actual − target) ÷ target)",
  "zero-target": "target 0 missed → 0",
  "negative-target": "negative target missed → 0 to below weight",
  "below-threshold": "actual ÷ target below the pass threshold → 0",
  overachieved: "weight − deduction",
  "satisfaction-step": "share of the step reached × weight",
  "on-time": "actual ends no later than target → weight",
  late: "actual ends later than target → 0 to below weight",
  judgement: "band of the judgement × weight",
  unclassified: "0 to weight",
};

function stepsOf(row: RowScore, rules: Rules): ExplanationStep[] {
  const { weight, admissible, derived } = row;
  if (weight === null || admissible === null) return [];
  const { path, targetText, actualText, target, actual } = row.row;
  const bound = row.direction === "lower" ? "high" : "low";
  const lower = row.formula === "proportional" && row.direction === "lower";
  const single = equals(admissible.lo, admissible.hi);
  return [
    {
      formula: lower ? "weight × target ÷ actual" : FORMULAS[row.formula],
      inputs: [
        input("weight", `${path}/weight`, format(weight), weight),
        input("target", `${path}/target`, targetText, target.kind === "quantity" ? target[bound] : null),
        input("actual", `${path}/actual`, actualText, actual.kind === "quantity" ? actual[bound] : null),
      ],
      parameter: parameterOf(row, rules),
      result: single ? format(admissible.lo) : `${format(admissible.lo)}–${format(admissible.hi)}`,
      rounding:
        derived && single
          ? {
              ...rules.rounding,
              result: format(round(admissible.lo, rules.rounding.places, rules.rounding.mode)),
            }
          : null,
    },
  ];
}

function parameterOf(row: RowScore, rules: Rules) {
  const name = decidingParameter(row);
  return name === null ? null : sourceOf(rules, name);
}
