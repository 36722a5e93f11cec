import { compare, type Exact, exact, format, ONE, ZERO } from "../../figure/exact";
import type { Band } from "../schema";
import { type Linter, type LintInput, type LintIssue, lintIssue, statedValues, valueOn } from "./issue";

/**
 * Bands of judgements, grades and caps: each a range of its own, in order, none overlapping, and together without
 * a gap.
 */
export const lintBands: Linter = (input) => [
  ...qualitativeBands(input),
  ...grades(input),
  ...totalCaps(input),
];

interface Placed {
  readonly path: string;
  readonly min: Exact;
  readonly max: Exact;
  readonly minIncluded: boolean;
  readonly maxIncluded: boolean;
}

function placed(bands: readonly Band[], path: string): Placed[] {
  return bands.map(({ min, max, minIncluded, maxIncluded }, i) => {
    return { path: `${path}/${i}`, min: exact(min), max: exact(max), minIncluded, maxIncluded };
  });
}

function qualitativeBands({ file }: LintInput): LintIssue[] {
  return statedValues(file, "qualitativeBands").flatMap(({ value, path }) => {
    const bands = placed(value, path);
    // A percentage is reported as such; gaps and overlaps would only repeat it.
    if (bands.some(({ max }) => compare(max, ONE) > 0)) return [];
    return [
      ...JUDGEMENTS.flatMap((judgement) => oneBandEach(judgement, value, path)),
      ...highestFirst(
        JUDGEMENTS.flatMap(
          (judgement) => bands[value.findIndex((band) => band.judgement === judgement)] ?? [],
        ),
        "达成、部分达成、未达成的区间应依次降低",
        "achieved, partly achieved and not achieved go from high to low",
      ),
      ...whole(bands, path, ZERO, ONE),
    ];
  });
}

const JUDGEMENTS = ["achieved", "partiallyAchieved", "notAchieved"] as const;

function oneBandEach(
  judgement: string,
  bands: readonly { readonly judgement: string }[],
  path: string,
): LintIssue[] {
  const count = bands.filter((band) => band.judgement === judgement).length;
  if (count === 1) return [];
  return [
    lintIssue(
      "error",
      count === 0 ? "band.missing" : "band.duplicate",
      path,
      `${judgement} 应有且只有一个区间，现有 ${count} 个`,
      `${judgement} must have one band, it has ${count}`,
    ),
  ];
}

function grades({ file, whole: ruleset }: LintInput): LintIssue[] {
  return statedValues(file, "grades").flatMap(({ value, path, from }) => {
    const total = exact(valueOn(ruleset, "totalWeight", from) ?? "100");
    const bands = placed(value, path);
    return [
      ...highestFirst(bands, "等级由高到低排列", "list the grades from best to worst"),
      ...whole(bands, path, ZERO, total),
      ...distinctNames(value, path),
    ];
  });
}

function distinctNames(
  list: readonly { readonly grade: string; readonly aliases: readonly string[] }[],
  path: string,
): LintIssue[] {
  const seen = new Set<string>();
  return list.flatMap(({ grade, aliases }, i) =>
    [grade, ...aliases].flatMap((name) => {
      if (!seen.has(name)) {
        seen.add(name);
        return [];
      }
      return [
        lintIssue(
          "error",
          "grade.duplicate-name",
          `${path}/${i}`,
          `“${name}”已是另一等级的名称；每个名称只用一次`,
          `"${name}" already names a grade; use each name once`,
        ),
      ];
    }),
  );
}

/** Caps need not reach up to 100%, but a rate below a capped one must not be free of caps, or capped higher. */
function totalCaps({ file, whole: ruleset }: LintInput): LintIssue[] {
  return statedValues(file, "totalCaps").flatMap(({ value, path, from }) => {
    if (value.length === 0) return [];
    const total = valueOn(ruleset, "totalWeight", from) ?? "100";
    const bands = placed(value, path);
    const highest = bands.map(({ max }) => max).reduce((a, b) => (compare(a, b) > 0 ? a : b));
    if (compare(highest, exact("10")) > 0) return [];
    return [...whole(bands, path, ZERO, null), ...idleCaps(value, path, total), ...risingCaps(value, path)];
  });
}

function idleCaps(caps: readonly { readonly cap: string }[], path: string, total: string): LintIssue[] {
  return caps.flatMap(({ cap }, i) => {
    if (compare(exact(cap), exact(total)) < 0) return [];
    return [
      lintIssue(
        "warning",
        "cap.idle",
        `${path}/${i}/cap`,
        `封顶 ${cap} 不低于满分 ${total}，不起作用；请删除或改小`,
        `the cap ${cap} is not below the full marks ${total} and does nothing; remove or lower it`,
      ),
    ];
  });
}

function risingCaps(caps: readonly (Band & { readonly cap: string })[], path: string): LintIssue[] {
  const byRate = caps.map((band, i) => ({ band, i })).sort((a, b) => order(a.band.min, b.band.min));
  return byRate.flatMap(({ band, i }, at) => {
    const below = byRate[at - 1]?.band;
    if (below === undefined || order(below.cap, band.cap) <= 0) return [];
    return [
      lintIssue(
        "warning",
        "cap.order",
        `${path}/${i}/cap`,
        `执行率更高，封顶却更低（${band.cap} < ${below.cap}）`,
        `a higher rate is capped lower (${band.cap} < ${below.cap})`,
      ),
    ];
  });
}

function order(a: string, b: string): number {
  return compare(exact(a), exact(b));
}

function highestFirst(bands: readonly Placed[], zh: string, en: string): LintIssue[] {
  return bands.flatMap((band, i) => {
    const before = bands[i - 1];
    if (before === undefined || compare(before.min, band.min) > 0) return [];
    return [lintIssue("error", "band.order", band.path, zh, en)];
  });
}

/** Whether bands make one range from `low` to `high` (`null`: to where they reach), both ends included. */
function whole(bands: readonly Placed[], path: string, low: Exact, high: Exact | null): LintIssue[] {
  const empty = bands.filter(isEmpty);
  if (empty.length > 0) {
    return empty.map((band) =>
      lintIssue(
        "error",
        "band.empty",
        band.path,
        `区间 ${told(band)} 中没有任何值；请检查两端`,
        `no value lies in ${told(band)}; check its ends`,
      ),
    );
  }
  const sorted = [...bands].sort((a, b) => compare(a.min, b.min) || compare(a.max, b.max));
  const issues: LintIssue[] = [];
  const first = sorted[0];
  const last = sorted.at(-1);
  if (first !== undefined && startsAfter(first, low)) issues.push(gapAt(first.path, format(low), "start"));
  for (const [i, band] of sorted.entries()) {
    const next = sorted[i + 1];
    if (next !== undefined) issues.push(...seam(band, next));
  }
  if (last !== undefined && high !== null && endsBefore(last, high))
    issues.push(gapAt(last.path, format(high), "end"));
  for (const band of sorted) {
    if (compare(band.min, low) >= 0 && (high === null || compare(band.max, high) <= 0)) continue;
    const range = `${format(low)}–${high === null ? "" : format(high)}`;
    issues.push(
      lintIssue(
        "error",
        "band.outside",
        band.path,
        `区间 ${told(band)} 超出 ${range}`,
        `the band ${told(band)} reaches outside ${range}`,
      ),
    );
  }
  return bands.length === 0 ? [gapAt(path, format(low), "start")] : issues;
}

function isEmpty({ min, max, minIncluded, maxIncluded }: Placed): boolean {
  const ends = compare(min, max);
  return ends > 0 || (ends === 0 && !(minIncluded && maxIncluded));
}

function startsAfter({ min, minIncluded }: Placed, low: Exact): boolean {
  const at = compare(min, low);
  return at > 0 || (at === 0 && !minIncluded);
}

function endsBefore({ max, maxIncluded }: Placed, high: Exact): boolean {
  const at = compare(max, high);
  return at < 0 || (at === 0 && !maxIncluded);
}

/** Where one band ends and the next begins: together, and with the point in exactly one of them. */
function seam(below: Placed, above: Placed): LintIssue[] {
  const step = compare(below.max, above.min);
  const both = below.maxIncluded && above.minIncluded;
  const neither = !below.maxIncluded && !above.minIncluded;
  if (step < 0 || (step === 0 && neither)) {
    return [
      lintIssue(
        "error",
        "band.gap",
        above.path,
        `${told(below)} 与 ${told(above)} 之间有空档；请使两端相接，并只含在其一`,
        `between ${told(below)} and ${told(above)} there is a gap; let them meet, with the end in one of them`,
      ),
    ];
  }
  if (step > 0 || both) {
    return [
      lintIssue(
        "error",
        "band.overlap",
        above.path,
        `${told(below)} 与 ${told(above)} 重叠；请使两端相接，并只含在其一`,
        `${told(below)} and ${told(above)} overlap; let them meet, with the end in one of them`,
      ),
    ];
  }
  return [];
}

function gapAt(path: string, end: string, side: "start" | "end"): LintIssue {
  const [zh, en] = side === "start" ? ["下端", "start at"] : ["上端", "reach"];
  return lintIssue(
    "error",
    "band.gap",
    path,
    `区间的${zh}应到 ${end}（含）`,
    `the bands do not ${en} ${end}, included`,
  );
}

function told({ min, max, minIncluded, maxIncluded }: Placed): string {
  return `${minIncluded ? "[" : "("}${format(min)}, ${format(max)}${maxIncluded ? "]" : ")"}`;
}
