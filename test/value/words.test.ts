import { describe, expect, test } from "vitest";
import { merge, signAt } from "../../src/value/comparator";
import { readJudgement } from "../../src/value/judgement";
import { readValue } from "../../src/value/readValue";
import { plainText, sameText } from "../../src/value/text";
import type { Comparator } from "../../src/value/value";

function comparatorOf(cell: string): Comparator | null | "text" {
  const value = readValue(cell, { year: 2024 });
  return value.kind === "quantity" ? value.comparator : "text";
}

describe("signs that compare", () => {
  test.each<[signs: string, comparator: Comparator]>([
    ["≥≧⩾≮", "≥"],
    ["≤≦⩽≯", "≤"],
    [">＞﹥", ">"],
    ["<＜﹤", "<"],
    ["=＝﹦═", "="],
    ["±", "±"],
  ])("%s: %s", (signs, comparator) => {
    expect([...signs].map((sign) => [sign, comparatorOf(`${sign}5天`)])).toEqual(
      [...signs].map((sign) => [sign, comparator]),
    );
  });

  test.each(["≠", "≈", "~", "a", "5", ""])("%j is none", (sign) => {
    expect(signAt(sign.charCodeAt(0))).toBeNull();
  });
});

describe("words before a figure", () => {
  test.each<[words: string, comparator: Comparator]>([
    ["不低于 不少于 不小于 不短于 不得低于 不得少于 不能低于 不能少于 至少 最少 最低", "≥"],
    ["大于等于 大于或等于 大于或者等于 高于等于 高于或等于 多于或等于", "≥"],
    ["不超过 不高于 不大于 不多于 不长于 不得超过 不得高于 不能超过 至多 最多 最高", "≤"],
    ["小于等于 小于或等于 小于或者等于 低于等于 低于或等于 少于或等于", "≤"],
    ["未低于", "≥"],
    ["未超过 未高于", "≤"],
    ["大于 超过 高于 多于 超出 长于", ">"],
    ["小于 低于 少于 短于 不足 不到", "<"],
    ["等于", "="],
  ])("%s: %s", (words, comparator) => {
    const each = words.split(" ");
    expect(each.map((word) => [word, comparatorOf(`${word}5天`)])).toEqual(
      each.map((word) => [word, comparator]),
    );
  });
});

describe("words behind a figure", () => {
  test.each<[words: string, comparator: Comparator | null]>([
    ["以上 及以上 或以上 及其以上 含以上 (含)以上 以上(含) +", "≥"],
    ["(不含)以上 以上(不含)", ">"],
    ["以内 之内 以下 及以下 或以下 (含)以内 (含)以下 以内(含) 以下(含)", "≤"],
    ["(不含)以下 以下(不含)", "<"],
    ["左右 上下 (含)", null],
  ])("%s: %s", (words, comparator) => {
    const each = words.split(" ");
    expect(each.map((word) => [word, comparatorOf(`5天${word}`)])).toEqual(
      each.map((word) => [word, comparator]),
    );
  });
});

describe("two comparators of one figure", () => {
  test.each<[front: Comparator | null, back: Comparator | null, one: Comparator | null | "conflict"]>([
    [null, null, null],
    ["≥", null, "≥"],
    [null, "≥", "≥"],
    ["≥", "≥", "≥"],
    ["±", "±", "±"],
    // An equals sign gives way to a direction.
    ["=", "≥", "≥"],
    ["≤", "=", "≤"],
    ["=", "<", "<"],
    // Of two in one direction the front one counts.
    [">", "≥", ">"],
    ["≥", ">", "≥"],
    ["<", "≤", "<"],
    ["≤", "<", "≤"],
    ["≥", "≤", "conflict"],
    ["<", ">", "conflict"],
    ["≥", "±", "conflict"],
    ["±", "=", "conflict"],
    ["=", "±", "conflict"],
  ])("%s and %s are %s", (front, back, one) => {
    expect(merge(front, back)).toBe(one);
  });

  test("a conflict stays one", () => {
    expect(merge("conflict", "=")).toBe("conflict");
    expect(merge("=", "conflict")).toBe("conflict");
    expect(merge("conflict", null)).toBe("conflict");
    expect(merge("<", "conflict")).toBe("conflict");
    expect(merge("conflict", "≤")).toBe("conflict");
    expect(comparatorOf("<≤≥95%")).toBe("text");
  });
});

describe("plain words of completion", () => {
  test.each([
    [
      "achieved",
      "达成 已达成 全部达成 达标 已达标 全部达标 达到预期 达到预期目标 达到预期效果 达到目标 已达到 实现 已实现 全部实现 完成 " +
        "已完成 全部完成 已全部完成 均已完成 按时完成 按期完成 按计划完成 如期完成 及时完成 顺利完成 圆满完成 超额完成 提前完成 " +
        "完成目标 完成任务 已落实 全部落实 是",
    ],
    [
      "partiallyAchieved",
      "部分达成 部分达到 部分达标 部分完成 部分实现 部分达到预期目标 部分完成年度目标 基本达成 基本达到 基本达标 基本完成 基本实现 " +
        "基本达到预期 基本达到目标 基本达到预期目标 基本达成年度指标 基本完成绩效目标 大部分完成 未全部完成 部分未完成 未完全完成 未全部达成 未完全达成",
    ],
    [
      "notAchieved",
      "未达成 未达标 未达到 未达到预期 未达到预期目标 未完成 未实现 未实施 未开展 未落实 未启动 未执行 没有完成 没完成 没有开展 " +
        "尚未完工 尚未完成 未按期完成 未验收 未开展调查 未提高 没有提高 " +
        "不达标 不合格 取消 已取消 否 未改善 没有改善 无改善 无明显改善 未明显改善 改善不明显 改善不显著 效果不明显 效果不显著",
    ],
  ])("are %s", (judgement, words) => {
    const each = words.split(" ");
    expect(each.map((word) => [word, readJudgement(word)])).toEqual(each.map((word) => [word, judgement]));
  });
});

// What did not happen may be what was wanted.
test.each(["未发生", "未出现投诉", "明显改善", "不明显", "有明显改善", "改善不明显的问题已解决", "效果明显"])(
  "%s says of itself neither one nor the other",
  (word) => {
    expect(readJudgement(word)).toBeNull();
  },
);

describe("the three sentences", () => {
  const OBJECTS = ["预期指标", "年度指标", "绩效指标", "预期目标", "年度目标", "绩效目标", "既定目标", ""];

  test.each(OBJECTS)("about %j", (object) => {
    expect(readJudgement(`达成${object}`)).toBe("achieved");
    expect(readJudgement(`部分达成${object}并具有一定效果`)).toBe("partiallyAchieved");
    expect(readJudgement(`部分达成${object}`)).toBe("partiallyAchieved");
    expect(readJudgement(`未达成${object}且效果较差`)).toBe("notAchieved");
    expect(readJudgement(`未达成${object}`)).toBe("notAchieved");
  });

  test.each([
    // Four characters are the shortest clip that is looked at.
    ["一定效果", "partiallyAchieved"],
    ["定效果", null],
    ["效果较差", "notAchieved"],
    ["果较差", null],
    // Every sentence has these.
    ["预期指标", null],
    ["成预期指标", null],
    // Only one sentence has 且, whatever garbled words follow.
    ["预期指标且有效", "notAchieved"],
    ["年度目标且有效果", "notAchieved"],
    ["提高指标且有效", null],
    // 16 characters are the longest sentence: 部分达成预期指标并具有一定效果 has 15.
    ["达成预期指标并具有一定效果", "partiallyAchieved"],
    ["部分达成预期指标并具有一定效果好", null],
    ["预期指标且未达成目标的效果非常之差了", null],
  ])("clipped to %j: %s", (clip, judgement) => {
    expect(readJudgement(clip)).toBe(judgement);
  });
});

describe("plainText", () => {
  test.each([
    ["≥９５％", "≥95%"],
    [" 提 高 ", "提高"],
    ["达标\n率", "达标率"],
    ["10 20", "10 20"],
    ["10  .5", "10 .5"],
    ["1,　200", "1, 200"],
    ["95 %", "95%"],
    ["共 5 人", "共5人"],
    ["完成。", "完成"],
    ["完成；、，,;。", "完成"],
    ["。完成", "。完成"],
    ["完成！", "完成!"],
    ["a\u200bb\u200fc\u2000d\u2028e\u2029f\u2060g\ufeffh\u00a0i\u3000j\tk", "abcdefghijk"],
    ["a\u2010b", "a\u2010b"],
    ["千瓦•时", "千瓦·时"],
    ["千瓦‧时", "千瓦·时"],
    ["千瓦∙时", "千瓦·时"],
    ["千瓦⋅时", "千瓦·时"],
    ["千瓦・时", "千瓦·时"],
    ["千瓦·时", "千瓦·时"],
    ["", ""],
    ["。", ""],
  ])("of %j is %j", (raw, text) => {
    expect(plainText(raw)).toBe(text);
  });
});

describe("two cells that say the same", () => {
  test.each([...`,;:!?"'()[]，。、；：！？…“”‘’《》【】「」· \n\u200b\ufeff`])(
    "%j does not count",
    (mark) => {
      expect(sameText(`提${mark}高`, "提高")).toBe(true);
      expect(sameText("提高", `${mark}提高`)).toBe(true);
    },
  );

  test.each([..."≥=<>±%.-+/~"])("%j does", (mark) => {
    expect(sameText(`提${mark}高`, "提高")).toBe(false);
  });

  test("the width of a letter does not count, the letter does", () => {
    expect(sameText("ＡＢ", "AB")).toBe(true);
    expect(sameText("ＡＢ", "AC")).toBe(false);
    expect(sameText("提高。", "提升。")).toBe(false);
  });
});
