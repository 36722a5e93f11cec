import type { RulesetFile } from "../../src/ruleset/schema";

const GROUND = { basis: "reading", reference: null, clause: null, checkedOn: null } as const;

/** A sound ruleset file that extends `mof-2020`, with whatever is put on top. */
export function file(over: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    id: "bureau-2024",
    version: "1.0.0",
    title: { zh: "某局", en: "a bureau" },
    effectiveFrom: "2024-01-01",
    effectiveTo: null,
    extends: "mof-2020",
    ...over,
  } satisfies RulesetFile;
}

/** One parameter with values from 2024-01-01, each a year later than the one before. */
export function parameter(unit: string, ...values: readonly unknown[]) {
  return { unit, values: values.map((value, i) => ({ from: `${2024 + i}-01-01`, value, ...GROUND })) };
}

/** A sound file that states one parameter. */
export function stating(name: string, unit: string, ...values: readonly unknown[]): Record<string, unknown> {
  return file({ parameters: { [name]: parameter(unit, ...values) } });
}

export function band(min: string, max: string, ends: "[]" | "[)" | "(]" | "()" = "[)") {
  return { min, minIncluded: ends[0] === "[", max, maxIncluded: ends[1] === "]" };
}

export function ownCheck(over: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    id: "reason-length",
    severity: "warning",
    scope: "row",
    assert: { "dec.gte": [{ var: "row.score" }, "0"] },
    message: { zh: "得分{row.score}有误", en: "score {row.score} is wrong" },
    ...GROUND,
    ...over,
  };
}

/** A file that states 超额完成 anew, in part. */
export function over(value: object) {
  return stating("overachievement", "choice", {
    threshold: "1.3",
    thresholdIncluded: false,
    zeroTargetActual: null,
    deduction: null,
    reasonRequired: false,
    ...value,
  });
}
