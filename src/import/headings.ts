import { bareHeading, squeeze } from "./label";

/**
 * The headings of forms, as data: one line per meaning, one pattern of the words seen for it. A heading is
 * compared without spaces, in half-width, without brackets at its end. The letters (A), (B), (C) are never looked
 * at: what they stand for differs from place to place.
 */
interface HeadingRule<Role extends string> {
  readonly role: Role;
  readonly words: RegExp;
}

export type FundsRole =
  | "appliedBudget"
  | "initialBudget"
  | "budget"
  | "executed"
  | "carryover"
  | "weight"
  | "rate"
  | "score"
  | "reviewScore"
  | "reason";

export const FUNDS_HEADINGS: readonly HeadingRule<FundsRole>[] = [
  { role: "appliedBudget", words: /^(?:目标|预算|资金)?申报(?:数|金额|资金|预算数?)$/ },
  {
    role: "initialBudget",
    words:
      /^(?:年初(?:预算|资金|批复|下达|安排|部门|财政|设定|申请)*(?:下达|安排|批复|编制)?(?:数|额|金额|资金|总额)?|预算编制数|年度预算申请数|年初预算.{0,4}数)$/,
  },
  {
    role: "executed",
    words:
      /^(?:(?:全年|年度|本年|当年|本年度|实际|累计)*(?:预算|资金|财政)?(?:实际)?(?:执行|支出|支付|使用)(?:数|额|金额|资金|总额)?|(?:全年)?(?:资金|预算)执行(?:数|额|金额)|决算数|转移支付执行数|全年执行.{0,4}数|实际投入(?:资金)?(?:数|额|金额|总额)?|已(?:支出|执行|支付)(?:数|额|金额)?|截[止至].{1,14}(?:执行|支出)(?:数|额|金额)?)$/,
  },
  {
    role: "budget",
    words:
      /^(?:(?:全年|年度|本年|当年|本年度|调整后|调整|年末|最终|实际)(?:的)?(?:预算|资金)(?:下达|安排|批复|调整|到位)*(?:数|额|金额)?|预算(?:安排|批复|下达|调整|调整后)?(?:数|额|金额|资金)?|(?:资金)?下达数|下达(?:资金|预算)数?|转移支付预算数|调整后预算(?:数|金额)?|全年\(调整\)预算(?:数|额|金额)?|全年预算.{0,6}数)$/,
  },
  {
    role: "carryover",
    words:
      /^(?:年末)?(?:资金|预算|项目|指标)?(?:结\(转\)余|结转\(余\)|结转结余|结余结转|结转|结余|剩余)(?:资金|数|额|金额)?$/,
  },
  { role: "rate", words: /^(?:全年|预算|资金|项目|实际)*(?:执行|支出|使用|支付|完成)(?:进度|比)?率$/ },
  {
    role: "weight",
    words: /^(?:(?:指标|标准|权重|预算执行率|执行率)?(?:分值|权重|满分|标准分|赋分)(?:权重|值)?)$/,
  },
  {
    role: "reviewScore",
    words:
      /^(?:财政|主管|部门|单位|第三方|评审|专家)*(?:复核|核定|复评|审核|抽查|复审|再评价)(?:得分|评分|分数|分值|分)$/,
  },
  { role: "score", words: /^(?:自评|实际|评价|执行率|单位自评)?(?:得分|评分|分数|自评分)$|^自评分$/ },
  {
    role: "reason",
    words: /^(?:.{0,8}(?:原因|偏差|改进|措施|说明).{0,16}|备注)$/,
  },
];

export type IndicatorRole =
  | "level1"
  | "level2"
  | "name"
  | "initialTarget"
  | "target"
  | "operator"
  | "unit"
  | "actual"
  | "weight"
  | "score"
  | "reviewScore"
  | "reason"
  | "level1Weight"
  | "level2Weight"
  | "unused";

type IndicatorWord =
  | IndicatorRole
  /** 年初指标值: the target, or the initial one where 调整后指标值 stands beside it. */
  | "yearStartTarget";

export const INDICATOR_HEADINGS: readonly HeadingRule<IndicatorWord>[] = [
  {
    role: "unused",
    words:
      /^(?:序号|(?:评分|计分|评价|赋分|扣分|计算)(?:公式|标准|细则|办法|方法|规则|依据)|(?:指标)?(?:解释|含义|来源|数据来源)|完成率|得分系数|偏差率|偏差度|完成比例|佐证材料|指标完成率|是否完成|上年(?:指标|完成|实际)值?)$/,
  },
  { role: "level1", words: /^(?:一级(?:绩效|评价)?指标|指标类型|一级)(?:及?(?:分值|权重))?$/ },
  { role: "level2", words: /^(?:二级(?:绩效|评价)?指标|二级)(?:及?(?:分值|权重))?$/ },
  {
    role: "name",
    words:
      /^(?:三级(?:绩效|评价)?指标|三级|(?:绩效)?指标名称|具体指标|指标内容|绩效指标名称)(?:及?(?:分值|权重)|及内容|名称)?$/,
  },
  { role: "yearStartTarget", words: /^年初(?:绩效|设定|预期|计划)*(?:指标|目标)值?$/ },
  {
    role: "actual",
    words:
      /^(?:(?:全年|年度|本年|当年|本年度|年末|项目)*(?:指标|目标)?(?:实际|全年|自评)(?:指标|目标)?(?:完成|达成|实现)?(?:指标|目标)?(?:值|情况|数)|(?:全年|年度|指标|目标|绩效)*(?:实际)?完成(?:值|情况|数|指标值)|实际完成|实际值|年末(?:完成|实际)值|业绩值|实际达到值|(?:实际)?实现值)$/,
  },
  {
    role: "target",
    words:
      /^(?:(?:年度|全年|本年|当年|预期|计划|绩效|设定|调整后|调整|调整后的|项目|值)*(?:指标|目标)(?:设定|预期|目标)?值|(?:指标|绩效)?目标值|(?:预期|计划|年度)(?:目标|指标|值|完成值|数)|计划数|值|调整后指标|绩效标准|年度目标|指标目标|(?:年度)?绩效目标)$/,
  },
  {
    role: "operator",
    words: /^(?:(?:指标)?(?:性质|符号|方向|属性)|(?:计算|运算|比较|关系)符号?|指标值性质)$/,
  },
  { role: "unit", words: /^(?:(?:度量|计量|指标|数量|指标值)?单位)$/ },
  {
    role: "reviewScore",
    words:
      /^(?:财政|主管|部门|单位|第三方|评审|专家)*(?:复核|核定|复评|审核|抽查|复审|再评价)(?:得分|评分|分数|分值|分)$/,
  },
  {
    role: "weight",
    words:
      /^(?:(?:指标|标准|三级指标|权重|权重分|三级)?(?:分值|权重|满分|标准分|赋分|权重分|分值权重|权重分值)(?:权重|值)?)$/,
  },
  {
    role: "score",
    words:
      /^(?:(?:自评|实际|评价|指标|单位自评|绩效)?(?:得分|评分|分数)|自评分(?:数|值)?|自评|实得分|得分情况)$/,
  },
  {
    role: "reason",
    words: /^(?:.{0,12}(?:原因|偏差|改进|措施|说明|整改).{0,20}|备注)$/,
  },
];

/** The role of a heading cell, or `null` if its words are none of the table's. */
export function headingRole<Role extends string>(
  text: string,
  table: readonly HeadingRule<Role>[],
): Role | null {
  if (text.length > 60) return null;
  const heading = bareHeading(text);
  if (heading.length > 28) return null;
  return table.find((rule) => rule.words.test(heading))?.role ?? null;
}

export type ProjectKey = "name" | "code" | "department" | "implementer";

const PROJECT_LABELS: readonly { readonly key: ProjectKey | null; readonly words: RegExp }[] = [
  {
    key: "name",
    words: /^(?:项目|专项|政策)(?:\(政策\))?名称(?:及代码|及编码)?$|^(?:项目\(政策\)|转移支付\(项目\))名称$/,
  },
  { key: "code", words: /^(?:项目|专项)?(?:编码|代码|编号)$/ },
  {
    key: "department",
    words:
      /^(?:(?:预算|业务|项目|市级|省级|区级|县级|一级|地方|自治区)*主管(?:部门|单位|处室)(?:及代码|名称|编码|代码)*|一级预算单位)$/,
  },
  {
    key: "implementer",
    words:
      /^(?:(?:资金)?使用单位|(?:基层|二级|三级)?预算单位|部门\(单位\)名称|(?:项目)?(?:具体)?(?:实施|承担|执行|申报|建设)(?:单位|部门)|项目单位|单位名称|部门名称|预算部门|部门)(?:及代码|名称|编码)*$/,
  },
  {
    key: null,
    words:
      /^(?:项目(?:负责人|联系人|属性|类型|类别|级次|期限|起止时间|实施期|周期|概况)|(?:联系|办公)?电话|联系(?:人|电话|方式)|(?:填报|填表|制表|评价)(?:单位|人|日期|时间)|负责人|单位负责人|资金(?:性质|来源|类型)|中央主管部门|财政归口处室|(?:部门|项目|单位)?(?:联系人|负责人|经办人)(?:及(?:联系)?电话)?|是否.{1,12}|实施期(?:限)?|评价(?:年度|时段)|预算年度|年度|分管处室|评价(?:方式|类型|机构)|自评(?:方式|单位|日期|时间)|(?:项目)?(?:实施|主要)?内容(?:及过程)?(?:概述)?|项目基本情况)$/,
  },
];

/** The project's key a label stands for; `null` for a known label no key takes; `undefined` for another text. */
export function projectLabel(text: string): ProjectKey | null | undefined {
  if (text.length > 40) return undefined;
  const label = bareHeading(text).replace(/^\d{1,2}[.、]/, "");
  return PROJECT_LABELS.find((rule) => rule.words.test(label))?.key;
}

/** 总体目标 and its like: the heading over what was planned. */
export const GOALS_PLANNED =
  /^(?:(?:年度|项目|全年|年初|\(调整\)|调整后?|预期|总体|绩效|计划|设定)*目标(?:\(预期\))?|预期(?:总体)?目标|年初(?:设定)?(?:总体)?目标|年度预期目标|目标内容)$/;
/** 全年实际完成情况 and its like: the heading over what was achieved. */
export const GOALS_ACHIEVED =
  /^(?:(?:全年|年度|目标|总体|项目|年末|自评)*(?:实际|全年)?(?:总体)?(?:目标)?(?:完成|实现|达成)情况(?:综述|总结)?|实际完成(?:目标)?情况|全年实际完成)$/;
/** A label at the side of the goals; it is neither heading nor text. */
export const GOALS_SIDE =
  /^(?:(?:项目|年度|总体|绩效|全年|实施|进度)*(?:总体|绩效)?目标(?:完成|实现)?(?:情况|及完成情况)?|实施进度情况|总体完成情况|目标)$/;

export const TOTAL_LABEL =
  /^(?:(?:自评|绩效自评|项目|综合|评价|绩效)?(?:总分|总得分|总评分|得分合计|合计得分|总分值|综合得分)|合计|总计|(?:绩效)?自评(?:得分|总得分|分数|合计|结果|分合计)|总分合计|分数合计|(?:最终|项目|评价)得分)(?:\((?:\d{1,4}分?|总分|得分|分)\))?$/;
export const GRADE_LABEL =
  /^(?:(?:自评|评价|绩效|综合|评定|考核|自评结果|绩效评价|绩效自评)?(?:等级评定|等级|等次|级别|档次)|自评结论等级)$/;

/** Labels of 自评结果分析: what a section's label starts with. */
export const ANALYSIS_LABELS: readonly string[] = [
  "项目实施和预算执行",
  "项目实施情况",
  "预算执行情况",
  "资金使用情况",
  "资金管理情况",
  "产出情况",
  "效益情况",
  "满意度情况",
  "主要经验做法",
  "主要经验及做法",
  "主要做法及经验",
  "项目管理中存在的主要问题",
  "存在的主要问题",
  "存在的问题",
  "存在问题",
  "主要问题及原因",
  "下一步改进措施",
  "下一步改进",
  "下一步工作",
  "改进措施及管理建议",
  "改进措施",
  "整改措施",
  "有关建议",
  "偏差大或目标未完成原因",
  "未完成原因分析",
  "偏差原因分析",
  "其他需要说明的问题",
  "其他需说明的问题",
  "其他说明",
  "绩效目标完成情况",
  "自评结论",
];

/** Labels at the side of 自评结果分析, and their halves where a print clips or breaks them. */
export const ANALYSIS_SIDE =
  /^(?:(?:项目|绩效|自评|评价|结果|成本|结论|管理)+(?:分析)?|(?:自评|评价|绩效|成本|果|结果)*分析|项目绩效(?:自)?评结果分析)$/;

/** Whether a text is a footnote or a signature line of the form, which no key takes. */
export function isFootnote(text: string): boolean {
  const start = squeeze(text.slice(0, 24));
  return (
    /^[-•·]*(?:备注|注|说明|填表说明|填报说明|注释)\d{0,2}[:.、]/.test(start) ||
    /^[-•·]*[(（]?\d{1,2}[)）]?[.、．]/.test(start) ||
    /^(?:填报|填表|制表|审核|复核|单位|联系|财务|项目)?(?:人|负责人|日期|时间|电话|联系电话|联系人|单位\(盖章\))(?:\(签字\)|\(签章\)|\(盖章\))?:/.test(
      start,
    )
  );
}
