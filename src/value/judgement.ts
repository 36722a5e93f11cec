import type { Judgement } from "./value";

/** Objects the three sentences of 定性指标 are printed with. */
const NAMED = ["预期指标", "年度指标", "绩效指标", "预期目标", "年度目标", "绩效目标", "既定目标"];
const OBJECTS = [...NAMED, ""];

const ACHIEVED = OBJECTS.map((object) => `达成${object}`);
const PARTLY = OBJECTS.map((object) => `部分达成${object}并具有一定效果`);
const NOT = OBJECTS.map((object) => `未达成${object}且效果较差`);

/** Whole cells whose meaning is sure: the sentences, and plain words of completion. Kept short on purpose. */
const WORDS: ReadonlyMap<string, Judgement> = new Map([
  ...judged(
    "achieved",
    `${ACHIEVED.join(" ")} 达成 已达成 全部达成 达标 已达标 全部达标 达到预期 达到预期目标 达到预期指标 达到预期效果 达到目标 ` +
      "已达到 已达到预期目标 实现 已实现 全部实现 完成 已完成 全部完成 已全部完成 全部已完成 均已完成 按时完成 已按时完成 按期完成 按计划完成 " +
      "如期完成 及时完成 顺利完成 圆满完成 全面完成 超额完成 提前完成 完成目标 完成任务 完成年度目标 已落实 全部落实 是",
  ),
  ...judged(
    "partiallyAchieved",
    `${["部分达成", "部分达到", "部分完成", "基本达成", "基本达到", "基本完成", "基本实现"].flatMap((verb) => OBJECTS.map((object) => verb + object)).join(" ")} ` +
      "部分达标 部分实现 基本达到预期 基本达到目标 基本达标 大部分完成 部分未完成 未全部完成 未完全完成 未全部达成 未完全达成",
  ),
  ...judged(
    "notAchieved",
    `${OBJECTS.map((object) => `未达成${object}`).join(" ")} 未达成 未达标 未达到 未达到预期 未达到预期目标 未完成 未实现 未实施 未开展 未落实 ` +
      "未启动 未执行 未按期完成 未按时完成 未按计划完成 未及时完成 未如期完成 尚未完成 尚未完工 尚未开展 尚未实施 尚未启动 尚未验收 " +
      "未完工 未竣工 未验收 未开展调查 未提高 未提升 没有提高 没有提升 提高不明显 提升不明显 未见成效 没有完成 没完成 没有开展 不达标 不合格 取消 已取消 否 " +
      "未改善 没有改善 无改善 无明显改善 未明显改善 改善不明显 改善不显著 效果不明显 效果不显著",
  ),
]);

function judged(judgement: Judgement, words: string): (readonly [string, Judgement])[] {
  return words.split(" ").map((word) => [word, judgement] as const);
}

/** A clip shorter than this may be part of anything. */
const SHORTEST_CLIP = 4;
const LONGEST_CLIP = 16;
const FIRST_OF_CLIP: ReadonlySet<string> = new Set([...PARTLY, ...NOT].join(""));

/**
 * The judgement (达成 / 部分达成并具有一定效果 / 未达成且效果较差) a cell's words say, also where the system clipped
 * the sentence at both ends (`期指标并具`, `预期指标且效`). A clip that several sentences share (`预期指标`) says none.
 *
 * @param text - as `plainText` gives it
 */
export function readJudgement(text: string): Judgement | null {
  const word = WORDS.get(text);
  if (word !== undefined) return word;
  if (text.length < SHORTEST_CLIP || text.length > LONGEST_CLIP || !FIRST_OF_CLIP.has(text[0]!)) return null;
  return readClip(text);
}

function readClip(text: string): Judgement | null {
  if (isPartOf(ACHIEVED, text)) return null;
  const partly = isPartOf(PARTLY, text);
  const not = isPartOf(NOT, text);
  if (partly !== not) return partly ? "partiallyAchieved" : "notAchieved";
  // 预期指标且有效 is on real forms: what follows 且 is garbled, but only one sentence has 且.
  return NAMED.some((object) => text.startsWith(`${object}且`)) ? "notAchieved" : null;
}

function isPartOf(sentences: readonly string[], text: string): boolean {
  return sentences.some((sentence) => sentence.includes(text));
}
