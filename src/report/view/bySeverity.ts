import type { Severity } from "../../ruleset/schema";

const SEVERITIES: readonly Severity[] = ["error", "warning", "info"];

/** The most severe first, else as they came. */
export function bySeverity<T extends { readonly severity: Severity }>(all: readonly T[]): T[] {
  return SEVERITIES.flatMap((severity) => all.filter((one) => one.severity === severity));
}
