import { divide, type Exact, equals, format, formatPlaces, HUNDRED, multiply, ONE } from "../figure/exact";
import { type Interval, meets, point, printsOf, product, rounded } from "../figure/interval";
import type { Figure } from "../figure/printed";
import type { FundsFigures } from "../normalize/normalize";
import { rateIntervalOf, rateOf } from "../score/executionRate";
import { fundsLines } from "./fundsLines";
import type { Check } from "./report";
import { expectedRange } from "./words";

/** `execution.rate`: the printed 执行率 = 全年执行数 ÷ 全年预算数, line by line. */
export const executionRate: Check = {
  codes: ["execution.rate"],
  run({ form }, report) {
    const outcomes = report.of("execution.rate");
    const places = form.funds.amountDecimals;
    for (const line of fundsLines(form.funds)) {
      if (line.rate.kind !== "figure") {
        outcomes.skip();
        continue;
      }
      const rate = rateOf(line.executed, line.budget);
      const computed = rateIntervalOf(line.executed, line.budget, places);
      if (rate === null || computed === null) {
        outcomes.skip();
        continue;
      }
      const { figure } = line.rate;
      outcomes.judge(
        ratesOf(figure).some((stated) => meets(stated, computed)),
        () => ({
          path: `${line.path}/rate`,
          stated: figure.printed,
          expected: expectedRate(computed, figure),
          related: [`${line.path}/executed`, `${line.path}/budget`],
          params: {
            computed: `${formatPlaces(multiply(rate, HUNDRED), 2)}%`,
            ...basedOnInitial(line, figure),
          },
        }),
      );
    }
  },
};

const PERCENT: Exact = divide(ONE, HUNDRED);

/** The ratios a printed rate may stand for: percent, and without a sign also a plain ratio (`0.1446`). */
function ratesOf(figure: Figure): Interval[] {
  const asPrinted = rounded(figure.value, figure.decimals);
  const asPercent = product(asPrinted, point(PERCENT));
  return figure.suffix === "%" ? [asPercent] : [asPercent, asPrinted];
}

function expectedRate(computed: Interval, figure: Figure) {
  return expectedRange(printsOf(product(computed, point(HUNDRED)), figure.decimals));
}

/** Names the usual slip: the rate was taken on the initial budget. */
function basedOnInitial(line: FundsFigures, figure: Figure): Record<string, string> {
  const onInitial = rateOf(line.executed, line.initialBudget);
  if (onInitial === null) return {};
  const printed = multiply(onInitial, HUNDRED);
  const fits =
    equals(printed, figure.value) ||
    formatPlaces(printed, figure.decimals) === format(figure.value, figure.decimals);
  return fits ? { basis: "initialBudget" } : {};
}
