import type { Fault } from "../check/report";

/** A message table: how each finding is said in one language. */
export type Messages = Readonly<Record<string, (fault: Fault) => string>>;

/** The expected figure or words of a finding: `9.94`, `4.9–5.0`, `优/良`. */
export function expectedText(fault: Fault): string {
  const { expected } = fault;
  if (expected === null) return "";
  if ("oneOf" in expected) return expected.oneOf.join("/");
  return expected.min === expected.max ? expected.min : `${expected.min}–${expected.max}`;
}

/** A parameter of the finding, or nothing. */
export function param(fault: Fault, name: string): string {
  return fault.params[name] ?? "";
}
