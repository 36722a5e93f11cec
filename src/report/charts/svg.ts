import type { BarSeriesOption, ScatterSeriesOption } from "echarts/charts";
import { BarChart, ScatterChart } from "echarts/charts";
import type { GridComponentOption } from "echarts/components";
import { AriaComponent, GridComponent } from "echarts/components";
import { type ComposeOption, init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { escapeText, type Html, trusted } from "../draw/html";

use([BarChart, ScatterChart, GridComponent, AriaComponent, SVGRenderer]);

export type ChartOption = ComposeOption<BarSeriesOption | ScatterSeriesOption | GridComponentOption>;

/** Colours are names of the style sheet, so that a chart follows the page from light to dark and to paper. */
export const color = (name: string): string => `var(--${name})`;

export const FONT = { fontSize: 12, fontFamily: "inherit", color: color("muted") } as const;
const NO_ANIMATION = { animation: false, textStyle: { fontFamily: "inherit" } } as const;

/**
 * Draws a chart as inline SVG, the same in Node, in a worker and on a page.
 *
 * @param label - what the chart shows, for those who do not see it
 */
export function drawChart(option: ChartOption, width: number, height: number, label: string): Html {
  const chart = init(null, null, { renderer: "svg", ssr: true, width, height });
  try {
    chart.setOption({ ...NO_ANIMATION, ...option });
    const svg = chart.renderToSVGString({ useViewBox: true });
    const head = `<svg class="chart" role="img" aria-label="${escapeText(label)}" viewBox="0 0 ${width} ${height}" style="max-width:${width}px">`;
    return trusted(slim(svg.replace(/^<svg[^>]*>/, head)));
  } finally {
    chart.dispose();
  }
}

/** Without what only serves hovering over a chart that the library itself put on a page. */
function slim(svg: string): string {
  return svg
    .replace(/<style[^<]*<!\[CDATA\[[^<]*<\/style>\n?/g, "")
    .replace(/<path [^<>]*><\/path>\n?/g, (path) => (isHoverArea(path) ? "" : path))
    .replace(/ (?:class="zr[^"]*"|pointer-events="visible"|ecmeta_ssr_type="[^"]*")/g, "")
    .replace(/(?: ecmeta_[a-z_]+="(?:\d+|true)")+/g, (marks) => (marks.endsWith(SILENT) ? "" : marks));
}

const SILENT = ' ecmeta_silent="true"';

function isHoverArea(path: string): boolean {
  return path.includes('fill="none"') && path.includes(" ecmeta_");
}

/** A label on one line, cut to about so many half-width characters. */
export function shortLabel(text: string, limit: number): string {
  const line = text.replace(/\s+/g, " ").trim();
  let width = 0;
  let out = "";
  for (const character of line) {
    width += (character.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1;
    if (width > limit) return `${out}…`;
    out += character;
  }
  return out;
}
