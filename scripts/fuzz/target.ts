import type { Random } from "../eval/random";

/** One thing that takes input from outside, and what must hold of it whatever the input. */
export interface Target {
  readonly name: string;
  /**
   * Of a thousand inputs, so many are its own: the more one costs the fewer, and still the whole path and accounts get
   * a good half of the time.
   */
  readonly share: number;
  /** Longest that one input may take, in milliseconds. */
  readonly patience: number;
  /**
   * Makes one input and tries it.
   *
   * @throws Fault, or anything else, where something does not hold
   */
  run(random: Random): void | Promise<void>;
}

/** Something that must hold does not; `input` is what shows it. */
export class Fault extends Error {
  constructor(
    what: string,
    readonly input: unknown,
  ) {
    super(what);
    this.name = "Fault";
  }
}

/** @throws Fault where `holds` is false */
export function must(holds: boolean, what: string, input: unknown): asserts holds {
  if (!holds) throw new Fault(what, input);
}
