import { createHash } from "node:crypto";
import { readFile, rename, writeFile } from "node:fs/promises";
import type { Summary } from "../batch/summary";
import type { Position } from "./blocks";
import type { ProcessorSettings } from "./processor";
import type { BadSource, Source } from "./source";

/** What the unfinished output of a batch covers, so that the batch can go on from there. */
export interface Checkpoint {
  readonly version: 1;
  /** Inputs and settings; a batch resumed with others would not give the same output. */
  readonly fingerprint: string;
  readonly position: Position;
  /** Bytes of the unfinished output that stand; what follows them is cut off. */
  readonly written: number;
  readonly summary: Summary;
}

/** `OUT.partial` holds the lines so far, `OUT.partial.json` what they cover. */
export function partialPath(out: string): string {
  return `${out}.partial`;
}

export function checkpointPath(out: string): string {
  return `${out}.partial.json`;
}

/** Replaces the last checkpoint in one step: there is always a whole one. */
export async function saveCheckpoint(out: string, checkpoint: Checkpoint): Promise<void> {
  const path = checkpointPath(out);
  await writeFile(`${path}.new`, JSON.stringify(checkpoint));
  await rename(`${path}.new`, path);
}

/** `null` where there is none. */
export async function loadCheckpoint(out: string): Promise<Checkpoint | null> {
  let text: string;
  try {
    text = await readFile(checkpointPath(out), "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
  return JSON.parse(text) as Checkpoint;
}

export function fingerprintOf(
  sources: readonly (Source | BadSource)[],
  settings: ProcessorSettings & { readonly firstLine: number },
  version: string,
): string {
  const inputs = sources.map((source) =>
    "issue" in source ? [source.name, source.issue.code] : [source.name, source.size, source.modified],
  );
  return createHash("sha256")
    .update(JSON.stringify([version, inputs, settings]))
    .digest("hex");
}
