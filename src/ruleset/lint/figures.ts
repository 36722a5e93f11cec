import { compare, exact, format, HUNDRED, multiply, ONE, signOf } from "../../figure/exact";
import type { ParameterName } from "../schema";
import { type Linter, type LintInput, type LintIssue, lintIssue, statedValues } from "./issue";

const ONE_PERCENT = exact("0.01");

/** Single figures: not negative, ratios as ratios and not as percentages, thresholds on the right side of 1. */
export const lintFigures: Linter = (input) => [
  ...points(input),
  ...ratios(input),
  ...overachievement(input),
  ...plausibleAmount(input),
  ...units(input),
];

function points({ file }: LintInput): LintIssue[] {
  const total = statedValues(file, "totalWeight").flatMap(({ value, path }) =>
    signOf(exact(value)) > 0 ? [] : [negative(path, value)],
  );
  const execution = statedValues(file, "executionWeight").flatMap(({ value, path }) =>
    notBelowZero(value, path),
  );
  const splits = statedValues(file, "firstLevelWeights").flatMap(({ value, path }) =>
    value.flatMap((split, i) =>
      split.flatMap(({ weight }, j) => notBelowZero(weight, `${path}/${i}/${j}/weight`)),
    ),
  );
  const caps = statedValues(file, "totalCaps").flatMap(({ value, path }) =>
    value.flatMap(({ cap }, i) => notBelowZero(cap, `${path}/${i}/cap`)),
  );
  const deductions = statedValues(file, "overachievement").flatMap(({ value, path }) => [
    ...notBelowZero(value.deduction, `${path}/deduction`),
    ...notBelowZero(value.zeroTargetActual, `${path}/zeroTargetActual`),
  ]);
  return [...total, ...execution, ...splits, ...caps, ...deductions];
}

function notBelowZero(value: string | null, path: string): LintIssue[] {
  return value === null || signOf(exact(value)) >= 0 ? [] : [negative(path, value)];
}

function negative(path: string, value: string): LintIssue {
  return lintIssue(
    "error",
    "figure.negative",
    path,
    `${value} 过小；此处应为正数（扣分也写正数）`,
    `${value} is too small; a positive figure is due here (a deduction is written positive too)`,
  );
}

/** Each ratio with the greatest value that makes sense; beyond it a percentage was meant. */
function ratios({ file }: LintInput): LintIssue[] {
  return [
    ...statedValues(file, "executionCap").flatMap(({ value, path }) => ratio(value, path, "10")),
    ...statedValues(file, "executionCap").flatMap(({ value, path }) => capBelowOne(value, path)),
    ...statedValues(file, "passThreshold").flatMap(({ value, path }) => ratio(value, path, "1")),
    ...statedValues(file, "executionGap").flatMap(({ value, path }) => [
      ...ratio(value.indicatorRate, `${path}/indicatorRate`, "1"),
      ...ratio(value.unspent, `${path}/unspent`, "1"),
      ...ratio(value.excess, `${path}/excess`, "2"),
    ]),
    ...statedValues(file, "executionCurve").flatMap(({ value, path }) =>
      value.kind === "linear" ? [] : stepRatios(value.steps, `${path}/steps`),
    ),
    ...statedValues(file, "satisfactionSteps").flatMap(({ value, path }) => stepRatios(value ?? [], path)),
    ...statedValues(file, "qualitativeBands").flatMap(({ value, path }) => bandRatios(value, path, "1")),
    ...statedValues(file, "totalCaps").flatMap(({ value, path }) => bandRatios(value, path, "10")),
  ];
}

function stepRatios(
  steps: readonly { readonly from: string; readonly share: string }[],
  path: string,
): LintIssue[] {
  return steps.flatMap(({ from, share }, i) => [
    ...ratio(from, `${path}/${i}/from`, "2"),
    ...ratio(share, `${path}/${i}/share`, "1"),
  ]);
}

function bandRatios(
  bands: readonly { readonly min: string; readonly max: string }[],
  path: string,
  most: string,
): LintIssue[] {
  return bands.flatMap(({ min, max }, i) => [
    ...ratio(min, `${path}/${i}/min`, most),
    ...ratio(max, `${path}/${i}/max`, most),
  ]);
}

function ratio(value: string | null, path: string, most: string): LintIssue[] {
  if (value === null) return [];
  if (signOf(exact(value)) < 0) return [negative(path, value)];
  if (compare(exact(value), exact(most)) <= 0) return [];
  const percent = `${format(multiply(exact(value), HUNDRED))}%`;
  const meant = format(multiply(exact(value), ONE_PERCENT));
  return [
    lintIssue(
      "error",
      "ratio.percent",
      path,
      `此处是比率，${value} 即 ${percent}；${value}% 应写成 "${meant}"`,
      `a ratio is due here, and ${value} means ${percent}; write ${value}% as "${meant}"`,
    ),
  ];
}

function capBelowOne(value: string | null, path: string): LintIssue[] {
  if (value === null || compare(exact(value), ONE) >= 0) return [];
  return [
    lintIssue(
      "warning",
      "execution.cap-below-one",
      path,
      `执行率按至多 ${value} 计，谁也得不到满分；不封顶写 null，到 100% 为止写 "1"`,
      `the rate counts at most as ${value}, so that nobody earns full marks; write "1" to stop at 100%, null for no cap`,
    ),
  ];
}

function overachievement({ file }: LintInput): LintIssue[] {
  return statedValues(file, "overachievement").flatMap(({ value, path }) => {
    const { threshold } = value;
    const at = `${path}/threshold`;
    if (compare(exact(threshold), exact("20")) > 0) return ratio(threshold, at, "20");
    if (compare(exact(threshold), ONE) > 0) return [];
    return [
      lintIssue(
        "error",
        "overachievement.threshold",
        at,
        `阈值 ${threshold} 不大于 1，刚完成目标就算超出；写实际÷目标，超出 30% 为 "1.3"`,
        `the threshold ${threshold} is not above 1, so that meeting a target is beyond it; write actual ÷ target, 30% above is "1.3"`,
      ),
    ];
  });
}

function plausibleAmount({ file }: LintInput): LintIssue[] {
  return statedValues(file, "plausibleAmount").flatMap(({ value, path }) => {
    if (signOf(exact(value.min)) >= 0 && compare(exact(value.min), exact(value.max)) < 0) return [];
    return [
      lintIssue(
        "error",
        "amount.reversed",
        path,
        `下限 ${value.min} 应小于上限 ${value.max}，且不为负`,
        `the least amount ${value.min} must be below the greatest ${value.max}, and not negative`,
      ),
    ];
  });
}

/** What each parameter is measured in. */
const UNITS: Readonly<Record<ParameterName, string>> = {
  totalWeight: "points",
  executionWeight: "points",
  executionBase: "choice",
  executionCurve: "choice",
  executionCap: "ratio",
  zeroBudget: "choice",
  firstLevelWeights: "list",
  requiredDimensions: "list",
  lowerIsBetterFormula: "choice",
  equalTargets: "choice",
  passThreshold: "ratio",
  qualitativeBands: "bands",
  satisfactionSteps: "list",
  overachievement: "choice",
  totalCaps: "bands",
  notApplicableRows: "choice",
  scoreRounding: "places",
  grades: "bands",
  gradeBasis: "choice",
  executionGap: "ratio",
  plausibleAmount: "yuan",
};

function units({ file }: LintInput): LintIssue[] {
  return Object.entries(file.parameters ?? {}).flatMap(([name, parameter]) => {
    const due = UNITS[name as ParameterName];
    if (parameter === undefined || parameter.unit === due) return [];
    return [
      lintIssue(
        "warning",
        "unit.wrong",
        `/parameters/${name}/unit`,
        `${name} 的单位是 ${due}，不是 ${parameter.unit}`,
        `${name} is measured in ${due}, not ${parameter.unit}`,
      ),
    ];
  });
}
