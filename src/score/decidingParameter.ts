import type { ParameterName } from "../ruleset/schema";
import type { RowScore } from "./indicator";

/** The ruleset's parameter that decided what a row may score; `null` where the check's own rule did. */
export function decidingParameter({ formula, direction, derived }: RowScore): ParameterName | null {
  if (formula === "below-threshold") return "passThreshold";
  if (formula === "overachieved") return "overachievement";
  if (formula === "satisfaction-step") return "satisfactionSteps";
  if (formula === "judgement") return "qualitativeBands";
  if (direction === "lower" && derived) return "lowerIsBetterFormula";
  return null;
}
