import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

/** A regular expression of ours. */
export interface Pattern {
  /** File below `src/`. */
  readonly file: string;
  readonly pattern: RegExp;
}

const SOURCE = join(import.meta.dirname, "../../src");

/** Every literal in the sources, each once. */
export function literalPatterns(): Pattern[] {
  const found = new Map<string, Pattern>();
  const files = readdirSync(SOURCE, { recursive: true, encoding: "utf8" }).filter(
    (file) => /\.(?:ts|js)$/.test(file) && !file.endsWith(".d.ts") && !file.startsWith("report/assets"),
  );
  for (const file of files) {
    const text = readFileSync(join(SOURCE, file), "utf8");
    const visit = (node: ts.Node) => {
      if (ts.isRegularExpressionLiteral(node)) {
        const end = node.text.lastIndexOf("/");
        const pattern = new RegExp(node.text.slice(1, end), node.text.slice(end + 1));
        found.set(node.text, { file, pattern });
      }
      ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
  }
  return [...found.values()];
}

/** Every pattern that modules put together when they are loaded, from pieces. */
export async function builtPatterns(load: () => Promise<unknown>): Promise<Pattern[]> {
  const found: Pattern[] = [];
  const Native = globalThis.RegExp;
  globalThis.RegExp = new Proxy(Native, {
    construct(target, [source, flags], newTarget) {
      const pattern = Reflect.construct(target, [source, flags], newTarget) as RegExp;
      // The frame below this one is where it was asked for: packages are not ours.
      const isOurs = !(new Error().stack?.split("\n")[2] ?? "").includes("node_modules");
      if (typeof source === "string" && isOurs) found.push({ file: "built at run time", pattern });
      return pattern;
    },
  });
  try {
    await load();
  } finally {
    globalThis.RegExp = Native;
  }
  return found;
}

/**
 * Texts that make a careless pattern slow: what the pattern itself looks for, over and over, with an end that
 * fails.
 */
export function* attacksOn({ source }: RegExp, length: number): Generator<string> {
  const words = wordsOf(source);
  const fill = (word: string) => word.repeat(Math.ceil(length / word.length)).slice(0, length);
  for (const word of words) {
    for (const end of ["", "\u0000", "\u0000x"]) yield fill(word) + end;
    for (const start of words.slice(0, 6)) {
      if (start === word) continue;
      yield `${start}${fill(word)}\u0000`;
      yield `${fill(start + word)}\u0000`;
    }
  }
}

const ESCAPES: Readonly<Record<string, readonly string[]>> = {
  d: ["0", "1"],
  w: ["a"],
  s: [" ", "\n"],
  S: ["a"],
  D: ["a"],
  W: ["-"],
  n: ["\n"],
  t: ["\t"],
};

/** Pieces of texts the pattern speaks of: its literal runs, and characters of its classes. */
function wordsOf(source: string): string[] {
  const words = new Set<string>();
  let run = "";
  const endRun = () => {
    if (run !== "") words.add(run);
    for (const letter of run.length > 1 ? [run[0]!, run.at(-1)!] : []) words.add(letter);
    run = "";
  };
  for (let at = 0; at < source.length; at += 1) {
    const sign = source[at]!;
    if (sign === "\\") {
      const escaped = source[++at] ?? "";
      if (escaped === "u") {
        run += String.fromCharCode(Number.parseInt(source.slice(at + 1, at + 5), 16));
        at += 4;
      } else if (ESCAPES[escaped] !== undefined) {
        endRun();
        for (const word of ESCAPES[escaped]!) words.add(word);
      } else if (/[^A-Za-z0-9]/.test(escaped)) run += escaped;
    } else if (/^\{\d+(?:,\d*)?\}/.test(source.slice(at))) {
      endRun();
      at = source.indexOf("}", at);
    } else if ("()|?*+^$[].".includes(sign)) {
      endRun();
      if (sign === ".") words.add("a");
    } else if (sign !== "-" || run !== "") run += sign;
  }
  endRun();
  words.delete(":");
  return [...words].sort((a, b) => a.length - b.length).slice(0, 14);
}
