import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";

/** The project's folder. */
export const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** A fenced block of a page: its language, the file name behind it, and its text. */
export interface Block {
  readonly language: string;
  readonly name: string;
  readonly text: string;
}

export interface Page {
  readonly text: string;
  readonly blocks: readonly Block[];
  /** A folder with the files the page shows, and `examples/`. */
  readonly cwd: string;
}

/** Reads a page and lays out the files it shows (`json NAME`, `csv NAME`, …). */
export function readPage(path: string): Page {
  const text = readFileSync(join(ROOT, path), "utf8");
  const blocks = [...text.matchAll(/^```(\w+) ?(.*)\n([\s\S]*?)^```$/gm)].map(
    ([, language = "", name = "", body = ""]): Block => ({ language, name, text: body }),
  );
  const cwd = mkdtempSync(join(tmpdir(), "jixiao-docs-"));
  symlinkSync(join(ROOT, "examples"), join(cwd, "examples"));
  for (const { language, name, text: body } of blocks)
    if (isFile({ language, name, text: body })) writeFileSync(join(cwd, name), body);
  return { text, blocks, cwd };
}

/** Whether a block is a file a reader lays out; one named after a file of `examples/` is an excerpt of it. */
function isFile({ language, name }: Block): boolean {
  return name !== "" && !name.includes("/") && !["ts", "console", "sh"].includes(language);
}

/** Commands of a page with what they print. */
export function commandsOf({ blocks }: Page): { command: string; output: string[] }[] {
  return blocks
    .filter(({ language }) => language === "console")
    .flatMap(({ text }) => text.split(/^\$ /m).slice(1))
    .map((part) => {
      const [command = "", ...output] = part.trimEnd().split("\n");
      return { command, output };
    });
}

/** Whether the lines shown stand in the printed ones, in order, with nothing between them but where `…` stands. */
export function expectShown(shown: readonly string[], printed: readonly string[]): void {
  let at = 0;
  let gap = false;
  for (const line of shown) {
    if (line === "…") {
      gap = true;
      continue;
    }
    if (gap) at = Math.max(at, printed.indexOf(line, at));
    expect(printed[at] ?? "(nothing)", `after line ${at}`).toBe(line);
    at += 1;
    gap = false;
  }
  if (!gap) expect(printed.slice(at)).toEqual([]);
}

/** What a program must give and print, and the module that tells what it does. */
export interface Program {
  readonly path: string;
  /** Values of the calls with a value behind them: `assess(form, county).total.accepted; // "73.5"`. */
  readonly gives: readonly unknown[];
  /** Texts in comments on or under a `console.log`, in order. */
  readonly prints: string;
}

/**
 * The programs of a page as modules, to be imported where the tests run; `jixiao` is this project there.
 *
 * @returns each exports `given` and `printed`
 */
export function programsOf(page: Page, name: string): Program[] {
  const folder = join(ROOT, ".tmp", "docs");
  mkdirSync(folder, { recursive: true });
  return page.blocks
    .filter((block) => block.language === "ts" && block.name === "")
    .map(({ text }, i) => {
      const gives: unknown[] = [];
      const prints: string[] = [];
      let isPrinting = false;
      const lines = text.split("\n").map((line) => {
        const comment = /^\s*\/\/ (.*)$/.exec(line)?.[1];
        if (comment !== undefined && isPrinting) prints.push(comment);
        // What a loop printed stands under its end.
        if (comment !== undefined || /^\s*\}$/.test(line)) return line;
        isPrinting = line.includes("console.log(");
        if (isPrinting) {
          const told = / \/\/ (.*)$/.exec(line)?.[1];
          if (told !== undefined) prints.push(told);
          return line;
        }
        const [, expression, value] = /^((?:await )?\w+\(.*); \/\/ (.*)$/.exec(line) ?? [];
        if (expression === undefined || value === undefined) return line;
        gives.push(JSON.parse(value));
        return `given.push(${expression});`;
      });
      const path = join(folder, `${name.replaceAll(/\W/g, "-")}-${i + 1}.ts`);
      writeFileSync(path, `${PRELUDE}${lines.join("\n")}`);
      return { path, gives, prints: squeeze(prints.join("\n")) };
    });
}

const PRELUDE = `import { format } from "node:util";
export const given: unknown[] = [];
export const printed: string[] = [];
export const console = { log: (...args: unknown[]) => void printed.push(format(...args)) };
`;

/** Line breaks of printed objects depend on their width only. */
export function squeeze(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}
