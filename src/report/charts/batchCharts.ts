import type { Language } from "../../explain/message";
import { showHidden } from "../../explain/showHidden";
import { codeName } from "../codeNames";
import type { Html } from "../draw/html";
import type { BatchView } from "../view/batchView";
import type { RowView } from "../view/formView";
import { words } from "../words";
import { color, drawChart, FONT, shortLabel } from "./svg";

const WIDTH = 400;
const LINE = { lineStyle: { color: color("line") } };

/** 等级分布, as stated and as accepted. */
export function gradesChart({ grades }: BatchView, lang: Language): Html {
  const names = gradeNames(grades);
  const data = (of: Readonly<Record<string, number>>) => names.map((name) => of[name] ?? 0);
  const bars = (values: readonly number[], colour: string) => ({
    type: "bar" as const,
    silent: true,
    barMaxWidth: 26,
    barGap: "12%",
    itemStyle: { color: color(colour), borderRadius: [2, 2, 0, 0] },
    label: {
      show: true,
      position: "top" as const,
      ...FONT,
      formatter: ({ value }: { value?: unknown }) => (value === 0 ? "" : String(value)),
    },
    data: [...values],
  });
  const option = {
    grid: { left: 8, right: 8, top: 22, bottom: 24 },
    xAxis: {
      type: "category" as const,
      data: names.map((name) => (name === "" ? words[lang].noGrade : shortLabel(showHidden(name), 10))),
      axisLabel: { ...FONT, interval: 0, fontSize: 13, color: color("ink") },
      axisTick: { show: false },
      axisLine: { lineStyle: { color: color("line") } },
    },
    yAxis: { type: "value" as const, show: false },
    series: [bars(data(grades.stated), "bar-total"), bars(data(grades.accepted), "bar-accent")],
  };
  return drawChart(option, WIDTH, 220, words[lang].gradesAlt);
}

const GRADE_ORDER = ["优", "良", "中", "差"];

/** The usual grades from the best down, then whatever else forms print, then none. */
export function gradeNames({ stated, accepted }: BatchView["grades"]): string[] {
  const all = Object.keys({ ...stated, ...accepted });
  const rank = (name: string) => (name === "" ? 99 : GRADE_ORDER.indexOf(name) + 1 || 50);
  const isUsual = (name: string) => all.includes(name) || name === "优" || name === "良";
  const names = [...new Set([...GRADE_ORDER.filter(isUsual), ...all])];
  return names.sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1)).slice(0, MOST_GRADES);
}

const MOST_GRADES = 8;
const MOST_KINDS = 12;

/** 问题类型: in how many forms, the most frequent first. */
export function findingsChart({ findings }: BatchView, lang: Language): Html {
  const kinds = findings.slice(0, MOST_KINDS);
  const option = {
    grid: { left: lang === "zh" ? 132 : 186, right: 40, top: 4, bottom: 4 },
    yAxis: {
      type: "category" as const,
      inverse: true,
      data: kinds.map(({ code }) => shortLabel(codeName(code, lang), lang === "zh" ? 20 : 27)),
      axisLabel: { ...FONT, interval: 0, color: color("ink") },
      axisTick: { show: false },
      axisLine: { show: false },
    },
    xAxis: { type: "value" as const, show: false },
    series: [
      {
        type: "bar" as const,
        barWidth: 12,
        emphasis: { disabled: true },
        cursor: "default",
        label: { show: true, position: "right" as const, ...FONT, color: color("ink") },
        data: kinds.map(({ forms, severity }) => ({
          value: forms,
          itemStyle: { color: color(`bar-${severity}`), borderRadius: 2 },
        })),
      },
    ],
  };
  return drawChart(option, WIDTH, Math.max(1, kinds.length) * 22 + 8, words[lang].findingsAlt);
}

/** One dot of the scatter: a form, or several at nearly the same place. */
export interface Dot {
  readonly x: number;
  readonly y: number;
  readonly rows: readonly RowView[];
}

/** More forms than these are put together where they nearly coincide. */
const MOST_DOTS = 1500;

/** The dots of the scatter: execution rate on the initial budget in percent, stated total. */
export function dotsOf(rows: readonly RowView[]): { dots: Dot[]; hidden: number } {
  const shown = rows.filter(({ stated, initialRate }) => stated !== null && initialRate !== null);
  const isCrowded = shown.length > MOST_DOTS;
  const places = new Map<string, { x: number; y: number; rows: RowView[] }>();
  for (const row of shown) {
    const rate = Math.min(150, Math.max(0, Number(row.initialRate) * 100));
    const total = Math.min(110, Math.max(0, Number(row.stated)));
    const x = isCrowded ? Math.round(rate / 2) * 2 : Math.round(rate * 100) / 100;
    const y = isCrowded ? Math.round(total) : total;
    const key = `${x} ${y}`;
    const there = places.get(key);
    if (there === undefined) places.set(key, { x, y, rows: [row] });
    else there.rows.push(row);
  }
  return { dots: [...places.values()], hidden: rows.length - shown.length };
}

/** Totals against execution on the initial budget: high totals on the left are worth a look. */
export function scatterChart(rows: readonly RowView[], lang: Language): { chart: Html; dots: Dot[] } {
  const { dots } = dotsOf(rows);
  const lowest = dots.reduce((low, { y }) => Math.min(low, y), 100);
  const most = dots.reduce((high, dot) => Math.max(high, dot.rows.length), 1);
  const furthest = dots.reduce((far, { x }) => Math.max(far, x), 100);
  const severityOf = ({ rows }: Dot) =>
    rows.some(({ errors }) => errors > 0)
      ? "error"
      : rows.some(({ warnings }) => warnings > 0)
        ? "warning"
        : "none";
  const axis = { ...FONT, fontSize: 11 };
  const option = {
    grid: { left: 34, right: 14, top: 26, bottom: 36 },
    xAxis: {
      type: "value" as const,
      min: 0,
      max: Math.ceil(furthest / 20) * 20,
      name: words[lang].initialRateAxis,
      nameLocation: "middle" as const,
      nameGap: 22,
      nameTextStyle: axis,
      axisLabel: { ...axis, formatter: "{value}%" },
      axisTick: LINE,
      axisLine: { lineStyle: { color: color("line") } },
      splitLine: { lineStyle: { color: color("line") } },
    },
    yAxis: {
      type: "value" as const,
      min: Math.max(0, Math.floor((lowest - 2) / 10) * 10),
      max: 100,
      name: words[lang].statedColumn,
      nameTextStyle: { ...axis, align: "right" as const },
      axisLabel: axis,
      axisTick: LINE,
      axisLine: LINE,
      splitLine: { lineStyle: { color: color("line") } },
    },
    series: [
      {
        type: "scatter" as const,
        clip: false,
        emphasis: { disabled: true },
        symbolSize: (_: unknown, { dataIndex }: { dataIndex: number }) =>
          9 + 13 * Math.sqrt((dots[dataIndex]!.rows.length - 1) / Math.max(most, 12)),
        data: dots.map((dot) => ({
          value: [dot.x, dot.y],
          itemStyle: {
            color: color(`bar-${severityOf(dot)}`),
            opacity: 0.8,
            borderColor: color("paper"),
            borderWidth: 1,
          },
        })),
      },
    ],
  };
  return { chart: drawChart(option, WIDTH, 260, words[lang].scatterAlt), dots };
}
