import { describe, expect, test } from "vitest";
import { growth, leastOf, textOf } from "./growth";
import { attacksOn, builtPatterns, literalPatterns, type Pattern, repeats } from "./patterns";

/** Patterns that are not linear, and how long a text they are ever asked about: they are tried at that length. */
const LIMITED: Readonly<Record<string, number>> = {
  // A trimmed cell of at most 20 characters.
  "check/cellTexts.ts /^(?:…|\\.|。|·|．|\\s)*(?:…|\\.{3}|。{3}|·{3}|．{3})(?:…|\\.|。|·|．|\\s)*$/": 20,
  // The name of a line of the funds, longer ones being no total.
  "import/fundsBlock.ts /^(?:其中)?(?:年度|项目|全年|本年|预算|财政|部门)*(?:资金|预算|支出)*(?:总额|合计|总计|总数|总量|总金额|总资金|小计)$/": 30,
  // What stands in front of a figure.
  "accounts/narrative/claims.ts /[^，。；：]*[，。；：]?\\s*$/": 60,
  "accounts/narrative/figures.ts /(?:与|比|较|同)(?:上年|去年|上一年|\\d{4}年)[^。]*$/": 200,
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

/** Milliseconds that a text as long as its pattern is ever asked about must not take. */
const MOST = 80;

/** Shapes that any cell, line or paragraph may have. */
const SHAPES = ["0", "９", " ", "　", "(", ")", "，", "1,000", "三", "万元", "\u0301", "a", "-", "项目"];

function reader(pattern: RegExp): (text: string) => unknown {
  return pattern.global ? (text) => text.replace(pattern, "") : (text) => pattern.exec(text);
}

/** The first attack that takes more than linear time; `null` where there is none. */
function attackThatWorks(pattern: RegExp): string | null {
  if (!repeats(pattern)) return null;
  const read = reader(pattern);
  for (const attack of attacksOn(pattern)) {
    // What is plain is tried with 100,000 characters, what is put together with 10,000.
    const times = growth(read, attack, attack.start === "" && attack.end === "\u0000" ? 2 : 1);
    if (times !== null) return `${JSON.stringify(attack)}: ${Math.round(times)} times`;
  }
  for (const pump of SHAPES) {
    const times = growth(read, { start: "", pump, end: "\u0000" });
    if (times !== null) return `${JSON.stringify(pump)}: ${Math.round(times)} times`;
  }
  return null;
}

/** The first attack that takes too long although the text is as short as the pattern ever gets it. */
function attackWithin(limit: number, pattern: RegExp): string | null {
  for (const attack of attacksOn(pattern)) {
    const text = textOf(attack, limit);
    if (leastOf(reader(pattern), text) > MOST) return `${limit} characters of ${JSON.stringify(attack)}`;
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

  test("up to 100,000 characters of what it looks for, with an end that fails", () => {
    const slow: string[] = [];
    for (const each of all) {
      const limit = LIMITED[nameOf(each)];
      const attack = limit === undefined ? attackThatWorks(each.pattern) : attackWithin(limit, each.pattern);
      if (attack !== null) slow.push(`${nameOf(each)}: ${attack}`);
    }
    expect(slow).toEqual([]);
  });

  // Patterns this library once had, and usual ones.
  test.each([
    ["a workbook's formula", /^[+\s]*(?:(?:SUM|ROUND)\(|[$A-Z]{1,5}\d{1,7}|[\d.]+|[\s+,:()$])+$/i],
    ["a line of the funds", /^(?:其中)?(?:年度|项目|预算)*(?:资金|预算|支出)*(?:总额|合计)$/],
    ["spaces at an end", /\s+$/],
    ["a tag that never closes", /<style[\s\S]*?<\/style>/g],
  ])("and the attacks find what is careless: %s", (_, pattern) => {
    expect(attackThatWorks(pattern)).not.toBeNull();
  });
});
