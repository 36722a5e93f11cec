import { CONFLICT, LEADING, type Merged, merge, signAt } from "./comparator";
import { WordTable } from "./scanner";
import type { Comparator } from "./value";

/** What stands before a figure. */
export interface Lead {
  readonly comparator: Comparator | null;
  /** 控制在: a ceiling, unless what follows the figure says otherwise. */
  readonly held: boolean;
  /** Whether a comparator sign is printed. */
  readonly signed: boolean;
}

const HELD = "控制在";
const LONGEST_LABEL = 24;

/** Words that lead to a figure and do not compare. */
const PASSED = words(
  "控制在 全年 约 大约 约为 达到 达 到 至 为 是 在 共 共计 合计 累计 总计 已达 均为 : 人民币",
);

/** How the name of what was measured, or the verb of what was done, ends when its figure follows at once. */
const LABEL_ENDS = words(
  "率 度 比例 占比 比重 数 数量 人数 次数 面积 长度 里程 温度 时间 时长 期限 额 金额 总额 成本 费 费用 资金 经费 " +
    "投资 标准 单价 价格 规模 覆盖 完成 开展 举办 召开 组织 发放 培训 培养 新建 建设 建成 购置 采购 购买 改造 维修 修建 " +
    "补贴 补助 资助 支付 支出 投入 新增 增加 增长 提高 提升 检查 检测 保障 安排 使用 受理 办理 处理 印制 印刷 制作 " +
    "安装 实施 涉及 惠及 服务 参加 参与 订阅",
);

/** How a sentence begins that tells what was done and then how much (开展培训3次). */
const DEEDS = words(
  "完成 已完成 开展 已开展 举办 召开 组织 发放 印发 印制 制作 新建 建设 建成 购置 采购 购买 改造 维修 修建 安装 培训 培养 " +
    "订阅 检查 抽检 检测 受理 办理 处理 走访 慰问 救助 补贴 补助 资助 支付 支出 新增 覆盖 参加 实施 服务 保障 引进 共 累计",
);

/** Words around a figure that turn it around, or relate it to something else: it is then no plain figure. */
export const DOUBTFUL = [
  "未",
  "没",
  "不",
  "无",
  "否",
  "每",
  "其中",
  "提前",
  "逾期",
  "延",
  "超",
  "欠",
  "人均",
];

/** A change downwards (下降5%) is no level; 下降到5% is one. */
const FALLING = ["降", "减", "缩", "压"];

/**
 * Reads what stands before the figure that starts at `end`, from there to the front: comparators as signs and
 * words, then a label (`达标率`, `完成培训`).
 *
 * @returns `null` where the figure's part in the text is not sure (`本科2.5万`, `未完成3个`)
 */
export function readLead(text: string, end: number): Lead | null {
  if (end === 0) return PLAIN;
  if (end === 1) {
    const sign = signAt(text.charCodeAt(0));
    if (sign !== null) return SIGNED[sign];
  }
  const { at, comparator, held, signed, led, arrow } = stripWords(text, end);
  if (comparator === CONFLICT) return null;
  if (at > 0 && !isLabel(text.slice(0, at), led, arrow)) return null;
  return { comparator, held, signed };
}

interface Stripped {
  /** Where the words that lead to the figure begin; a label may stand before. */
  at: number;
  comparator: Merged;
  held: boolean;
  signed: boolean;
  /** Whether any of the words tells that the label is of this figure. */
  led: boolean;
  /** Whether 到 or the like stands there, which makes a change a level. */
  arrow: boolean;
}

/** Goes from the figure to the front over comparators and words like 达到. */
function stripWords(text: string, end: number): Stripped {
  const found: Stripped = { at: end, comparator: null, held: false, signed: false, led: false, arrow: false };
  while (found.at > 0 && (stripSign(text, found) || stripWord(text, found))) {}
  return found;
}

function stripSign(text: string, found: Stripped): boolean {
  const sign = signAt(text.charCodeAt(found.at - 1));
  if (sign === null) return false;
  const paired = pairOf(found.at > 1 ? signAt(text.charCodeAt(found.at - 2)) : null, sign);
  found.comparator = merge(paired ?? sign, found.comparator);
  found.at -= paired === null ? 1 : 2;
  found.signed = true;
  found.led = true;
  return true;
}

function stripWord(text: string, found: Stripped): boolean {
  const compared = LEADING.before(text, found.at);
  if (compared !== undefined) {
    found.comparator = merge(compared.meaning, found.comparator);
    found.at -= compared.word.length;
    found.led = true;
    return true;
  }
  const passed = PASSED.before(text, found.at);
  if (passed === undefined) return false;
  found.at -= passed.word.length;
  found.held ||= passed.word === HELD;
  found.arrow ||= ARROWS.has(passed.word);
  found.led ||= passed.word !== "全年";
  return true;
}

const PLAIN: Lead = { comparator: null, held: false, signed: false };
const SIGNED: Readonly<Record<Comparator, Lead>> = {
  "≥": { comparator: "≥", held: false, signed: true },
  ">": { comparator: ">", held: false, signed: true },
  "≤": { comparator: "≤", held: false, signed: true },
  "<": { comparator: "<", held: false, signed: true },
  "=": { comparator: "=", held: false, signed: true },
  "±": { comparator: "±", held: false, signed: true },
};

/** `>=`, `=>`, `<=`, `=<`, typed as two characters. */
function pairOf(first: Comparator | null, second: Comparator): Comparator | null {
  if ((first === ">" && second === "=") || (first === "=" && second === ">")) return "≥";
  if ((first === "<" && second === "=") || (first === "=" && second === "<")) return "≤";
  return null;
}

const ARROWS: ReadonlySet<string> = new Set(["到", "至", "为", "达到", "约为"]);

/** Whether these words only name what the figure is of. */
function isLabel(label: string, led: boolean, arrow: boolean): boolean {
  if (label.length > LONGEST_LABEL || holdsFigure(label)) return false;
  if (DOUBTFUL.some((word) => label.includes(word))) return false;
  if (!arrow && FALLING.some((word) => label.includes(word))) return false;
  return led || LABEL_ENDS.before(label, label.length) !== undefined || DEEDS.at(label, 0) !== undefined;
}

/** Whether a label holds signs or words of another figure, or more than one sentence. */
function holdsFigure(label: string): boolean {
  for (let at = 0; at < label.length; at += 1) {
    if (signAt(label.charCodeAt(at)) !== null || LEADING.at(label, at) !== undefined) return true;
    if ("%‰。".includes(label[at]!)) return true;
  }
  return label.includes("分之");
}

function words(list: string): WordTable<true> {
  return new WordTable(list.split(" ").map((word) => [word, true] as const));
}
