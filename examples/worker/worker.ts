/// <reference lib="webworker" />
// The worker: a file of JSON lines in, progress and one summary out. Everything jixiao returns is plain data and
// can be posted as it is. 读入一个 JSON 行文件，发出进度和一份汇总；jixiao 的结果都是普通数据，可直接 postMessage。
import { assessMany, type Summary, summarize } from "jixiao";
import { mof2020 } from "jixiao/rulesets";

export type FromWorker =
  | { readonly kind: "progress"; readonly forms: number }
  | { readonly kind: "done"; readonly summary: Summary };

const post = (message: FromWorker) => self.postMessage(message);

self.addEventListener("message", async ({ data }: MessageEvent<Blob>) => {
  const lines = (await data.text()).split("\n").filter((line) => line.trim() !== "");
  post({ kind: "done", summary: summarize(assessMany(documents(lines), mof2020)) });
});

function* documents(lines: readonly string[]): Generator<unknown> {
  for (const [i, line] of lines.entries()) {
    if (i % 500 === 0) post({ kind: "progress", forms: i });
    yield parse(line);
  }
}

/** A line that is no JSON becomes a document that is no form: counted, and the rest goes on. */
function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
