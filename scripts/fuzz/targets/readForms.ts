import { safeParseEvaluation } from "../../../src/evaluation/parse";
import type { ReadResult } from "../../../src/import/readGrid";
import { must } from "../target";

/** @throws Fault where what was read is not a form, or a place stands for no cell */
export function mustBeForms({ evaluations, notes }: ReadResult, input: unknown): void {
  for (const { evaluation, provenance } of evaluations) {
    const parsed = safeParseEvaluation(evaluation);
    must(parsed.success, `read as no form: ${JSON.stringify(parsed.success || parsed.issues[0])}`, input);
    for (const path of Object.keys(provenance)) must(path.startsWith("/"), `no path: ${path}`, input);
  }
  for (const { message } of notes) must(message.zh.length < 1_000, "a note without end", message.zh);
}
