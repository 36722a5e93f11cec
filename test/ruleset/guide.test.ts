import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { OPERATORS } from "../../src/condition/index";
import * as library from "../../src/index";
import { PARAMETER_NAMES } from "../../src/ruleset/extend";
import { VOCABULARIES } from "../../src/ruleset/vocabulary";
import * as shipped from "../../src/rulesets";
import { run } from "../cli/run";

/** A fenced block: its language, the file name behind it, and its text. */
interface Block {
  readonly language: string;
  readonly name: string;
  readonly text: string;
}

function guide(name: string) {
  const text = readFileSync(new URL(`../../docs/${name}`, import.meta.url), "utf8");
  const blocks = [...text.matchAll(/^```(\w+) ?(.*)\n([\s\S]*?)^```$/gm)].map(
    ([, language = "", file = "", body = ""]): Block => ({ language, name: file, text: body }),
  );
  const cwd = mkdtempSync(join(tmpdir(), "jixiao-guide-"));
  for (const block of blocks) if (block.language === "json") writeFileSync(join(cwd, block.name), block.text);
  return { text, blocks, cwd };
}

/** Commands of a console block with what they print; `! ` marks stderr, `…` stands for lines left out. */
function commands(blocks: readonly Block[]): { command: string; output: string[] }[] {
  return blocks
    .filter(({ language }) => language === "console")
    .flatMap(({ text }) => text.split(/^\$ /m).slice(1))
    .map((part) => {
      const [command = "", ...output] = part.trimEnd().split("\n");
      return { command, output };
    });
}

/** Whether the lines shown stand in the printed ones, in order, with nothing between them but where `…` stands. */
function expectShown(shown: readonly string[], printed: readonly string[]): void {
  let at = 0;
  let gap = false;
  for (const line of shown) {
    if (line === "…") {
      gap = true;
      continue;
    }
    if (gap) at = printed.indexOf(line, at);
    expect(printed[at] ?? "(nothing)", `after line ${at}`).toBe(line);
    at += 1;
    gap = false;
  }
  if (!gap) expect(printed.slice(at)).toEqual([]);
}

function lintCodes(): Set<string> {
  const folder = new URL("../../src/ruleset/lint/", import.meta.url);
  const source = readdirSync(folder).map((file) => readFileSync(new URL(file, folder), "utf8"));
  const codes = source
    .join("\n")
    .matchAll(
      /"((?:band|grade|cap|step|figure|ratio|execution|overachievement|amount|unit|weight|dimension|date|basis|reference|check|own-check|parameter)\.[a-z-]+)"/g,
    );
  return new Set([...codes].map(([, code = ""]) => code));
}

describe.each(["rulesets.md", "rulesets.zh-CN.md"])("docs/%s", (name) => {
  const { text, blocks, cwd } = guide(name);

  test.each(commands(blocks))("$command prints what is shown", async ({ command, output }) => {
    const [program, ...args] = command.split(" ");
    expect(program).toBe("jixiao");
    const { stdout, stderr } = await run(args, { cwd });
    const told = output.filter((line) => line.startsWith("! ")).map((line) => line.slice(2));
    expectShown(
      output.filter((line) => !line.startsWith("! ")),
      stdout.trimEnd().split("\n"),
    );
    if (told.length > 0) expect(stderr.trimEnd().split("\n")).toEqual(told);
  });

  test("the program gives what its comments say", async () => {
    const [program] = blocks.filter(({ language }) => language === "ts");
    const lines = (program?.text ?? "").split("\n").filter((line) => !/^import |^$/.test(line));
    const gives: unknown[] = [];
    const due: unknown[] = [];
    const body = lines.map((line) => {
      const [, expression, value = ""] = /^(\w+\(.*); \/\/ (.*)$/.exec(line) ?? [];
      if (expression === undefined) return line;
      due.push(JSON.parse(value));
      return `give(${expression});`;
    });
    const scope = {
      ...library,
      rulesets: shipped.rulesets,
      readFileSync: (file: string) => readFileSync(join(cwd, file), "utf8"),
      give: (value: unknown) => gives.push(value),
    };
    // As a module of its own: the suite also runs where no code may be made of texts.
    const module = join(cwd, "program.mjs");
    writeFileSync(
      module,
      `export default ({ ${Object.keys(scope).join(", ")} }) => {\n${body.join("\n")}\n};\n`,
    );
    (await import(/* @vite-ignore */ pathToFileURL(module).href)).default(scope);
    expect(gives).toEqual(due);
    expect(due.length).toBeGreaterThanOrEqual(4);
  });

  test("names every parameter, fact, operator and lint code, and none that is not there", () => {
    const named = new Set([...text.matchAll(/^\| `([^`]+)` \|/gm)].map(([, word = ""]) => word));
    const facts = Object.values(VOCABULARIES).flatMap((vocabulary) => Object.keys(vocabulary));
    const operators = OPERATORS.map((operator) => operator.name);
    expect(named).toEqual(new Set([...PARAMETER_NAMES, ...facts, ...operators, ...lintCodes()]));
  });

  test("gives every fact its type", () => {
    for (const vocabulary of Object.values(VOCABULARIES)) {
      for (const [fact, type] of Object.entries(vocabulary))
        expect(text).toContain(`| \`${fact}\` | ${type} |`);
    }
  });
});

test("both languages show the same files and the same program", () => {
  const [english, chinese] = ["rulesets.md", "rulesets.zh-CN.md"].map((name) =>
    guide(name).blocks.filter(({ language }) => language !== "console"),
  );
  expect(chinese).toEqual(english);
});
