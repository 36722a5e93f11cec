import type { Finding } from "../check/finding";
import { readFigure } from "../figure/printed";

/**
 * The expected figure or words of a finding, a percentage where a percentage is stated: `9.94`, `85.26%`,
 * `4.9–5`, `优/良`; empty where nothing is expected.
 */
export function expectedText({ stated, expected }: Pick<Finding, "stated" | "expected">): string {
  if (expected === null) return "";
  if ("oneOf" in expected) return expected.oneOf.join("/");
  const { min, max } = expected;
  const sign = isPercentage(stated) ? "%" : "";
  return min === max ? min + sign : `${min}${sign}–${max}${sign}`;
}

function isPercentage(printed: string | null): boolean {
  const cell = readFigure(printed);
  return cell.kind === "figure" && cell.figure.suffix === "%";
}
