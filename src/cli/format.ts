import { visibleJson } from "../explain/showHidden";
import type { Outcome } from "./assessInputs";
import { type CliIO, print } from "./io";
import { createJunitWriter } from "./junit";
import type { InputProblem } from "./problems";
import type { CreateResultWriter, ResultWriter } from "./resultWriter";
import { createSarifWriter } from "./sarif";
import { createTableWriter } from "./table";

/** The formats of `--format`. */
export const formats = {
  table: createTableWriter,
  json: createJsonWriter,
  ndjson: createNdjsonWriter,
  sarif: createSarifWriter,
  junit: createJunitWriter,
} as const satisfies Record<string, CreateResultWriter>;
export type Format = keyof typeof formats;

/** One array of all results. */
function createJsonWriter(io: CliIO): ResultWriter {
  let first = true;
  const item = async (record: unknown) => {
    const text = visibleJson(JSON.stringify(record, null, 2)).replace(/^/gm, "  ");
    await print(io.stdout, `${first ? "[\n" : ",\n"}${text}`);
    first = false;
  };
  return {
    add: (outcome) => item(toRecord(outcome)),
    addPortfolio: (portfolio) => item({ portfolio }),
    async end() {
      await print(io.stdout, first ? "[]\n" : "\n]\n");
    },
  };
}

/** One result a line. */
function createNdjsonWriter(io: CliIO): ResultWriter {
  return {
    add: (outcome) => print(io.stdout, `${visibleJson(JSON.stringify(toRecord(outcome)))}\n`),
    addPortfolio: (portfolio) => print(io.stdout, `${visibleJson(JSON.stringify({ portfolio }))}\n`),
    end: async () => {},
  };
}

/** An `Assessment` or `AccountsAssessment`, or in its place what was wrong with the line. */
function toRecord(outcome: Outcome): unknown {
  if (outcome.kind !== "unreadable") return outcome.assessment;
  const [first, ...more] = outcome.problems;
  return {
    line: first?.line ?? null,
    file: first?.file ?? null,
    error: { ...errorOf(first), ...(more.length > 0 && { more: more.map(errorOf) }) },
  };
}

function errorOf(problem: InputProblem | undefined) {
  if (problem === undefined) return {};
  const { line, column, cell } = problem;
  const { code, path, message } = problem.issue;
  return { code, path, line, column, ...(cell ? { cell } : {}), message };
}
