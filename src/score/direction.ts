import { signOf } from "../figure/exact";
import type { Row } from "../normalize/normalize";
import type { Rules } from "../ruleset/rules";
import type { Quantity } from "../value/value";

/**
 * Which way a quantitative indicator is good: 正向 (`higher`), 反向 (`lower`), or `doubtful` where the printed
 * comparator rewards the wrong way (≤ on a count of people served, ≥ on a cost): both readings then stay open.
 */
export type Direction = "higher" | "lower" | "doubtful";

export function directionOf(row: Row, target: Quantity, rules: Rules): Direction {
  const cost = isUnderCost(row) && !KEPT.test(row.name);
  switch (target.comparator) {
    case "≤":
    case "<":
      return cost || lessIsBetter(row, target) ? "lower" : "doubtful";
    case "≥":
    case ">":
      return cost && !isSaving(row) ? "doubtful" : "higher";
    default:
      // No count falls short of 0: as a floor it would be met by any number of accidents.
      if (signOf(target.high) === 0) return "lower";
      return rules.equalTargets === "by-dimension" && (cost || isDeadline(row, target)) ? "lower" : "higher";
  }
}

/** A length of time to keep to: 工期 12个月 under 时效指标. */
function isDeadline(row: Row, { unit }: Quantity): boolean {
  return row.above.isTimeliness && unit !== null && TERMS.has(unit.dimension) && DEADLINE.test(row.name);
}

const TERMS: ReadonlySet<string> = new Set(["time", "workday", "month"]);

const DEADLINE =
  /工期|周期|时限|期限|完成时间|完工|竣工|办结|办理时间|响应|(?:支付|付款|到位|拨付|发放|兑付)时间/;

export function isUnderCost(row: Row): boolean {
  return row.above.isCost;
}

/** Words of indicators that improve as they fall, and of things bought or rented, where ≤ is a ceiling on purpose. */
const FALLING = new RegExp(
  [
    "率低|漏损|渗漏|破损|贫困|发生率|停运|停机|故障|事故|投诉|差错|错误|失误|误差|偏差|逾期|超期|超时|延迟|延误|滞后|损失|损耗|能耗|消耗|耗[电水能材]",
    "排放|污染|浓度|死亡|伤亡|伤残|发病|患病|感染|发案|案件|违规|违法|违纪|违约|超标|超支|返工|退货|流失|空置|闲置",
    "缩短|降低|减少|下降|压减|控制|上限|限额|限价|不超|拖欠|欠[薪款费]|负债|债务|风险|隐患|上访|信访|纠纷|辍学|返贫|失业",
    "响应|时间|时长|时限|期限|周期|间隔|天数|费用|经费|成本|价|支出|投资|租用|租赁|租金|购置|采购|购买|复发|投诉|缺勤|缺口|不良",
    "结余|科目调整|预算调整|调整率|调整次数|偏离|变动率|差异率|预算编制质量|(?:补助|补贴|资助|救助|奖励|发放|收费|开支)标准",
    "受害|成灾|受灾|因灾|火灾|负面舆情|噪声|噪音|扬尘|[蚊蝇鼠].{0,3}密度|漏报|瞒报|误报|误判|近视率|肇事|肇祸",
  ].join("|"),
);
const SAVING = /节约|节省|节支|降低率|下降率|压减率|减少率/;
/** Rates that stand under 成本 and measure no money: 资金到位率, 补助标准达标率. */
const KEPT =
  /(?:达标|合格|合规|合法|到位|执行|完成|使用|支付|发放|拨付|兑现|及时|准确|覆盖|保障|公开|规范|利用)率/;
const TIME = new Set(["分钟", "小时", "天", "日", "工作日", "秒"]);

function lessIsBetter(row: Row, target: Quantity): boolean {
  // A ceiling of nothing (≤0起) or below (a cold store, a growth rate) is no count of which less was done.
  if (row.above.isTimeliness || signOf(target.high) <= 0) return true;
  if (target.unit !== null && TIME.has(target.unit.printed)) return true;
  return FALLING.test(row.name);
}

function isSaving(row: Row): boolean {
  return SAVING.test(row.name);
}
