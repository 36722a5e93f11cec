import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import type { Issue } from "../errors";
import { type BadSource, type Source, systemIssue } from "./source";

/** A piece of a batch that is worked on at once: some 250 KB of whole lines, or documents. */
export interface Block {
  /** Owned by the block alone, so that it can be handed to another thread. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly parts: readonly Part[];
  /** Where the batch stands when the block is done. */
  readonly end: Position;
}

export type Part =
  | {
      readonly kind: "lines" | "document";
      readonly file: string;
      /** Number of the first line, from 1. */
      readonly line: number;
      readonly from: number;
      readonly to: number;
    }
  | {
      /** Answered by an error line in its place. */
      readonly kind: "problem";
      readonly file: string;
      readonly line: number | null;
      readonly issue: Issue;
    };

/** A place in a batch between two lines. */
export interface Position {
  /** Index of the source. */
  readonly source: number;
  /** Bytes of it behind us, after decompression. */
  readonly offset: number;
  /** Lines of it behind us. */
  readonly lines: number;
  /** The last bytes behind us (as latin1), to tell whether the input is still the same. */
  readonly tail: string;
}

export const START: Position = { source: 0, offset: 0, lines: 0, tail: "" };

/** The input of a resumed batch is not what it was before the place to go on from. */
export class InputChangedError extends Error {}

const BLOCK = 256 * 1024;
/** A form takes some 10 KB; more than this in one line or document is refused before it fills the memory. */
const MAX_LINE = 16 * 1024 * 1024;
const LINE_FEED = 0x0a;
const TAIL = 256;
/** How long a stream may pause before the lines at hand are worked on, in milliseconds. */
const PATIENCE = 20;

export interface ReadOptions {
  readonly start?: Position;
  /** Told of bytes as stored, for a progress bar. */
  readonly onBytes?: (bytes: number) => void;
}

/** Reads sources one after the other; what cannot be read is answered by a part of its own. */
export async function* readBlocks(
  sources: readonly (Source | BadSource)[],
  { start = START, onBytes }: ReadOptions = {},
): AsyncGenerator<Block> {
  const gathered = new Gatherer();
  for (let index = start.source; index < sources.length; index += 1) {
    const source = sources[index]!;
    const end = { source: index + 1, offset: 0, lines: 0, tail: "" };
    if ("issue" in source) {
      gathered.addProblem({ kind: "problem", file: source.name, line: null, issue: source.issue }, end);
    } else if (source.kind === "document") {
      await gathered.addDocument(source, end, onBytes);
    } else {
      if (!gathered.isEmpty()) yield gathered.take();
      yield* readLines(source, index, index === start.source ? start : { ...end, source: index }, onBytes);
    }
    if (gathered.isFull()) yield gathered.take();
  }
  if (!gathered.isEmpty()) yield gathered.take();
}

/** Small documents, put together into blocks. */
class Gatherer {
  private chunks: Uint8Array[] = [];
  private parts: Part[] = [];
  private size = 0;
  private end: Position = START;

  addProblem(part: Part, end: Position): void {
    this.parts.push(part);
    this.end = end;
  }

  async addDocument(source: Source, end: Position, onBytes: ReadOptions["onBytes"]): Promise<void> {
    const file = source.name;
    const chunks: Uint8Array[] = [];
    let size = 0;
    try {
      for await (const chunk of decompressed(source, onBytes)) {
        size += chunk.length;
        if (size > MAX_LINE) break;
        chunks.push(chunk);
      }
    } catch (error) {
      return this.addProblem({ kind: "problem", file, line: null, issue: systemIssue(error) }, end);
    }
    if (size > MAX_LINE) return this.addProblem(tooLarge(file, null), end);
    this.parts.push({ kind: "document", file, line: 1, from: this.size, to: this.size + size });
    for (const chunk of chunks) this.chunks.push(chunk);
    this.size += size;
    this.end = end;
  }

  isFull(): boolean {
    return this.size >= BLOCK || this.parts.length >= 1000;
  }

  isEmpty(): boolean {
    return this.parts.length === 0;
  }

  take(): Block {
    const block = { bytes: concat(this.chunks, this.size), parts: this.parts, end: this.end };
    this.chunks = [];
    this.parts = [];
    this.size = 0;
    return block;
  }
}

async function* readLines(
  source: Source,
  index: number,
  start: Position,
  onBytes: ReadOptions["onBytes"],
): AsyncGenerator<Block> {
  const next = { source: index + 1, offset: 0, lines: 0, tail: "" };
  const gathered = new LineGatherer(source.name, start);
  const chunks = decompressed(source, onBytes)[Symbol.asyncIterator]();
  let pending = chunks.next();
  let failure: Issue | undefined;
  try {
    while (true) {
      // A stream that pauses has its lines answered now, not when the block is full.
      if (source.size === null && gathered.hasLines() && !(await isSettled(pending))) yield* gathered.flush();
      const { value, done } = await pending;
      if (done) break;
      yield* gathered.add(value);
      pending = chunks.next();
      // A rejection is met by the `await` above.
      pending.catch(() => {});
    }
  } catch (error) {
    if (error instanceof InputChangedError) throw error;
    failure = systemIssue(error);
  } finally {
    chunks.return?.(undefined)?.catch(() => {});
  }
  yield* gathered.finish(next, failure);
}

async function isSettled(promise: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, PATIENCE, false);
  });
  const settled = await Promise.race([promise.then(isTrue, isTrue), patience]);
  clearTimeout(timer);
  return settled;
}

const isTrue = () => true;

/** Whole lines of one source, cut into blocks that end at a line feed. */
class LineGatherer {
  private chunks: Uint8Array[] = [];
  private size = 0;
  /** Bytes of `chunks` up to and with the last line feed, and the lines in them. */
  private whole = 0;
  private wholeLines = 0;
  /** What the blocks handed out so far have covered. */
  private offset: number;
  private lines: number;
  /** Bytes still to be passed over, of a batch that is resumed. */
  private skip: number;
  private tail: string;
  /** Bytes met so far of a line that is too long to be kept; 0 where there is none under way. */
  private overlong = 0;

  constructor(
    private readonly file: string,
    private readonly start: Position,
  ) {
    this.offset = start.offset;
    this.lines = start.lines;
    this.skip = start.offset;
    this.tail = start.offset === 0 ? start.tail : "";
  }

  *add(bytes: Uint8Array): Generator<Block> {
    let chunk = this.skip > 0 ? this.passOver(bytes) : bytes;
    if (this.overlong > 0) {
      const end = chunk.indexOf(LINE_FEED) + 1;
      this.overlong += end === 0 ? chunk.length : end;
      if (end === 0) return;
      yield this.answerOverlong();
      chunk = chunk.subarray(end);
    }
    const last = chunk.lastIndexOf(LINE_FEED);
    if (last !== -1) {
      this.whole = this.size + last + 1;
      this.wholeLines += countLines(chunk, last);
    }
    if (chunk.length > 0) this.chunks.push(chunk);
    this.size += chunk.length;
    const isOverlong = this.size - this.whole > MAX_LINE;
    if (this.whole >= BLOCK || (isOverlong && this.whole > 0)) yield* this.flush();
    if (isOverlong) {
      this.overlong = this.size;
      this.chunks = [];
      this.size = 0;
    }
  }

  hasLines(): boolean {
    return this.whole > 0;
  }

  /** The whole lines at hand. */
  *flush(): Generator<Block> {
    const bytes = concat(this.chunks, this.whole);
    const rest = concat(restOf(this.chunks, this.whole), this.size - this.whole);
    this.chunks = rest.length === 0 ? [] : [rest];
    this.size = rest.length;
    this.offset += this.whole;
    const line = this.lines + 1;
    this.lines += this.wholeLines;
    this.wholeLines = 0;
    this.whole = 0;
    this.tail = tailOf(bytes);
    yield { bytes, parts: [this.part(line, bytes)], end: this.here() };
  }

  /** The last lines, also one without a line feed, and what ended the source before its time. */
  *finish(end: Position, failure?: Issue): Generator<Block> {
    if (this.skip > 0 && failure === undefined) throw new InputChangedError();
    if (this.overlong > 0) yield this.answerOverlong();
    // What was cut off in the middle is no line; the problem stands for it.
    const bytes = concat(this.chunks, failure === undefined ? this.size : this.whole);
    const parts: Part[] = bytes.length === 0 ? [] : [this.part(this.lines + 1, bytes)];
    if (failure !== undefined) {
      const line = this.lines + this.wholeLines + 1;
      parts.push({ kind: "problem", file: this.file, line, issue: failure });
    }
    yield { bytes, parts, end };
  }

  /** Passes over what a resumed batch has behind it, and makes sure that it is the same. */
  private passOver(bytes: Uint8Array): Uint8Array {
    const passed = bytes.subarray(0, this.skip);
    this.skip -= passed.length;
    this.tail = (this.tail + tailOf(passed)).slice(-TAIL);
    if (this.skip === 0 && !this.tail.endsWith(this.start.tail)) throw new InputChangedError();
    return bytes.subarray(passed.length);
  }

  private answerOverlong(): Block {
    this.offset += this.overlong;
    this.lines += 1;
    this.overlong = 0;
    this.tail = "";
    return { bytes: new Uint8Array(0), parts: [tooLarge(this.file, this.lines)], end: this.here() };
  }

  private part(line: number, bytes: Uint8Array): Part {
    return { kind: "lines", file: this.file, line, from: 0, to: bytes.length };
  }

  private here(): Position {
    return { source: this.start.source, offset: this.offset, lines: this.lines, tail: this.tail };
  }
}

function tailOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(-TAIL)).toString("latin1");
}

/** Lines up to the one that ends at `last`. */
function countLines(chunk: Uint8Array, last: number): number {
  let lines = 0;
  for (
    let end = chunk.indexOf(LINE_FEED);
    end !== -1 && end <= last;
    end = chunk.indexOf(LINE_FEED, end + 1)
  ) {
    lines += 1;
  }
  return lines;
}

/** The first `size` bytes of the chunks, in a buffer of their own. */
function concat(chunks: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  // Not filled with zeros first: every byte is written below.
  const all = new Uint8Array(Buffer.allocUnsafeSlow(size).buffer, 0, size);
  let at = 0;
  for (const chunk of chunks) {
    const left = size - at;
    if (left <= 0) break;
    all.set(chunk.length <= left ? chunk : chunk.subarray(0, left), at);
    at += Math.min(chunk.length, left);
  }
  return all;
}

/** What stands behind the first `passed` bytes. */
function restOf(chunks: readonly Uint8Array[], passed: number): Uint8Array[] {
  const rest: Uint8Array[] = [];
  let left = passed;
  for (const chunk of chunks) {
    if (left < chunk.length) rest.push(left > 0 ? chunk.subarray(left) : chunk);
    left -= chunk.length;
  }
  return rest;
}

/** The bytes of a source, gunzipped where they begin as gzip does, whatever the file's name. */
async function* decompressed(source: Source, onBytes: ReadOptions["onBytes"]): AsyncGenerator<Uint8Array> {
  const stored = counted(source.open(), onBytes);
  const first = await stored.next();
  if (first.done) return;
  // A magic number cut in two by a first chunk of one byte is not worth the trouble.
  const isGzip = first.value[0] === 0x1f && first.value[1] === 0x8b;
  const all = prepend(first.value, stored);
  if (!isGzip) {
    yield* all;
    return;
  }
  const gunzip = createGunzip({ chunkSize: 256 * 1024 });
  // Errors reach us through the iteration of the last stream.
  pipeline(Readable.from(all), gunzip, () => {});
  yield* gunzip as AsyncIterable<Uint8Array>;
}

async function* counted(
  chunks: AsyncIterable<Uint8Array | string>,
  onBytes: ReadOptions["onBytes"],
): AsyncGenerator<Uint8Array> {
  for await (const piece of chunks) {
    const chunk = typeof piece === "string" ? Buffer.from(piece) : piece;
    onBytes?.(chunk.length);
    yield chunk;
  }
}

async function* prepend<T>(first: T, rest: AsyncIterable<T>): AsyncGenerator<T> {
  yield first;
  yield* rest;
}

function tooLarge(file: string, line: number | null): Part {
  const limit = `${MAX_LINE / 1024 / 1024} MB`;
  return {
    kind: "problem",
    file,
    line,
    issue: {
      code: "input.too-large",
      path: "",
      message: {
        zh: `超过 ${limit}（每行或每个文档的上限）；请检查文件，多张表请每行一张存为 .ndjson`,
        en: `larger than ${limit}, the most one line or document may take; check the file, and put many forms one a line in .ndjson`,
      },
    },
  };
}
