/**
 * Random cells over the alphabet of real ones, for fuzz tests and benchmarks. The same seed gives the same cells.
 *
 * @example Array.from(randomCells(1, 3)) // three strings, mostly of 1 to 12 pieces
 */
export function* randomCells(seed: number, count: number): Generator<string> {
  const next = randomNumbers(seed);
  for (let made = 0; made < count; made += 1) {
    const pieces = 1 + Math.floor(next() * (next() < 0.05 ? 120 : 12));
    let cell = "";
    for (let piece = 0; piece < pieces; piece += 1) cell += PIECES[Math.floor(next() * PIECES.length)];
    yield cell;
  }
}

/** Mulberry32: small, seeded, good enough to stir letters. */
function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x100000000;
  };
}

/** What cells are made of. */
export const PIECES: readonly string[] = [
  ..."0123456789０１２３４５６７８９..,，%％‰≥≧≤≦<>＜＞=＝±+-－—~～/·*×()（）、。；:： \n\t\u3000",
  ..."零〇一二三四五六七八九十百千万亿两半点第",
  ..."元米度天日月年周季时分秒人名个家户次件套台辆部栋处层条份册副期批项路亩吨克升成平方上下中旬底末初前后内至到不未已约余多",
  ..."提高降低保障促进增加合格足额符合达成预期指标且效并具有完成率满意落实",
  ...'mkgtWhwGABxX²³㎡℃#!?"“”《》XXX…￥$é\u200b\ufeff\ud83d\u0000',
  "万元 亿元 平方米 平米 公顷 公里 千瓦时 kw·h kWh m² km2 工作日 个工作日 个月 小时 分钟 人次 台(套) 个百分点 美元",
  "不低于 不少于 不超过 至少 大于等于 控制在 以上 以内 以下 及以上 左右 百分之 达到 达标率 开展培训",
  "2024年 2024.6 2023.11 2024-06-30 12月底 6月份 上半年 第二季度 全年 持续全年 按月 年底前 次年 完成",
  "达成预期指标 预期指标且效 期指标并具 部分达成 未完成 95% ≥95% 10-20 16708.23万 999999999999999999999999999999999",
].flatMap((piece) => (piece.length > 1 ? piece.split(" ") : [piece]));
