import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import type { Pumped } from "./growth";

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

/** Whether anything in it may be repeated without end; without that a pattern is linear by itself. */
export function repeats({ source }: RegExp): boolean {
  return /(?<!\\)(?:[*+]|\{\d+,\})/.test(source);
}

/**
 * What makes a careless pattern slow: what the pattern itself looks for, over and over, behind a beginning and
 * before an end that fails.
 */
export function* attacksOn({ source }: RegExp): Generator<Pumped> {
  const { runs, letters, excluded } = wordsOf(source);
  const starts = [...runs.slice(0, 2), ...letters.slice(0, 2)];
  const ends = ["\u0000", ...excluded.map((letter) => letter + letter)];
  for (const pump of [...runs, ...letters]) {
    for (const end of [...ends, "", "\u0000x"]) yield { start: "", pump, end };
    for (const start of starts) {
      if (start === pump) continue;
      yield { start, pump, end: "\u0000" };
      for (const end of ends) yield { start: "", pump: start + pump, end };
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

/** Of the words and of the characters a pattern speaks of, so many each: 7 are more than any repetition needs. */
const MOST_WORDS = 7;

interface Words {
  readonly runs: readonly string[];
  readonly letters: readonly string[];
  /** Characters of the classes that exclude them. */
  readonly excluded: readonly string[];
}

/** Pieces of texts the pattern speaks of: its literal runs, and characters of its classes. */
function wordsOf(source: string): Words {
  const runs = new Set<string>();
  const letters = new Set<string>();
  const excluded = new Set<string>();
  let run = "";
  let inClass = false;
  const endRun = () => {
    if (run.length > 1) runs.add(run);
    else if (run !== "") letters.add(run);
    run = "";
  };
  const add = (text: string) => {
    if (inClass) letters.add(text);
    else run += text;
  };
  for (let at = 0; at < source.length; at += 1) {
    const sign = source[at]!;
    const group = /^\(\?(?:[:=!]|<[=!])/.exec(source.slice(at, at + 4))?.[0];
    if (sign === "\\") {
      const escaped = source[++at] ?? "";
      if (escaped === "u") {
        add(String.fromCharCode(Number.parseInt(source.slice(at + 1, at + 5), 16)));
        at += 4;
      } else if (ESCAPES[escaped] !== undefined) {
        if (!inClass) endRun();
        for (const letter of ESCAPES[escaped]!) letters.add(letter);
      } else if (/[^A-Za-z0-9]/.test(escaped)) add(escaped);
    } else if (inClass) {
      if (sign === "]") inClass = false;
      else if (sign !== "^" && sign !== "-") {
        letters.add(sign);
        if (source.lastIndexOf("[^", at) === source.lastIndexOf("[", at)) excluded.add(sign);
      }
    } else if (group !== undefined || "()|?*+^$[.".includes(sign)) {
      endRun();
      if (group !== undefined) at += group.length - 1;
      if (sign === "[") inClass = true;
      if (sign === ".") letters.add("a");
    } else if (/^\{\d+(?:,\d*)?\}/.test(source.slice(at))) {
      endRun();
      at = source.indexOf("}", at);
    } else run += sign;
  }
  endRun();
  const first = (of: ReadonlySet<string>, most: number) => [...of].slice(0, most);
  return { runs: first(runs, MOST_WORDS), letters: first(letters, MOST_WORDS), excluded: first(excluded, 2) };
}
