import { SingleBar } from "cli-progress";
import type { Language } from "../explain/message";
import type { RescoreProgress } from "../node/rescore";
import type { CliIO } from "./io";

export interface Progress {
  update(progress: RescoreProgress): void;
  stop(): void;
}

const SILENT: Progress = { update: () => {}, stop: () => {} };

const FORMATS: Readonly<Record<Language, { readonly file: string; readonly stream: string }>> = {
  zh: {
    file: "{bar} {percentage}% | {forms} 份 | {rate} 份/秒 | 剩余 {eta_formatted} | 无法读取 {errors}",
    stream: "{forms} 份 | {rate} 份/秒 | 无法读取 {errors}",
  },
  en: {
    file: "{bar} {percentage}% | {forms} forms | {rate} forms/s | {eta_formatted} left | {errors} errors",
    stream: "{forms} forms | {rate} forms/s | {errors} errors",
  },
};

/** A bar on a terminal, nothing in a pipe; of a stream, whose end is unknown, only counts. */
export function createProgress(io: CliIO, lang: Language): Progress {
  if (io.stderr.isTTY !== true) return SILENT;
  const started = Date.now();
  let bar: SingleBar | null = null;
  return {
    update({ forms, errors, bytes, totalBytes }) {
      const seconds = (Date.now() - started) / 1000;
      const shown = { forms, errors, rate: seconds > 0 ? Math.round(forms / seconds) : 0 };
      if (bar === null) {
        const format = FORMATS[lang][totalBytes === null ? "stream" : "file"];
        const stream = io.stderr as unknown as NodeJS.WritableStream;
        bar = new SingleBar({ format, stream, fps: 5, clearOnComplete: true, hideCursor: true });
        bar.start(totalBytes ?? 1, 0, shown);
      }
      bar.update(totalBytes === null ? 0 : bytes, shown);
    },
    stop() {
      bar?.stop();
      bar = null;
    },
  };
}
