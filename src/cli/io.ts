import { once } from "node:events";

/** Where a command may write. */
export interface Output extends NodeJS.EventEmitter {
  write(text: string | Uint8Array): boolean;
  readonly isTTY?: boolean;
}

/** All a command may touch of the world outside; tests hand in their own. */
export interface CliIO {
  readonly stdin: AsyncIterable<Uint8Array | string>;
  /** Results. */
  readonly stdout: Output;
  /** Everything else. */
  readonly stderr: Output;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Long work that can end in good order asks to be told of Ctrl-C; returns how to be told no more. */
  onInterrupt?(listener: () => void): () => void;
}

/** What the process says when it ends. */
export const EXIT = {
  /** Nothing at or above `--fail-on`. */
  clean: 0,
  /** Findings at or above it. */
  findings: 1,
  /** Wrong usage, or an input that could not be read. */
  failed: 2,
  /** Ended early by Ctrl-C, in good order. */
  interrupted: 130,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Writes, and waits where the reader is slower than we are. */
export async function print(output: Output, text: string): Promise<void> {
  if (!output.write(text)) await once(output, "drain");
}
