import { compare, exact, ONE } from "../../figure/exact";
import { type Linter, type LintInput, type LintIssue, lintIssue, statedValues, valueOn } from "./issue";

/** 分档赋分 of 执行率 and 满意度: in order, each reached, and never less for more. */
export const lintSteps: Linter = (input) => [...executionCurve(input), ...satisfactionSteps(input)];

interface Step {
  readonly from: string;
  readonly share: string;
}

function executionCurve({ file, whole }: LintInput): LintIssue[] {
  return statedValues(file, "executionCurve").flatMap(({ value, path, from }) => {
    if (value.kind === "linear") return [];
    const cap = valueOn(whole, "executionCap", from);
    return [...stepsIn(value.steps, `${path}/steps`), ...unreachable(value.steps, `${path}/steps`, cap)];
  });
}

function satisfactionSteps({ file }: LintInput): LintIssue[] {
  return statedValues(file, "satisfactionSteps").flatMap(({ value, path }) => stepsIn(value ?? [], path));
}

function stepsIn(steps: readonly Step[], path: string): LintIssue[] {
  const directions = new Set<number>();
  const issues: LintIssue[] = [];
  const seen = new Set<string>();
  for (const [i, step] of steps.entries()) {
    const before = steps[i - 1];
    if (before !== undefined) directions.add(Math.sign(compare(exact(step.from), exact(before.from))));
    if (seen.has(step.from)) {
      issues.push(
        lintIssue(
          "error",
          "step.duplicate",
          `${path}/${i}/from`,
          `${step.from} 这一档重复；每档只写一次`,
          `the step from ${step.from} stands twice; write it once`,
        ),
      );
    }
    seen.add(step.from);
  }
  directions.delete(0);
  if (directions.size > 1) {
    issues.push(
      lintIssue(
        "warning",
        "step.order",
        path,
        "各档没有按顺序排列；请由高到低排列",
        "the steps are not in order; list them from high to low",
      ),
    );
  }
  return [...issues, ...falling(steps, path)];
}

function falling(steps: readonly Step[], path: string): LintIssue[] {
  const byFrom = steps
    .map((step, i) => ({ ...step, i }))
    .sort((a, b) => compare(exact(a.from), exact(b.from)));
  return byFrom.flatMap(({ share, i }, at) => {
    const below = byFrom[at - 1];
    if (below === undefined || compare(exact(below.share), exact(share)) <= 0) return [];
    return [
      lintIssue(
        "error",
        "step.falling",
        `${path}/${i}/share`,
        `到了更高一档，得分却更低（${share} < ${below.share}）`,
        `a higher step earns less (${share} < ${below.share})`,
      ),
    ];
  });
}

/** A step above the cap of the rate is never reached. */
function unreachable(steps: readonly Step[], path: string, cap: string | null): LintIssue[] {
  if (cap === null || compare(exact(cap), ONE) < 0) return [];
  return steps.flatMap(({ from }, i) => {
    if (compare(exact(from), exact(cap)) <= 0) return [];
    return [
      lintIssue(
        "warning",
        "step.unreachable",
        `${path}/${i}/from`,
        `执行率按 executionCap 至多为 ${cap}，达不到 ${from}；比率写成小数，80% 为 "0.8"`,
        `the rate counts at most as executionCap ${cap} and never reaches ${from}; ratios are decimals, 80% is "0.8"`,
      ),
    ];
  });
}
