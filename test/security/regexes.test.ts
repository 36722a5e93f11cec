import { describe, expect, test } from "vitest";
import { attacksOn, builtPatterns, literalPatterns, type Pattern } from "./patterns";

/** A quadratic pattern takes hundreds of milliseconds for the longest, a linear one less than one. */
const LENGTHS = [24, 32, 400, 20_000];
const MOST = 80;

/** Patterns that are not linear, and how long a text they are ever asked about: they are tried at that length. */
const LIMITED: Readonly<Record<string, number>> = {
  // A trimmed cell of at most 20 characters.
  "check/cellTexts.ts /^(?:…|\\.|。|·|．|\\s)*(?:…|\\.{3}|。{3}|·{3}|．{3})(?:…|\\.|。|·|．|\\s)*$/": 20,
  // Figures: at most 30 digits and 10 places, and their sums.
  "repair/print.ts /\\B(?=(\\d{3})+$)/g": 60,
  "repair/typing.ts /0+$/": 60,
  "accounts/repair/choose.ts /\\B(?=(\\d{3})+(?!\\d)(\\.|$))/g": 60,
  // A grade as printed, longer ones being none.
  "ruleset/gradeNamed.ts /[等级]+$/": 60,
  // The largest number of a sheet has 309 digits, and a format code at most 200 characters.
  "import/workbook/numberFormat.ts /\\B(?=(?:\\d{3})+$)/g": 520,
  "import/workbook/numberFormat.ts /,+$/": 200,
};

/** Time on the processor, so that a busy machine makes no difference. */
function milliseconds(pattern: RegExp, text: string): number {
  const before = process.cpuUsage().user;
  if (pattern.global) text.replace(pattern, "");
  else pattern.exec(text);
  return (process.cpuUsage().user - before) / 1000;
}

/** The first attack that takes too long, short ones first; `null` where there is none. */
function attackThatWorks(pattern: RegExp, lengths: readonly number[]): string | null {
  for (const length of lengths) {
    for (const text of attacksOn(pattern, length)) {
      // The least of three: the machine may collect garbage in one of them.
      let took = milliseconds(pattern, text);
      if (took > MOST) took = Math.min(took, milliseconds(pattern, text), milliseconds(pattern, text));
      if (took > MOST) return `${length} characters, ${JSON.stringify(text.slice(0, 20))}…`;
    }
  }
  return null;
}

const all: readonly Pattern[] = [
  ...literalPatterns(),
  ...(await builtPatterns(async () => {
    await import("../../src/index");
    await import("../../src/accounts/index");
    await import("../../src/import/index");
    await import("../../src/report/index");
    await import("../../src/cli/main");
  })),
];
const nameOf = ({ file, pattern }: Pattern) => `${file} ${pattern}`;

describe("every regular expression of ours takes linear time", () => {
  test("none is left out, and none is excused that is not there", () => {
    const literals = literalPatterns();
    expect(literals.length).toBeGreaterThan(200);
    expect(all.length).toBeGreaterThan(literals.length);
    expect(Object.keys(LIMITED).filter((name) => !literals.some((each) => nameOf(each) === name))).toEqual(
      [],
    );
  });

  test("for 20,000 characters of what it looks for, with an end that fails", () => {
    const slow: string[] = [];
    for (const each of all) {
      const limit = LIMITED[nameOf(each)];
      const attack = attackThatWorks(each.pattern, limit === undefined ? LENGTHS : [limit]);
      if (attack !== null) slow.push(`${nameOf(each)}: ${attack}`);
    }
    expect(slow).toEqual([]);
  });

  // Patterns this library once had, each with a real way in.
  test.each([
    ["a workbook's formula", /^[+\s]*(?:(?:SUM|ROUND)\(|[$A-Z]{1,5}\d{1,7}|[\d.]+|[\s+,:()$])+$/i],
    ["a line of the funds", /^(?:其中)?(?:年度|项目|预算)*(?:资金|预算|支出)*(?:总额|合计)$/],
  ])("and the attacks find what is careless: %s", (_, pattern) => {
    expect(attackThatWorks(pattern, LENGTHS)).not.toBeNull();
  });
});
