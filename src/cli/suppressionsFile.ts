import { counted } from "../explain/counted";
import type { Language } from "../explain/message";
import { createSuppressor, type Suppressor } from "../suppress/suppress";
import { type Suppressions, safeParseSuppressions } from "../suppress/suppressionsSchema";
import type { Outcome } from "./assessInputs";
import { type CliIO, print } from "./io";
import { type FileResult, parseJsonFile } from "./jsonFile";
import { printable } from "./printable";

/** Reads a file of accepted findings. */
export function readSuppressions(file: string, io: CliIO): Promise<FileResult<Suppressions>> {
  return parseJsonFile(file, io, safeParseSuppressions);
}

/** What accepts findings, where a file was named. */
export async function chooseSuppressor(
  file: string | undefined,
  io: CliIO,
): Promise<FileResult<Suppressor | null>> {
  if (file === undefined) return { success: true, data: null };
  const read = await readSuppressions(file, io);
  if (!read.success) return read;
  return { success: true, data: createSuppressor(read.data, today()) };
}

/** The outcomes with accepted findings marked. */
export async function* suppressed(
  outcomes: AsyncIterable<Outcome>,
  suppressor: Suppressor | null,
): AsyncGenerator<Outcome> {
  for await (const outcome of outcomes) {
    if (suppressor === null || outcome.kind !== "assessed") yield outcome;
    else yield { ...outcome, assessment: suppressor.apply(outcome.evaluation, outcome.assessment) };
  }
}

/** By the clock of the machine, as people write `until`. */
export function today(): string {
  const now = new Date();
  const digits = (n: number) => String(n).padStart(2, "0");
  return `${now.getFullYear()}-${digits(now.getMonth() + 1)}-${digits(now.getDate())}`;
}

/** What in the file no longer accepts anything. */
export async function tellLeftOver(suppressor: Suppressor | null, io: CliIO, lang: Language): Promise<void> {
  if (suppressor === null) return;
  for (const { fingerprint, form, code, until } of suppressor.expired) {
    const what = printable([form, code].filter(Boolean).join(" "), 120);
    const text =
      lang === "zh"
        ? `警告 ${what}: 认可已于 ${until} 到期 [${fingerprint}]\n`
        : `warning ${what}: accepted only until ${until} [${fingerprint}]\n`;
    await print(io.stderr, text);
  }
  const unused = suppressor.unused().length;
  if (unused === 0) return;
  const text =
    lang === "zh"
      ? `提示 已认可问题清单中有 ${unused} 条没有对应的问题\n`
      : `info ${counted(unused, "accepted finding")} not met\n`;
  await print(io.stderr, text);
}
