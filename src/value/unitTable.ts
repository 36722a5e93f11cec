import type { Exact } from "../figure/exact";
import { divide, integer, multiply, ONE } from "../figure/exact";
import { WordTable } from "./scanner";
import type { Unit } from "./value";

/** The dimension of a bare 万 or 亿: a multiple of whatever is counted or of money. */
export const NUMBER = "number";
/** Prefix of the dimensions of counted things (计量单位 such as 人, 次, 台). */
export const COUNT = "count:";

/** A word the grammar knows as one unit. */
export interface Atom {
  readonly unit: Unit;
  /** Words such as 起 or 级 are units behind digits only: 一起 and 一级 are no figures. */
  readonly digitsOnly: boolean;
  /** 平 and 成: at the start of another word (平台) they are not units. */
  readonly wordOnly: boolean;
}

type Measure = readonly [dimension: string, factor: Exact, names: string];

/** Measured things: dimension, one unit in the dimension's base, its names. */
const MEASURES: readonly Measure[] = [
  ["ratio", divide(ONE, integer(100)), "% ﹪ 百分比"],
  ["ratio", divide(ONE, integer(1000)), "‰"],
  ["ratio", divide(ONE, integer(10)), "成"],
  ["percentage-point", ONE, "个百分点 百分点"],
  ["money", ONE, "元 元人民币"],
  ["money", integer(1_000), "千元"],
  ["money", integer(10_000), "万元 万元人民币"],
  ["money", integer(100_000_000), "亿元 亿元人民币"],
  ["money:USD", ONE, "美元 美金"],
  ["money:EUR", ONE, "欧元"],
  ["money:HKD", ONE, "港元 港币"],
  ["money:JPY", ONE, "日元"],
  ["money:GBP", ONE, "英镑"],
  ["area", ONE, "平方米 平米 平方 ㎡ m² m2 平"],
  ["area", divide(integer(2_000), integer(3)), "亩"],
  ["area", integer(10_000), "公顷 hm² hm2 ha"],
  ["area", integer(1_000_000), "平方公里 平方千米 km² km2"],
  ["length", ONE, "米 m"],
  ["length", integer(1_000), "公里 千米 km ㎞"],
  ["length", divide(ONE, integer(100)), "厘米 cm"],
  ["length", divide(ONE, integer(1000)), "毫米 mm"],
  ["volume", ONE, "立方米 立方 m³ m3 ㎥"],
  ["volume", divide(ONE, integer(1000)), "升 L 公升"],
  ["volume", divide(ONE, integer(1_000_000)), "毫升 ml"],
  ["mass", ONE, "公斤 千克 kg ㎏"],
  ["mass", integer(1_000), "吨 t 公吨"],
  ["mass", divide(ONE, integer(2)), "斤 市斤"],
  ["mass", divide(ONE, integer(1000)), "克 g"],
  ["energy", ONE, "度 千瓦时 千瓦小时 千瓦·时 kwh kw·h"],
  ["energy", integer(1_000), "mwh 兆瓦时"],
  ["power", ONE, "千瓦 kw"],
  ["power", integer(1_000), "兆瓦"],
  ["temperature", ONE, "℃ °C 摄氏度"],
  ["sound", ONE, "分贝 db"],
  ["time", ONE, "秒 秒钟"],
  ["time", integer(60), "分钟 min"],
  ["time", integer(3_600), "小时 个小时 h"],
  ["day", ONE, "天 日 个自然日 自然日 日历天"],
  ["day", integer(7), "周 个星期 星期"],
  ["workday", ONE, "工作日 个工作日 工作天"],
  ["month", ONE, "个月 月"],
  ["month", integer(3), "季度 个季度"],
  ["month", integer(12), "年 周年"],
];

/** Counted things; the names of one entry count the same thing. */
const CLASSIFIERS =
  "人|名 位 个 件 项 家 户 次 场 期 批 套 台 辆 部 栋|幢 座 处 所 间 层 条 份 册 副 张 块 路 种 篇 幅 届 轮 趟 队 支 只 头 匹 " +
  "羽 株 棵 盏 根 口 眼 宗 例 笔 村 乡 镇 县 区 校 园 院 站 室 床 桌 科 桶 箱 瓶 袋 包 盒 卷 枚 颗 具 架 艘 节 扇 樘 厅 座次 " +
  "人次|人·次|人(次) 场次 批次 车次 架次 台次 辆次 户次 班次 件次 家次 例次 户数 个班 课时 学时 标段 期次 倍 行政村 社区 岗位 " +
  "床位 车位 人天 人日 台班 学期 页 字 万字 首 集";
const CLASSIFIERS_BEHIND_DIGITS = "起 点 面 级 类 门 步 片 方 本 组 生 班 分 段 元素 回 遍 单 卡 粒 列 孔";
/** 台(套): one or the other, printed in any of these ways. */
const ALTERNATIVES =
  "台(套)|台/套|台套 个(套)|个/套 件(套)|件/套 套(件) 辆(台)|辆/台 份(册) 本(册) 次(场) 场(次) 户(家) 栋(座)";

/** 万, 亿 … before a unit (万人, 百万元) or alone. */
export const MULTIPLIERS: WordTable<Exact> = new WordTable([
  ["百", integer(100)],
  ["千", integer(1_000)],
  ["万", integer(10_000)],
  ["十万", integer(100_000)],
  ["百万", integer(1_000_000)],
  ["千万", integer(10_000_000)],
  ["亿", integer(100_000_000)],
  ["十亿", integer(1_000_000_000)],
  ["百亿", integer(10_000_000_000)],
  ["千亿", integer(100_000_000_000)],
  ["万亿", integer(1_000_000_000_000)],
]);

export const PERCENT: Unit = { printed: "%", dimension: "ratio", factor: divide(ONE, integer(100)) };
export const PERMILLE: Unit = { printed: "‰", dimension: "ratio", factor: divide(ONE, integer(1000)) };

export function counted(word: string): Unit {
  return { printed: word, dimension: `${COUNT}${word}`, factor: ONE };
}

/** `multiplier` times the unit, as 万人; a multiplier alone counts anything (16708.23万). */
export function multiple(multiplier: Exact, word: string, unit: Unit | null): Unit {
  if (unit === null) return { printed: word, dimension: NUMBER, factor: multiplier };
  return { printed: word, dimension: unit.dimension, factor: multiply(multiplier, unit.factor) };
}

/** Units in Chinese characters and signs, by name. */
export const ATOMS: WordTable<Atom> = new WordTable(atoms());
/** Units in Latin letters: single letters as they are, longer ones in small letters. */
export const LETTER_ATOMS: ReadonlyMap<string, Atom> = new Map(
  Array.from(atoms()).filter(([name]) => /^[A-Za-z]/.test(name)),
);

function* atoms(): Generator<readonly [string, Atom]> {
  for (const [dimension, factor, names] of MEASURES) {
    for (const name of names.split(" ")) {
      const wordOnly = name === "平" || name === "成";
      yield [name, { unit: { printed: name, dimension, factor }, digitsOnly: name === "平", wordOnly }];
    }
  }
  for (const names of [...CLASSIFIERS.split(" "), ...ALTERNATIVES.split(" ")]) yield* sameKind(names, false);
  for (const name of CLASSIFIERS_BEHIND_DIGITS.split(" ")) yield* sameKind(name, true);
}

function* sameKind(names: string, digitsOnly: boolean): Generator<readonly [string, Atom]> {
  const kinds = names.split("|");
  for (const name of kinds) {
    const unit: Unit = { printed: name, dimension: `${COUNT}${kinds[0]}`, factor: ONE };
    yield [name, { unit, digitsOnly, wordOnly: false }];
  }
}
