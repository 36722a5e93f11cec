import { describe, expect, test } from "vitest";
import { nearestWord } from "../../src/evaluation/nearestWord";
import { escapeToken, pointer } from "../../src/evaluation/pointer";

describe("nearestWord", () => {
  test.each([
    // one letter put in, left out, changed, or two neighbours swapped
    ["scores", "score"],
    ["scor", "score"],
    ["scire", "score"],
    ["socre", "score"],
    ["score", "score"],
    ["SCORE", "score"],
    // two of them
    ["cosre", "score"],
    ["sc0r3", "score"],
    ["xscorex", "score"],
    ["rscoe", "score"],
    ["initalBugdet", "initialBudget"],
    ["initialbudget", "initialBudget"],
    // three: too far
    ["xscorexx", null],
    ["sc", null],
    ["s0x3e", null],
    ["inidialbutked", null],
    ["", null],
    // two letters of a word of four are half of it
    ["cxde", "code"],
    ["cxxe", null],
    // at equal distance the first known word
    ["cote", "code"],
  ])("of %j is %j", (word, expected) => {
    expect(nearestWord(word, ["score", "initialBudget", "code", "note"])).toBe(expected);
  });

  test("the nearer of two, wherever it stands", () => {
    expect(nearestWord("targat", ["target", "targets"])).toBe("target");
    expect(nearestWord("targats", ["target", "targets"])).toBe("targets");
    expect(nearestWord("targats", ["targets", "target"])).toBe("targets");
  });

  test("letters swapped over more than one place are two changes, not one", () => {
    // a-b-c to c-b-a: two changes of a word of six
    expect(nearestWord("cbadef", ["abcdef"])).toBe("abcdef");
    // and a third is too many
    expect(nearestWord("cbadex", ["abcdef"])).toBeNull();
  });

  test("half a swap is none: ab to bx and ab to xa are two changes, and f to z the third", () => {
    expect(nearestWord("bxcdef", ["abcdef"])).toBe("abcdef");
    expect(nearestWord("bxcdez", ["abcdef"])).toBeNull();
    expect(nearestWord("xacdez", ["abcdef"])).toBeNull();
    expect(nearestWord("bacdez", ["abcdef"])).toBe("abcdef");
  });
});

// RFC 6901: ~ is written ~0 and / is written ~1, the tilde first.
describe("pointer", () => {
  test.each([
    [[], ""],
    [["indicators", 0, "score"], "/indicators/0/score"],
    [["a/b/c"], "/a~1b~1c"],
    [["~~"], "/~0~0"],
    [["~1"], "/~01"],
  ])("of %j is %j", (path, expected) => {
    expect(pointer(path)).toBe(expected);
  });

  test("a token is escaped alike", () => {
    expect(escapeToken("~/")).toBe("~0~1");
  });
});
