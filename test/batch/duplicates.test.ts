import { describe, expect, test } from "vitest";
import { duplicatesIn } from "../../src/batch/duplicates";
import { reconcile } from "../../src/batch/reconcile";
import { emptySummary, type Summary } from "../../src/batch/summary";
import { bandsOf, fold, hashOf, likeness, signatureOf } from "../../src/batch/textHash";
import type { TextCount } from "../../src/batch/textSketch";

type Texts = Partial<Record<keyof Summary["texts"], TextCount[]>>;

function summaryWith(texts: Texts): Summary {
  const { projects = [], goals = [], reasons = [] } = texts;
  const sketch = (counts: TextCount[]) => ({ complete: true, texts: counts });
  return {
    ...emptySummary(),
    texts: { projects: sketch(projects), goals: sketch(goals), reasons: sketch(reasons) },
  };
}

const count = (text: string, forms: number, refs: string, signature = ""): TextCount => {
  return { hash: hashOf(text, 0), text, forms, refs: refs.split(" "), signature };
};

/** A signature of 32 bytes, the first so many of them others. */
const differing = (bytes: number, other = "ff") => other.repeat(bytes) + "00".repeat(32 - bytes);

describe("the texts forms share", () => {
  test("those in the most forms first, then by their words, whatever kind they are of", () => {
    const summary = summaryWith({
      projects: [count("乙", 2, "a b"), count("甲", 2, "c d"), count("丙", 1, "e")],
      goals: [count("目标", 5, "a b c d e")],
      reasons: [count("丁", 3, "a b c"), count("乙", 2, "a c")],
    });
    // By code points: 丁 4E01, 乙 4E59, 甲 7532.
    expect(duplicatesIn(summary).map(({ kind, text, forms }) => [kind, text, forms])).toEqual([
      ["goal", "目标", 5],
      ["reason", "丁", 3],
      ["project", "乙", 2],
      ["reason", "乙", 2],
      ["project", "甲", 2],
    ]);
  });

  test.each<[string, TextCount[], object[]]>([
    [
      "the same words: exact",
      [count("一", 2, "b a")],
      [{ kind: "goal", text: "一", match: "exact", likeness: 1, forms: 2, refs: ["a", "b"] }],
    ],
    // 28 of 32 bytes: (28/32 − 1/256) ÷ (1 − 1/256) = 223/255 = 0.8745…
    [
      "wordings 0.87 alike: near, under the words of the more forms",
      [count("一", 1, "a", differing(0)), count("二", 2, "c b", differing(4))],
      [{ kind: "goal", text: "二", match: "near", likeness: 0.87, forms: 3, refs: ["a", "b", "c"] }],
    ],
    [
      "of as many forms each: the words that come first",
      [
        count("二", 1, "a", differing(4)),
        count("一", 1, "b", differing(0)),
        count("三", 1, "c", differing(4)),
      ],
      [{ text: "一", forms: 3, refs: ["a", "b", "c"] }],
    ],
    // 26 of 32: 0.8118; 25 of 32: 0.7804.
    [
      "0.81 alike: near",
      [count("一", 1, "a", differing(0)), count("二", 1, "b", differing(6))],
      [{ match: "near", likeness: 0.81 }],
    ],
    ["0.78 alike: not", [count("一", 1, "a", differing(0)), count("二", 1, "b", differing(7))], []],
    // 28 of the bytes of the first two, 28 of the second and third, 24 (0.749) of the first and third.
    [
      "joined by one between them, as like as the least like pair that joined them",
      [
        count("一", 1, "a", differing(0)),
        count("三", 1, "c", differing(8)),
        count("二", 1, "b", differing(4)),
      ],
      [{ text: "一", match: "near", likeness: 0.87, forms: 3, refs: ["a", "b", "c"] }],
    ],
    [
      "two wordings of one form are none of several",
      [count("一", 1, "a", differing(0)), count("二", 1, "a", differing(4))],
      [],
    ],
    [
      "one wording of two forms of one name is",
      [count("一", 2, "a a")],
      [{ text: "一", match: "exact", forms: 2, refs: ["a", "a"] }],
    ],
    ["texts without a signature are not near each other", [count("一", 1, "a"), count("二", 1, "b")], []],
    [
      "of many forms five are named",
      [count("一", 5, "b c d e f", differing(0)), count("二", 2, "a g", differing(4))],
      [{ forms: 7, refs: ["a", "b", "c", "d", "e"] }],
    ],
  ])("%s", (_, goals, groups) => {
    expect(duplicatesIn(summaryWith({ goals }))).toMatchObject(groups);
    expect(duplicatesIn(summaryWith({ goals }))).toHaveLength(groups.length);
    // Whatever their order.
    expect(duplicatesIn(summaryWith({ goals: goals.toReversed() }))).toMatchObject(groups);
  });

  // 28 of 32 bytes of the first two agree, 30 of the second and third, 26 of the first and third.
  test("a group is as like as the least like pair that joined it, not as any pair in it", () => {
    const third = "00".repeat(30) + "ff".repeat(2);
    const goals = [differing(4), differing(0), third].map((signature, i) =>
      count(`${i}`, 1, `${i}`, signature),
    );
    expect(duplicatesIn(summaryWith({ goals }))).toMatchObject([{ forms: 3, likeness: 0.87 }]);
  });

  test.each([
    [100, 100, false],
    [101, 100, true],
  ])("of %i groups %i are told, all are counted", (groups, toldOf, truncated) => {
    const projects = Array.from({ length: groups }, (_, i) => count(`p${i}`, 2, "a b"));
    const result = reconcile(summaryWith({ projects }));
    expect([result.findings.length, result.truncated]).toEqual([toldOf, truncated]);
    expect(result.checks["portfolio.duplicate-project"]).toEqual({
      passed: 0,
      failed: groups,
      notEvaluated: 0,
    });
    expect(result.checks["portfolio.duplicate-text"]).toEqual({ passed: 0, failed: 0, notEvaluated: 0 });
  });

  test.each([
    ["projects", "portfolio.duplicate-project", "/project/name"],
    ["goals", "portfolio.duplicate-text", "/goals"],
    ["reasons", "portfolio.duplicate-text", "/indicators"],
  ] as const)("of %s: %s at %s, a warning", (kind, code, path) => {
    const { findings } = reconcile(summaryWith({ [kind]: [count("一", 2, "a b")] }));
    expect(findings).toMatchObject([
      { code, path, severity: "warning", stated: "一", expected: null, related: [], params: { forms: "2" } },
    ]);
  });
});

const folded = (text: string) => String.fromCharCode(...fold(text));

describe("texts by their letters and digits", () => {
  test.each([
    ["ＡＢＣ，（１２）！～", "abc12"],
    ["Ä ß 数 字ｶ", "äß数字ｶ"],
    ["\u{20000}。\u{20000}", "\u{20000}\u{20000}"],
    ["", ""],
    ["字".repeat(5000), "字".repeat(5000)],
  ])("%j is %j", (text, letters) => {
    expect(folded(text)).toBe(letters);
  });

  // cyrb53, as its author publishes it: "a" and "b".
  test.each([
    ["a", 7929297801672961],
    [" Ｂ.", 8684336938537663],
  ])("the hash of %j", (text, hash) => {
    expect(hashOf(text, 1)).toBe(hash);
    expect(hashOf(text, 2)).toBe(-1);
  });
});

const bytesOf = (text: string) => {
  return (signatureOf(fold(text)).match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16));
};

describe("signatures", () => {
  test("of no run of four characters: 32 zeros", () => {
    expect(bytesOf("一二三")).toEqual(new Array(32).fill(0));
  });

  // One bin is filled; each before it takes that one's byte and 31 for every step away.
  test.each(["一二三四", "abcd", "2024"])(
    "of one run (%s): each byte 31 less than the one before",
    (text) => {
      const bytes = bytesOf(text);
      expect(bytes.slice(1)).toEqual(bytes.slice(0, -1).map((byte) => (byte + 256 - 31) % 256));
      expect(bytes).toHaveLength(32);
    },
  );

  test("depend on the runs alone, not on their order or number", () => {
    expect(bytesOf("甲乙丙丁戊甲乙丙丁戊")).toEqual(bytesOf("丙丁戊甲乙丙丁戊甲乙丙丁戊甲乙"));
    // Sixty runs in 32 bins.
    const all = Array.from({ length: 60 }, (_, i) => String.fromCharCode(0x4e00 + i)).join("");
    const turned = all.slice(30) + all.slice(0, 30);
    expect(bytesOf(all + all)).toEqual(bytesOf(turned + turned));
    expect(bytesOf("甲乙丙丁戊甲乙丙丁戊")).not.toEqual(bytesOf("戊丁丙乙甲戊丁丙乙甲"));
  });

  test.each([
    [0, 1],
    // (16/32 − 1/256) ÷ (255/256) = 127/255
    [16, 127 / 255],
    [31, 7 / 255],
    [32, 0],
  ])("with %i other bytes are %f alike", (bytes, alike) => {
    for (const other of ["ff", "0f", "f0"]) {
      expect(likeness(differing(0), differing(bytes, other))).toBeCloseTo(alike, 12);
    }
  });

  test("are looked up by eight bands of four bytes", () => {
    const bands = bandsOf(Array.from({ length: 8 }, (_, i) => `${i}`.repeat(8)).join(""));
    expect(bands).toEqual([
      ...["0:00000000", "8:11111111", "16:22222222", "24:33333333"],
      ...["32:44444444", "40:55555555", "48:66666666", "56:77777777"],
    ]);
  });
});
