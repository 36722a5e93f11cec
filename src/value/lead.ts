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

const LONGEST_LABEL = 24;

/** Words that lead to a figure and do not compare. */
const PASSED = words("全年 约 大约 约为 达到 达 到 至 为 是 在 共 共计 合计 累计 总计 已达 均为 : 人民币");

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
  let at = end;
  let comparator: Merged = null;
  let held = false;
  let signed = false;
  let arrow = false;
  while (at > 0) {
    const sign = signAt(text.charCodeAt(at - 1));
    if (sign !== null) {
      const paired = at > 1 ? pairOf(text.charCodeAt(at - 2), text.charCodeAt(at - 1)) : null;
      comparator = merge(paired ?? sign, comparator);
      at -= paired === null ? 1 : 2;
      signed = true;
      continue;
    }
    const word = LEADING.before(text, at);
    if (word !== undefined) {
      comparator = merge(word.meaning, comparator);
      at -= word.word.length;
    } else if (text.endsWith("控制在", at)) {
      held = true;
      at -= 3;
    } else {
      const passed = PASSED.before(text, at);
      if (passed === undefined) break;
      arrow ||= ARROWS.has(passed.word);
      at -= passed.word.length;
    }
  }
  if (comparator === CONFLICT) return null;
  if (at > 0 && !isLabel(text, at, at < end, arrow)) return null;
  return { comparator, held, signed };
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
function pairOf(first: number, second: number): Comparator | null {
  const left = signAt(first);
  const right = signAt(second);
  if ((left === ">" && right === "=") || (left === "=" && right === ">")) return "≥";
  if ((left === "<" && right === "=") || (left === "=" && right === "<")) return "≤";
  return null;
}

const ARROWS: ReadonlySet<string> = new Set(["到", "至", "为", "达到", "约为"]);

function isLabel(text: string, end: number, led: boolean, arrow: boolean): boolean {
  if (end > LONGEST_LABEL) return false;
  const label = text.slice(0, end);
  if (DOUBTFUL.some((word) => label.includes(word))) return false;
  if (!arrow && FALLING.some((word) => label.includes(word))) return false;
  return led || LABEL_ENDS.before(text, end) !== undefined || DEEDS.at(text, 0) !== undefined;
}

function words(list: string): WordTable<true> {
  return new WordTable(list.split(" ").map((word) => [word, true] as const));
}
