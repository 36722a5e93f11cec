import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fold, hashOf, likeness, signatureOf } from "../../src/batch/textHash";
import { type TextSketch, TextSketchBuilder } from "../../src/batch/textSketch";

const LIMIT = 8;
const builder = () => new TextSketchBuilder({ minLength: 1, withSignature: false, limit: LIMIT });

type Form = readonly [text: string, ref: string];
function sketch(forms: readonly Form[]): TextSketch {
  const sketching = builder();
  for (const [text, ref] of forms) sketching.addForm([text], ref);
  return sketching.build();
}

function merge(...parts: readonly TextSketch[]): TextSketch {
  const merging = builder();
  for (const part of parts) merging.merge(part);
  return merging.build();
}

describe("a sketch of texts", () => {
  test("counts the forms of a text, whatever its spaces, punctuation and width", () => {
    const { texts, complete } = sketch([
      ["资金下达较晚，影响进度。", "a"],
      ["资金下达较晚,影响进度", "b"],
      [" 资金下达较晚；影响 进度", "c"],
      ["ＡＢＣ１２", "d"],
      ["abc12", "e"],
    ]);
    expect(complete).toBe(true);
    expect(texts.map(({ forms, refs }) => [forms, refs]).sort()).toEqual([
      [2, ["d", "e"]],
      [3, ["a", "b", "c"]],
    ]);
  });

  test("counts a form once that repeats a text", () => {
    const sketching = builder();
    sketching.addForm(["同一原因", "同一原因", "另一原因"], "a");
    expect(sketching.build().texts.map(({ forms }) => forms)).toEqual([1, 1]);
  });

  test("leaves out texts too short to tell anything", () => {
    const sketching = new TextSketchBuilder({ minLength: 3, withSignature: false });
    sketching.addForm(["无。", "无 无", "无无无"], "a");
    expect(sketching.build().texts.map(({ text }) => text)).toEqual(["无无无"]);
  });

  test.each([
    ["字".repeat(40), "字".repeat(40)],
    ["字".repeat(41), `${"字".repeat(39)}…`],
  ])("tells how %s begins", (text, excerpt) => {
    expect(sketch([[text, "a"]]).texts[0]?.text).toBe(excerpt);
  });

  test("of several wordings the one that comes first, in one sketch or in two", () => {
    const [comma, stop] = ["甲，乙", "甲。乙"];
    // 。 is U+3002, ， is U+FF0C.
    const whole: readonly Form[] = [
      [comma, "a"],
      [stop, "b"],
      [comma, "c"],
    ];
    expect(sketch(whole).texts).toMatchObject([{ text: stop, forms: 3, refs: ["a", "b", "c"] }]);
    expect(merge(sketch(whole.slice(2)), sketch(whole.slice(0, 2)))).toEqual(sketch(whole));
  });

  test("names the first five forms of a text", () => {
    const forms = ["e", "b", "g", "a", "f", "c", "d", "a"].map((ref): Form => ["甲", ref]);
    expect(sketch(forms).texts).toMatchObject([{ forms: 8, refs: ["a", "a", "b", "c", "d"] }]);
    expect(merge(sketch(forms.slice(4)), sketch(forms.slice(0, 4)))).toEqual(sketch(forms));
  });

  test("a text twice in one form, and in another once, is counted twice", () => {
    const sketching = builder();
    sketching.addForm(["甲", "乙", "甲 ", "乙。"], "a");
    sketching.addForm(["甲"], "b");
    const counts = sketching.build().texts.map(({ text, forms, refs }) => [text, forms, refs]);
    expect(counts.sort()).toEqual([
      ["乙", 1, ["a"]],
      ["甲", 2, ["a", "b"]],
    ]);
  });

  test("signs a text where it is asked to", () => {
    const signed = new TextSketchBuilder({ minLength: 1, withSignature: true });
    signed.addForm(["一二三四五"], "a");
    expect(signed.build().texts.map(({ signature }) => signature)).toEqual([signatureOf(fold("一二三四五"))]);
    expect(sketch([["一二三四五", "a"]]).texts.map(({ signature }) => signature)).toEqual([""]);
  });

  test("keeps 4,096 texts where nothing else is said, one more is a sample", () => {
    const large = new TextSketchBuilder({ minLength: 1, withSignature: false });
    for (let i = 0; i < 4096; i += 1) large.addForm([`${i}`], "a");
    expect(large.build()).toMatchObject({ complete: true, texts: { length: 4096 } });
    large.addForm(["4096"], "a");
    expect(large.build()).toMatchObject({ complete: false, texts: { length: 4096 } });
  });

  // Eleven are more than eight and a quarter, so the largest three are dropped.
  test("the last text that is kept goes on being counted", () => {
    const texts = Array.from({ length: 11 }, (_, i) => `${i}`).sort((a, b) => hashOf(a, 0) - hashOf(b, 0));
    const sketching = builder();
    for (const text of [...texts, texts[7]!, texts[8]!]) sketching.addForm([text], "a");
    const counts = sketching.build().texts.map(({ text, forms }) => [text, forms]);
    expect(counts).toEqual(texts.slice(0, 8).map((text, i) => [text, i === 7 ? 2 : 1]));
  });

  test("what an incomplete part left out is left out of the whole", () => {
    const texts = Array.from({ length: 9 }, (_, i) => `${i}`).sort((a, b) => hashOf(a, 0) - hashOf(b, 0));
    const incomplete = sketch(texts.map((text) => [text, "a"]));
    expect(incomplete).toMatchObject({ complete: false, texts: { length: 8 } });
    // The ninth is in the other part as well, and its count would be too small.
    const merged = merge(
      sketch([
        [texts[8]!, "b"],
        [texts[0]!, "b"],
      ]),
      { ...incomplete, texts: incomplete.texts.slice(0, 3) },
    );
    expect(merged).toMatchObject({ complete: false, texts: [{ forms: 2 }, { forms: 1 }, { forms: 1 }] });
    // Nor does a part that kept more bring back what the first left out.
    const least = { ...incomplete, texts: incomplete.texts.slice(0, 3) };
    expect(merge(least, incomplete, sketch([[texts[5]!, "b"]])).texts).toHaveLength(3);
    expect(merge(sketch([["甲", "a"]]), { complete: false, texts: [] })).toEqual({
      complete: false,
      texts: [],
    });
  });
});

// Far more distinct texts than the sketch keeps.
const forms = fc.array(
  fc.tuple(
    fc.integer({ min: 0, max: 40 }).map((i) => `文字${i}`),
    fc.constantFrom("a", "b", "c", "d", "e", "f", "g"),
  ),
  {
    maxLength: 120,
  },
);

describe("a sketch that keeps a sample", () => {
  test("holds the texts of the smallest hashes, each with its exact count", () => {
    fc.assert(
      fc.property(forms, (all) => {
        const counts = new Map<number, number>();
        for (const [text] of all) {
          const hash = hashOf(text, 0);
          counts.set(hash, (counts.get(hash) ?? 0) + 1);
        }
        const expected = [...counts].sort(([a], [b]) => a - b).slice(0, LIMIT);
        const { texts, complete } = sketch(all);
        expect(texts.map(({ hash, forms: n }) => [hash, n])).toEqual(expected);
        expect(complete).toBe(counts.size <= LIMIT);
      }),
    );
  });

  test("is the same whether built at once or merged from parts in any order", () => {
    fc.assert(
      fc.property(forms, forms, forms, (a, b, c) => {
        const whole = sketch([...a, ...b, ...c]);
        const [x, y, z] = [sketch(a), sketch(b), sketch(c)];
        expect(merge(x, y, z)).toEqual(whole);
        expect(merge(z, merge(y, x))).toEqual(whole);
      }),
    );
  });
});

describe("signatures", () => {
  const goal =
    "进一步提高我区消防公共安全保障水平，切实增强消防救援队伍处警急难险重任务的战斗力，以适应新形势下各种特殊灾害事故的需要，全年完成训练演习四十次";
  const signature = (text: string) => signatureOf(fold(text));

  test("of equal texts are equal, of a changed figure nearly so, of another text hardly", () => {
    expect(likeness(signature(goal), signature(goal))).toBe(1);
    expect(likeness(signature(goal), signature(goal.replace("四十", "五十")))).toBeGreaterThan(0.75);
    const other =
      "支持光机电产业园企业扩大生产，落实招商引资优惠政策，兑现企业扶持资金，带动就业和税收稳步增长";
    expect(likeness(signature(goal), signature(other))).toBeLessThan(0.2);
  });
});
