import { Readable, Writable } from "node:stream";
import type { Assessment } from "../../src/assess/assessment";
import { main } from "../../src/cli/main";

export interface RunOptions {
  readonly stdin?: string | Buffer | AsyncIterable<Uint8Array>;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly isTTY?: boolean;
}

/** Runs the command line as a function, with streams that collect what it prints. */
export async function run(args: readonly string[], options: RunOptions = {}) {
  const stdout = new Collector(options.isTTY ?? false);
  const stderr = new Collector(options.isTTY ?? false);
  const { stdin = "" } = options;
  const exitCode = await main(args, {
    stdin: typeof stdin === "string" || Buffer.isBuffer(stdin) ? Readable.from([Buffer.from(stdin)]) : stdin,
    stdout,
    stderr,
    cwd: options.cwd ?? process.cwd(),
    env: options.env ?? {},
  });
  return { exitCode, stdout: stdout.text, stderr: stderr.text };
}

class Collector extends Writable {
  text = "";

  constructor(readonly isTTY: boolean) {
    super({ decodeStrings: false });
  }

  override _write(chunk: string | Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}

/** One line of ndjson for a form that could not be read. */
export interface ErrorRecord {
  readonly line: number | null;
  readonly file: string;
  readonly error: {
    readonly code: string;
    readonly path: string;
    readonly line: number | null;
    readonly column: number | null;
    readonly message: { readonly zh: string; readonly en: string };
    readonly more?: readonly { readonly code: string; readonly path: string }[];
  };
}

/** What `--format ndjson` printed, each line told apart by whether it has an `error`. */
export function records(stdout: string): (Assessment | ErrorRecord)[] {
  return stdout
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Assessment | ErrorRecord);
}

export function errorOf(record: Assessment | ErrorRecord | undefined): ErrorRecord {
  if (record === undefined || !("error" in record)) throw new Error(`no error: ${JSON.stringify(record)}`);
  return record;
}

export function assessmentOf(record: Assessment | ErrorRecord | undefined): Assessment {
  if (record === undefined || "error" in record) throw new Error(`no assessment: ${JSON.stringify(record)}`);
  return record;
}
