import { parentPort, workerData } from "node:worker_threads";
import { Processor, type ProcessorSettings } from "./processor";
import type { WorkerReply, WorkerRequest } from "./workers";

// The thread behind `createWorkerEngine`: blocks come in and go out by transfer, never as copies.
const processor = new Processor(workerData as ProcessorSettings);

parentPort?.on("message", (request: WorkerRequest) => {
  try {
    if (request.kind === "collect") {
      reply({ kind: "summary", summary: processor.takeSummary() });
      return;
    }
    const result = processor.process(request);
    reply({ kind: "result", result }, [result.output.buffer]);
  } catch (error) {
    reply({
      kind: "failed",
      reason: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
  }
});

function reply(message: WorkerReply, transfer: ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, transfer);
}
