import type { Issue } from "../errors";
import type { Language } from "../explain/message";
import { type CliIO, print } from "./io";
import { printable } from "./printable";

/** Something that could not be read: where, and what to do about it. */
export interface InputProblem {
  readonly file: string;
  /** 1-based; `null` where the file as a whole is meant. */
  readonly line: number | null;
  readonly column: number | null;
  /** The cell or line of a sheet or text that was read. */
  readonly cell?: string | null;
  readonly issue: Issue;
}

/** A problem with a file as a whole. */
export function fileProblem(file: string, code: string, zh: string, en: string): InputProblem {
  return { file, line: null, column: null, issue: { code, path: "", message: { zh, en } } };
}

/** `file:line:column`, as editors understand it; `自评表.xlsx 表1!H23` in a sheet. */
export function placeOf(problem: Pick<InputProblem, "file" | "line" | "column" | "cell">): string {
  const position = [problem.line, problem.column].filter((n) => n !== null).map((n) => `:${n}`);
  const cell = problem.cell ? ` ${printable(problem.cell, 80)}` : "";
  return printable(problem.file, 300) + position.join("") + cell;
}

/** One line on stderr for each problem. */
export async function printProblems(
  io: CliIO,
  lang: Language,
  problems: readonly InputProblem[],
): Promise<void> {
  for (const problem of problems) {
    const { code, path, message } = problem.issue;
    const where = path === "" ? placeOf(problem) : `${placeOf(problem)} ${printable(path, 200)}`;
    const label = lang === "zh" ? "错误" : "error";
    await print(io.stderr, `${label} ${where}: ${printable(message[lang], 400)} [${code}]\n`);
  }
}

/** An output that the system does not take. */
export function outputProblem(file: string, error: unknown): InputProblem {
  if (!(error instanceof Error && "code" in error)) throw error;
  const code = String(error.code);
  return fileProblem(
    file,
    "output.failed",
    `无法写入（${code}）；请检查路径、权限和磁盘空间`,
    `cannot be written (${code}); check the path, its permissions and the space left`,
  );
}
