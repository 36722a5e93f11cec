import { mergeSummaries, type Summary } from "../batch/summary";
import type { Block } from "./blocks";
import { type BlockResult, Processor, type ProcessorSettings } from "./processor";

/** Works on blocks, on this thread or on others. */
export interface Engine {
  /** How many blocks may be under way at once. */
  readonly capacity: number;
  run(block: Block): Promise<BlockResult>;
  /** The summary of all blocks done since it was last collected; only while none is under way. */
  collect(): Promise<Summary>;
  close(): Promise<void>;
}

/** On this thread. */
export function createLocalEngine(settings: ProcessorSettings): Engine {
  const processor = new Processor(settings);
  return {
    capacity: 1,
    run: async (block) => processor.process(block),
    collect: async () => processor.takeSummary(),
    close: async () => {},
  };
}

/** Of several threads' summaries. */
export function mergeAll(summaries: readonly Summary[]): Summary {
  const [first, ...rest] = summaries;
  return rest.reduce(mergeSummaries, first!);
}
