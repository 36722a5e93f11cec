import { type FileHandle, open, rename, rm } from "node:fs/promises";
import { resolve } from "node:path";
import { isAccountsData } from "../accounts/isAccountsData";
import { safeParseEvaluation } from "../evaluation/parse";
import type { Evaluation } from "../evaluation/schema";
import { counted } from "../explain/counted";
import type { Language } from "../explain/message";
import { visibleJson } from "../explain/showHidden";
import { refuseSpecial } from "../node/outputFile";
import { type FormInput, idOfSource } from "./documents";
import { readInputs } from "./input";
import { type CliIO, EXIT, type ExitCode, print } from "./io";
import { NoteLog } from "./notes";
import { type InputProblem, outputProblem, printProblems } from "./problems";

export interface ReadOptions {
  /** File for the forms; without it they go to stdout. */
  readonly out?: string;
  /** List what was guessed or left aside. */
  readonly notes?: boolean;
  readonly lang: Language;
}

/** `jixiao read`: the forms of sheets and texts as `Evaluation` JSON, one a line. */
export async function readCommand(
  names: readonly string[],
  options: ReadOptions,
  io: CliIO,
): Promise<ExitCode> {
  const { lang } = options;
  const notes = new NoteLog(io, lang, options.notes ?? false);
  const count = { forms: 0, accounts: 0, failed: 0 };
  let interrupted = false;
  const forget = io.onInterrupt?.(() => {
    interrupted = true;
  });
  const target = options.out === undefined ? stdoutTarget(io) : new FileTarget(resolve(io.cwd, options.out));
  try {
    for await (const input of readInputs(names, io, notes.add)) {
      if (interrupted) break;
      await notes.flush();
      const line = await lineOf(input);
      if ("problems" in line) {
        count.failed += 1;
        await printProblems(io, lang, line.problems);
      } else {
        count[line.kind] += 1;
        await target.write(`${visibleJson(JSON.stringify(line.data))}\n`);
      }
    }
    await (interrupted ? target.abandon() : target.finish());
  } catch (error) {
    await target.abandon();
    await printProblems(io, lang, [outputProblem(options.out ?? "-", error)]);
    return EXIT.failed;
  } finally {
    forget?.();
  }
  if (interrupted) return EXIT.interrupted;
  await notes.end();
  await print(io.stderr, summary(count, options));
  return count.failed > 0 ? EXIT.failed : EXIT.clean;
}

type Line =
  | { readonly kind: "forms" | "accounts"; readonly data: unknown }
  | { readonly problems: readonly InputProblem[] };

async function lineOf(input: FormInput): Promise<Line> {
  if (input.kind === "unreadable") return { problems: [input.problem] };
  if (input.kind === "accounts") return { kind: "accounts", data: input.document };
  const { data, place } = input;
  if (isAccountsData(data)) {
    const { safeParseAccounts } = await import("../accounts/index");
    const parsed = safeParseAccounts(data);
    return parsed.success ? { kind: "accounts", data } : { problems: parsed.issues.map(place) };
  }
  const parsed = safeParseEvaluation(data);
  if (!parsed.success) return { problems: parsed.issues.map(place) };
  return { kind: "forms", data: withOrigin(parsed.data, input) };
}

/** Sheets have no ids: a form is given the one by which `check` names it; `meta.source` tells where it was read from. */
function withOrigin(evaluation: Evaluation, { file, source }: FormInput & { kind: "form" }): Evaluation {
  if (source === undefined) return evaluation;
  const meta = typeof evaluation.meta === "object" && evaluation.meta !== null ? evaluation.meta : {};
  const id = evaluation.id ?? idOfSource(file, source);
  return { id, ...evaluation, meta: { ...meta, source: { file, cell: source.cell } } };
}

interface Target {
  write(text: string): Promise<void>;
  finish(): Promise<void>;
  abandon(): Promise<void>;
}

function stdoutTarget(io: CliIO): Target {
  return { write: (text) => print(io.stdout, text), finish: async () => {}, abandon: async () => {} };
}

/** A file that is there only when it is whole: written beside its name and then renamed; not at all where empty. */
class FileTarget implements Target {
  private handle: FileHandle | null = null;

  constructor(private readonly path: string) {}

  private get temporary(): string {
    return `${this.path}.${process.pid}.tmp`;
  }

  async write(text: string): Promise<void> {
    if (this.handle === null) {
      await refuseSpecial(this.path);
      this.handle = await open(this.temporary, "wx");
    }
    await this.handle.writeFile(text);
  }

  async finish(): Promise<void> {
    if (this.handle === null) return;
    await this.handle.sync();
    await this.handle.close();
    await rename(this.temporary, this.path);
    this.handle = null;
  }

  async abandon(): Promise<void> {
    if (this.handle === null) return;
    await this.handle.close().catch(() => {});
    await rm(this.temporary, { force: true });
    this.handle = null;
  }
}

function summary(
  { forms, accounts, failed }: { forms: number; accounts: number; failed: number },
  { out, lang }: ReadOptions,
): string {
  const written = out !== undefined && forms + accounts > 0;
  if (lang === "zh") {
    const parts = [`读出 ${forms} 份表单`];
    if (accounts > 0) parts.push(`${accounts} 份决算公开`);
    if (failed > 0) parts.push(`${failed} 处无法读取`);
    if (out !== undefined) parts.push(written ? `已写入 ${out}` : `未写 ${out}`);
    return `${parts.join("，")}\n`;
  }
  const parts = [`${counted(forms, "form")} read`];
  if (accounts > 0) parts.push(`${accounts} final accounts`);
  if (failed > 0) parts.push(`${counted(failed, "input")} unreadable`);
  if (out !== undefined) parts.push(written ? `written to ${out}` : `${out} not written`);
  return `${parts.join(", ")}\n`;
}
