import type { Language } from "../explain/message";
import type { Outcome } from "./assessInputs";
import type { CliIO } from "./io";

/** Writes the results of a batch to stdout, one by one and in order. */
export interface ResultWriter {
  add(outcome: Outcome): Promise<void>;
  /** After the last one. */
  end(): Promise<void>;
}

export type CreateResultWriter = (io: CliIO, lang: Language) => ResultWriter;
