import type { Language } from "../../explain/message";
import type { BatchCharts } from "../draw/batch";
import type { BatchView } from "../view/batchView";
import { dotsOf, findingsChart, gradesChart, scatterChart } from "./batchCharts";

export { waterfallChart } from "./waterfallChart";

/** The charts of a batch in one language, drawn. */
export function batchCharts(view: BatchView, lang: Language): BatchCharts {
  const { chart, dots } = scatterChart(view.rows, lang);
  return {
    grades: gradesChart(view, lang),
    findings: findingsChart(view, lang),
    scatter: chart,
    scatterHidden: dotsOf(view.rows).hidden,
    dots: dots.map(({ rows }) => rows.map(({ index }) => index)),
  };
}
