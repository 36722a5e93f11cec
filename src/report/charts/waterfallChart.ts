import type { Language } from "../../explain/message";
import { showHidden } from "../../explain/showHidden";
import type { Html } from "../draw/html";
import type { WaterfallKind, WaterfallStep } from "../view/waterfall";
import { words } from "../words";
import { color, drawChart, FONT, shortLabel } from "./svg";

const WIDTH = 360;
const BAR = 26;

const COLORS: Readonly<Record<WaterfallKind, string>> = {
  full: "bar-total",
  lost: "bar-lost",
  mismatch: "bar-error",
  stated: "bar-total",
  unearned: "bar-error",
  withheld: "bar-good",
  adjusted: "bar-rule",
  accepted: "bar-accent",
};

/** 得分去向: bars from the full weight down to the stated total and on to the accepted one. */
export function waterfallChart(steps: readonly WaterfallStep[], lang: Language): Html {
  const ends = steps.map(({ from, to }) => [Number(from), Number(to)] as const);
  const heights = ends.flatMap(([from, to], i) => (isTotal(steps[i]!) ? [to] : [from, to]));
  const high = Math.max(...heights, 1);
  const low = axisStart(Math.min(...heights), high);
  const label = words[lang].waterfallAlt(
    steps[0]?.to ?? "",
    steps.find(({ kind }) => kind === "stated")?.to ?? words[lang].noTotal,
    steps.at(-1)?.to ?? "",
  );
  const option = {
    grid: { left: lang === "zh" ? 118 : 146, right: 46, top: 4, bottom: 22 },
    yAxis: {
      type: "category" as const,
      inverse: true,
      data: steps.map((step) => shortLabel(showHidden(step.label[lang]), lang === "zh" ? 18 : 22)),
      axisLabel: { ...FONT, interval: 0, color: color("ink") },
      axisTick: { show: false },
      axisLine: { show: false },
    },
    xAxis: {
      type: "value" as const,
      min: low,
      max: high,
      interval: high - low <= 30 ? 5 : 20,
      axisLabel: { ...FONT, fontSize: 11 },
      splitLine: { lineStyle: { color: color("line") } },
    },
    series: [
      {
        type: "bar" as const,
        stack: "points",
        silent: true,
        itemStyle: { color: "none" },
        data: ends.map(([from, to], i) => (isTotal(steps[i]!) ? low : Math.min(from, to))),
      },
      {
        type: "bar" as const,
        stack: "points",
        silent: true,
        barWidth: 14,
        data: ends.map(([from, to], i) => ({
          value: isTotal(steps[i]!) ? to - low : Math.abs(to - from),
          itemStyle: { color: color(COLORS[steps[i]!.kind]), borderRadius: 2 },
        })),
        label: {
          show: true,
          position: "right" as const,
          ...FONT,
          color: color("ink"),
          formatter: ({ dataIndex }: { dataIndex: number }) => signed(steps[dataIndex]!),
        },
      },
    ],
  };
  return drawChart(option, WIDTH, steps.length * BAR + 30, label);
}

function isTotal({ kind }: WaterfallStep): boolean {
  return kind === "full" || kind === "stated" || kind === "accepted";
}

/** `98.94` for a total, `−1.06` or `+10` for a change. */
function signed(step: WaterfallStep): string {
  if (isTotal(step)) return step.to;
  return step.change.startsWith("-") ? `−${step.change.slice(1)}` : `+${step.change}`;
}

/** Losses are small beside the whole: the axis begins where they can be seen, and says so by its numbers. */
function axisStart(lowest: number, highest: number): number {
  const span = Math.max(highest - lowest, 5);
  return Math.max(0, Math.floor((lowest - span) / 5) * 5);
}
