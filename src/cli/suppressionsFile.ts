import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { Language } from "../explain/message";
import { createLocator, readJson } from "../node/json";
import { createSuppressor, type Suppressor } from "../suppress/suppress";
import { type Suppressions, safeParseSuppressions } from "../suppress/suppressionsSchema";
import type { Outcome } from "./assessInputs";
import { systemProblem } from "./input";
import { type CliIO, print } from "./io";
import { decodeUtf8 } from "./lines";
import { printable } from "./printable";
import { fileProblem, type InputProblem } from "./problems";

export type SuppressionsRead =
  | { readonly success: true; readonly suppressions: Suppressions }
  | { readonly success: false; readonly problems: readonly InputProblem[] };

/** Reads a file of accepted findings. */
export async function readSuppressions(file: string, io: CliIO): Promise<SuppressionsRead> {
  let text: string | null;
  try {
    text = decodeUtf8(await readFile(resolve(io.cwd, file)));
  } catch (error) {
    return { success: false, problems: [systemProblem(file, error)] };
  }
  if (text === null) {
    const [zh, en] = ["不是 UTF-8 编码；请另存为 UTF-8", "not UTF-8; save it as UTF-8"];
    return { success: false, problems: [fileProblem(file, "input.not-utf8", zh, en)] };
  }
  const json = readJson(text);
  if (!json.success) return { success: false, problems: [{ file, ...json.at, issue: json.issue }] };
  const parsed = safeParseSuppressions(json.data);
  if (parsed.success) return { success: true, suppressions: parsed.data };
  const locate = createLocator(text);
  return {
    success: false,
    problems: parsed.issues.map((issue) => ({ file, ...locate(issue.path), issue })),
  };
}

export type SuppressorChoice =
  | { readonly success: true; readonly suppressor: Suppressor | null }
  | { readonly success: false; readonly problems: readonly InputProblem[] };

/** What accepts findings, where a file was named. */
export async function chooseSuppressor(file: string | undefined, io: CliIO): Promise<SuppressorChoice> {
  if (file === undefined) return { success: true, suppressor: null };
  const read = await readSuppressions(file, io);
  if (!read.success) return read;
  return { success: true, suppressor: createSuppressor(read.suppressions, today()) };
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
      : `info ${unused} accepted findings were not met\n`;
  await print(io.stderr, text);
}
