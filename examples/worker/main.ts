// Thousands of forms in a Web Worker, so that the page stays responsive.
// 在 Web Worker 里核查成千上万张表，网页不卡。
//
//   npm install jixiao && npm install --save-dev vite
//   npx vite
import type { FromWorker } from "./worker";

const file = document.querySelector<HTMLInputElement>("#file")!;
const result = document.querySelector<HTMLElement>("#result")!;
const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });

worker.addEventListener("message", ({ data }: MessageEvent<FromWorker>) => {
  result.textContent =
    data.kind === "progress"
      ? `已核查 ${data.forms} 张`
      : `共 ${data.summary.forms} 张，读不了 ${data.summary.errors} 行；总分与各项得分不符 ${data.summary.findings["total.sum"]?.forms ?? 0} 张`;
});

file.addEventListener("change", () => worker.postMessage(file.files?.[0]));
