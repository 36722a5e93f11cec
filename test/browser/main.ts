// Runs the battery in a page whose policy forbids code from strings and code within the page, and writes what came
// of it into the page, for the test to read.
import type { Evaluation } from "../../src/evaluation/schema";
import type { Given, Outcome } from "./battery";
import { changedSince, globalsNow } from "./globals";

export interface Told {
  readonly outcomes: readonly Outcome[];
  /** As `changed`, before anything but `jixiao/assess` was loaded. */
  readonly changedByAssess: readonly string[];
  /** What the page's globals have that they had not before the core was loaded, or have otherwise. */
  readonly changed: readonly string[];
  /** What the policy stopped while the core was loaded and at work. */
  readonly stopped: readonly string[];
  /** The same, after the test itself had done what it looks for. */
  readonly control: { readonly changed: readonly string[]; readonly stopped: readonly string[] };
}

const stopped: string[] = [];
document.addEventListener("securitypolicyviolation", (event) => stopped.push(event.blockedURI));
/** Violations are told a task later. */
const settled = () => new Promise((resolve) => setTimeout(resolve));

async function run(): Promise<Told> {
  const given: Given = await (await fetch("given.json")).json();
  const before = globalsNow();
  const { assess } = await import("../../src/assess/index");
  const { mof2020 } = await import("../../src/rulesets");
  for (const { form } of given.forms.slice(0, 3)) assess(form as Evaluation, mof2020);
  const changedByAssess = changedSince(before);
  const { runBattery } = await import("./battery");
  const outcomes = runBattery(given);
  await settled();
  const found = { outcomes, changedByAssess, changed: changedSince(before), stopped: [...stopped] };

  Reflect.set(globalThis, "added", 1);
  Reflect.set(Object.prototype, "polluted", 1);
  Reflect.set(JSON, "parse", () => null);
  try {
    new Function("return 1")();
  } catch {
    // Stopped by the policy, as `stopped` tells.
  }
  await settled();
  return { ...found, control: { changed: changedSince(before), stopped } };
}

// Into a hidden element: the browser would be long about showing it.
document.querySelector("#told")?.append(await run().then(JSON.stringify, String));
