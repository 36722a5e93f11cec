import { createRequire } from "node:module";
import { setImmediate } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import type { Summary } from "../batch/summary";
import type { Block } from "./blocks";
import { type Engine, mergeAll } from "./engine";
import { type BlockResult, Processor, type ProcessorSettings } from "./processor";

export type WorkerRequest =
  | { readonly kind: "block"; readonly bytes: Block["bytes"]; readonly parts: Block["parts"] }
  | { readonly kind: "collect" };

export type WorkerReply =
  | { readonly kind: "result"; readonly result: BlockResult }
  | { readonly kind: "summary"; readonly summary: Summary }
  | { readonly kind: "failed"; readonly reason: string };

/** Blocks a thread may have: one in work, and enough waiting while this thread is busy with a block of its own. */
const PER_THREAD = 3;

/** How many times as many may be done while the oldest is not: a thread that has just begun is slow at first. */
const AHEAD = 4;

/**
 * On `count` threads, this one among them: the others are kept busy first, and while they are, this thread works
 * on a block too.
 *
 * @param count - at least 2
 */
export function createWorkerEngine(settings: ProcessorSettings, count: number): Engine {
  const threads: Thread[] = [];
  const here = new Processor(settings);
  const idlest = () => {
    const least = threads.reduce<Thread | null>((a, b) => (a === null || b.load < a.load ? b : a), null);
    if (least !== null && (least.load === 0 || threads.length === count - 1)) return least;
    const thread = new Thread(settings);
    threads.push(thread);
    return thread;
  };
  return {
    capacity: count * PER_THREAD * AHEAD,
    run: async ({ bytes, parts }) => {
      const thread = idlest();
      if (thread.load < PER_THREAD) return thread.run({ kind: "block", bytes, parts }, bytes.buffer);
      // The blocks behind this one first reach their threads.
      await setImmediate();
      return here.process({ bytes, parts });
    },
    collect: async () =>
      mergeAll([here.takeSummary(), ...(await Promise.all(threads.map((thread) => thread.collect())))]),
    close: async () => {
      await Promise.all(threads.map((thread) => thread.close()));
    },
  };
}

/** A thread ended, or answered what it should not: the lines it had are not done. */
export class WorkerError extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = "WorkerError";
  }
}

interface Waiting {
  resolve(reply: WorkerReply): void;
  reject(error: Error): void;
}

class Thread {
  private readonly worker: Worker;
  /** Replies come in the order of the requests. */
  private readonly waiting: Waiting[] = [];
  private failure: WorkerError | null = null;

  constructor(settings: ProcessorSettings) {
    this.worker = startWorker(settings);
    this.worker.on("message", (reply: WorkerReply) => this.waiting.shift()?.resolve(reply));
    this.worker.on("error", (error) => this.fail(new WorkerError(String(error))));
    this.worker.on("exit", (code) => this.fail(new WorkerError(`a worker ended with code ${code}`)));
  }

  get load(): number {
    return this.waiting.length;
  }

  async run(request: WorkerRequest, buffer: ArrayBuffer): Promise<BlockResult> {
    const reply = await this.ask(request, [buffer]);
    if (reply.kind === "result") return reply.result;
    throw unexpected(reply);
  }

  async collect(): Promise<Summary> {
    const reply = await this.ask({ kind: "collect" }, []);
    if (reply.kind === "summary") return reply.summary;
    throw unexpected(reply);
  }

  async close(): Promise<void> {
    this.worker.removeAllListeners("exit");
    await this.worker.terminate();
  }

  private ask(request: WorkerRequest, transfer: ArrayBuffer[]): Promise<WorkerReply> {
    if (this.failure !== null) return Promise.reject(this.failure);
    return new Promise((resolve, reject) => {
      this.waiting.push({ resolve, reject });
      this.worker.postMessage(request, transfer);
    });
  }

  private fail(error: WorkerError): void {
    this.failure ??= error;
    for (const { reject } of this.waiting.splice(0)) reject(this.failure);
  }
}

function unexpected(reply: WorkerReply): Error {
  return new WorkerError(reply.kind === "failed" ? reply.reason : `unexpected ${reply.kind} from a worker`);
}

/** Most of what a block makes dies at once: less room for it costs time, more only memory. */
const resourceLimits = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 256 };

/** The worker's file stands beside this one in the package. */
function startWorker(workerData: ProcessorSettings): Worker {
  const isBuilt = !import.meta.url.endsWith(".ts");
  if (isBuilt) return new Worker(new URL("./worker.js", import.meta.url), { workerData, resourceLimits });
  // Among the sources, as in tests, a thread has to be taught TypeScript first.
  const loader = JSON.stringify(
    pathToFileURL(
      createRequire(import.meta.url)
        .resolve("tsx/esm/api")
        .replace(/cjs$/, "mjs"),
    ),
  );
  const entry = JSON.stringify(new URL("./worker.ts", import.meta.url));
  const code = `import(${loader}).then(({ register }) => { register(); return import(${entry}); })`;
  return new Worker(code, { eval: true, workerData, resourceLimits });
}
