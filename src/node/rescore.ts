import { open, rename, rm, stat } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { version } from "../../package.json";
import { emptySummary, mergeSummaries, type Summary } from "../batch/summary";
import type { RulesetChoice } from "../ruleset/select";
import { type Block, InputChangedError, type Position, readBlocks, START } from "./blocks";
import { checkpointPath, fingerprintOf, loadCheckpoint, partialPath, saveCheckpoint } from "./checkpoint";
import { createLocalEngine, type Engine } from "./engine";
import { runOrdered } from "./ordered";
import { refuseSpecial } from "./outputFile";
import type { BlockResult, ProcessorSettings } from "./processor";
import type { OutputKind } from "./resultLine";
import { type BadSource, findSources, type Source } from "./source";
import { createWorkerEngine } from "./workers";

/** By which rules a batch is scored, what its lines hold, and how it runs. */
export interface RescoreOptions {
  /**
   * For all forms; `{ among: rulesets }` picks for each the one its year and layout speak for, as `selectRuleset`
   * does, and each result line names it.
   */
  readonly ruleset: RulesetChoice;
  /** A second ruleset: each result line tells what moves under it, the summary what that comes to. */
  readonly against?: RulesetChoice;
  /** What a result line holds; default `summary`. */
  readonly output?: OutputKind;
  /** Explanations and repairs in `full` lines (default false): they take several times the rest. */
  readonly explain?: boolean;
  /** Accepted findings, and the day to hold their `until` against (`YYYY-MM-DD`): listed, not counted. */
  readonly accepted?: ProcessorSettings["accepted"];
  /** Threads, the calling one among them; default one for each core, and only the calling one for small inputs. */
  readonly workers?: number;
  /** Ends the batch early, at a line end. */
  readonly signal?: AbortSignal;
  /** Called after each block of lines. */
  readonly onProgress?: (progress: RescoreProgress) => void;
}

/** How far a batch has come. */
export interface RescoreProgress {
  readonly forms: number;
  readonly errors: number;
  /** Bytes of the input read, as stored. */
  readonly bytes: number;
  /** All bytes of the input; `null` where it is a stream. */
  readonly totalBytes: number | null;
}

/** What a batch came to. */
export interface RescoreReport {
  readonly summary: Summary;
  /** Whether the end of the input was reached. */
  readonly complete: boolean;
}

/** Where files are found and what `-` stands for. */
export interface RescoreInput {
  readonly names: readonly string[];
  readonly cwd?: string;
  /** Number of the first line (default 1), where the input is a part of a larger one. */
  readonly firstLine?: number;
  readonly stdin?: AsyncIterable<Uint8Array | string>;
}

/** Takes result lines; resolves when it can take more. */
export type Sink = (lines: Uint8Array) => Promise<void>;

/** Less than this is done sooner than threads have become fast (some 20,000 forms on two cores), in bytes. */
const WORTH_THREADS = 128 * 1024 * 1024;
/** How much work an interruption may cost, in milliseconds. */
const CHECKPOINT_EVERY = 3000;

/**
 * Re-scores forms of files, folders and streams into a sink: one result line per form in input order, a line that
 * cannot be read answered by an error line in its place. Memory does not grow with the input.
 *
 * @throws what `sink` throws; a line or file that cannot be read is answered, not thrown
 * @example await rescore({ names: ["forms.ndjson"] }, async (lines) => void out.write(lines), { ruleset: mof2020 })
 */
export async function rescore(
  input: RescoreInput,
  sink: Sink,
  options: RescoreOptions,
): Promise<RescoreReport> {
  const batch = await Batch.prepare(input, options);
  try {
    for await (const lines of batch.results()) await sink(lines);
    return { summary: await batch.summarize(), complete: batch.complete };
  } finally {
    await batch.close();
  }
}

/**
 * The same as a step of a pipeline: lines of forms in, result lines out.
 *
 * @example await pipeline(process.stdin, rescoreLines({ ruleset: mof2020 }), process.stdout)
 */
export function rescoreLines(
  options: RescoreOptions & { readonly onReport?: (report: RescoreReport) => void },
): (source: AsyncIterable<Uint8Array | string>) => AsyncGenerator<Uint8Array> {
  return async function* (source) {
    const batch = await Batch.prepare({ names: ["-"], stdin: source }, options);
    try {
      yield* batch.results();
      options.onReport?.({ summary: await batch.summarize(), complete: batch.complete });
    } finally {
      await batch.close();
    }
  };
}

/** The input was changed, or other settings are asked for, than when the unfinished output was begun. */
export class ResumeError extends Error {
  constructor(readonly out: string) {
    super(`${partialPath(out)} was begun with another input, ruleset or output; remove it to start again`);
    this.name = "ResumeError";
  }
}

/**
 * Re-scores into a file. Until the batch is complete its lines stand in `OUT.partial`, and `OUT` is only made at
 * the end, so nothing half-written passes for whole. With `resume`, an interrupted batch (also one killed) goes on
 * where its last checkpoint was; the file is byte for byte that of an uninterrupted batch.
 *
 * @throws ResumeError where the unfinished output belongs to another batch
 */
export async function rescoreToFile(
  input: RescoreInput,
  out: string,
  options: RescoreOptions & { readonly resume?: boolean },
): Promise<RescoreReport> {
  await refuseSpecial(out);
  const batch = await Batch.prepare(input, options);
  try {
    const checkpoint = options.resume === true ? await loadCheckpoint(out) : null;
    if (checkpoint !== null && checkpoint.fingerprint !== batch.fingerprint) throw new ResumeError(out);
    const partial = partialPath(out);
    if (checkpoint === null) await rm(checkpointPath(out), { force: true });
    else if ((await sizeOf(partial)) < checkpoint.written) throw new ResumeError(out);
    const file = await open(partial, checkpoint === null ? "w" : "r+");
    let written = checkpoint?.written ?? 0;
    try {
      await file.truncate(written);
      if (checkpoint !== null) batch.resumeAt(checkpoint.position, checkpoint.summary);
      const { fingerprint } = batch;
      const save = async (position: Position) => {
        await file.datasync();
        const summary = await batch.summarize();
        await saveCheckpoint(out, { version: 1, fingerprint, position, written, summary });
      };
      for await (const lines of batch.results(save)) {
        await writeFully(file, lines, written);
        written += lines.length;
      }
      await file.sync();
    } catch (error) {
      throw error instanceof InputChangedError ? new ResumeError(out) : error;
    } finally {
      await file.close();
    }
    if (batch.complete) {
      await rename(partial, out);
      await rm(checkpointPath(out), { force: true });
    }
    return { summary: await batch.summarize(), complete: batch.complete };
  } finally {
    await batch.close();
  }
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch {
    return -1;
  }
}

async function writeFully(
  file: Awaited<ReturnType<typeof open>>,
  bytes: Uint8Array,
  position: number,
): Promise<void> {
  let done = 0;
  while (done < bytes.length) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
}

class Batch {
  private summary: Summary = emptySummary();
  private bytes = 0;
  private forms = 0;
  private errors = 0;
  /** Whether the end of the input was reached. */
  complete = false;

  private constructor(
    private readonly sources: readonly (Source | BadSource)[],
    private readonly engine: Engine,
    private readonly options: RescoreOptions,
    readonly fingerprint: string,
    private position: Position,
  ) {}

  static async prepare(input: RescoreInput, options: RescoreOptions): Promise<Batch> {
    const { cwd = process.cwd(), stdin = process.stdin, firstLine = 1 } = input;
    const sources = await findSources(input.names, { cwd, stdin });
    const { ruleset, against = null, output = "summary", explain = false } = options;
    const settings: ProcessorSettings = {
      ruleset,
      against,
      output,
      explain: explain && output === "full",
      ...(options.accepted !== undefined && { accepted: options.accepted }),
    };
    const workers = options.workers ?? defaultWorkers(sources);
    const engine = workers > 1 ? createWorkerEngine(settings, workers) : createLocalEngine(settings);
    const fingerprint = fingerprintOf(sources, { ...settings, firstLine }, version);
    return new Batch(sources, engine, options, fingerprint, { ...START, lines: firstLine - 1 });
  }

  resumeAt(position: Position, summary: Summary): void {
    this.position = position;
    this.summary = summary;
    this.forms = summary.forms;
    this.errors = summary.errors;
  }

  /** @param checkpoint - called now and then while nothing is under way, and when the batch ends early */
  async *results(checkpoint?: (position: Position) => Promise<void>): AsyncGenerator<Uint8Array> {
    const { signal } = this.options;
    let last = Date.now();
    const isDue = () => checkpoint !== undefined && Date.now() - last >= CHECKPOINT_EVERY;
    const isPaused = () => signal?.aborted === true || isDue();
    const blocks = readBlocks(this.sources, {
      start: this.position,
      onBytes: (bytes) => {
        this.bytes += bytes;
      },
    });
    const run = (block: Block) => this.engine.run(block);
    for await (const done of runOrdered(blocks, run, this.engine.capacity, isPaused)) {
      if (done === null) {
        await checkpoint?.(this.position);
        last = Date.now();
      } else {
        yield done.result.output;
        this.advance(done.item, done.result);
      }
    }
    this.complete = signal?.aborted !== true;
  }

  /** Of all blocks so far; only while none is under way. */
  async summarize(): Promise<Summary> {
    this.summary = mergeSummaries(this.summary, await this.engine.collect());
    return this.summary;
  }

  close(): Promise<void> {
    return this.engine.close();
  }

  private advance({ end }: Block, { forms, errors }: BlockResult): void {
    this.position = end;
    this.forms += forms;
    this.errors += errors;
    const { bytes } = this;
    this.options.onProgress?.({ forms: this.forms, errors: this.errors, bytes, totalBytes: this.totalBytes });
  }

  private get totalBytes(): number | null {
    let total = 0;
    for (const source of this.sources) {
      if ("issue" in source) continue;
      if (source.size === null) return null;
      total += source.size;
    }
    return total;
  }
}

function defaultWorkers(sources: readonly (Source | BadSource)[]): number {
  let size = 0;
  for (const source of sources) {
    if (!("issue" in source)) size += source.size ?? Number.POSITIVE_INFINITY;
  }
  return size < WORTH_THREADS ? 1 : availableParallelism();
}
