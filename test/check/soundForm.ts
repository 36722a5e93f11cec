/**
 * A form without a fault: 92.50 of 100.00 at 92.5% of weight 10 = 9.25; rows 20 + 20 + 10 + 30 + 10 = 90;
 * 9.25 + 90 = 99.25, 优.
 */
export function soundForm() {
  return {
    id: "sound",
    title: "2024年乡村道路养护项目绩效自评表",
    year: 2024,
    project: { name: "乡村道路养护项目", department: "交通运输局", implementer: "公路段" },
    currencyUnit: "万元",
    funds: {
      weight: "10",
      total: {
        initialBudget: "100.00",
        budget: "100.00",
        executed: "92.50",
        carryover: "7.50",
        rate: "92.5%",
        score: "9.25",
      } as Record<string, string | null>,
      sources: [
        {
          name: "中央资金",
          initialBudget: "60.00",
          budget: "60.00",
          executed: "60.00",
          carryover: "0",
          rate: "100%",
        },
        { name: "地方资金", initialBudget: "40.00", budget: "40.00", executed: "32.50", carryover: "7.50" },
      ] as Record<string, string>[],
    },
    goals: { planned: "养护道路20公里", achieved: "养护完成，全年支出92.5万元" } as Record<string, string>,
    indicators: [
      {
        name: "产出指标",
        weight: "50",
        children: [
          {
            name: "数量指标",
            weight: "40",
            children: [
              row("养护道路里程", "≥20公里", "21公里", "20"),
              row("新增标志牌", "≥20块", "20块", "20"),
            ],
          },
          { name: "成本指标", children: [row("项目总成本", "≤100万元", "92.5万元", "10")] },
        ],
      },
      { name: "效益指标", weight: "30", children: [row("改善出行条件", "改善", "达成预期指标", "30")] },
      { name: "满意度指标", weight: "10", children: [row("群众满意度", "≥90%", "93%", "10")] },
    ] as Node[],
    total: { weight: "100", score: "99.25", grade: "优" } as Record<string, string | null>,
    analysis: { 执行情况: "预算执行率为92.5%。" } as Record<string, string>,
  };
}

export interface Node {
  name: string;
  weight?: string | null;
  score?: string | null;
  target?: string | null;
  actual?: string | null;
  reason?: string | null;
  children?: Node[];
}

export function row(name: string, target: string, actual: string, weight: string): Node {
  return { name, target, actual, weight, score: weight };
}

export type Form = ReturnType<typeof soundForm>;
export const roads = (form: Form) => form.indicators[0]!.children![0]!.children![0]!;
export const signs = (form: Form) => form.indicators[0]!.children![0]!.children![1]!;
export const cost = (form: Form) => form.indicators[0]!.children![1]!.children![0]!;
export const benefit = (form: Form) => form.indicators[1]!.children![0]!;
export const ROADS = "/indicators/0/children/0/children/0";
export const COST = "/indicators/0/children/1/children/0";
export const BENEFIT = "/indicators/1/children/0";
