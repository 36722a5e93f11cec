import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { run } from "../cli/run";
import { commandsOf, expectShown, programsOf, ROOT, readPage, squeeze } from "./page";

const IN_ENGLISH = [
  "README.md",
  ...readdirSync(join(ROOT, "docs"))
    .filter((name) => name.endsWith(".md") && !name.endsWith(".zh-CN.md"))
    .map((name) => `docs/${name}`),
];
const inChinese = (path: string) => path.replace(/\.md$/, ".zh-CN.md");
const PAGES = IN_ENGLISH.flatMap((path) => [path, inChinese(path)]);

const linesOf = (text: string) => (text === "" ? [] : text.trimEnd().split("\n"));

describe.each(PAGES)("%s", (path) => {
  const page = readPage(path);
  const home = process.cwd();
  beforeAll(() => process.chdir(page.cwd));
  afterAll(() => process.chdir(home));

  test.each(commandsOf(page))("$command prints what is shown", async ({ command, output }) => {
    const [program, ...args] = command.split(" ");
    expect(["jixiao", "npx"]).toContain(program);
    const { stdout, stderr } = await run(program === "npx" ? args.slice(1) : args, { cwd: page.cwd });
    const told = output.filter((line) => line.startsWith("! ")).map((line) => line.slice(2));
    expectShown(
      output.filter((line) => !line.startsWith("! ")),
      linesOf(stdout),
    );
    if (told.length > 0) expectShown(told, linesOf(stderr));
  });

  test.each(programsOf(page, path))("$path gives and prints what its comments say", async (program) => {
    const { given, printed } = await import(/* @vite-ignore */ program.path);
    expect(given).toEqual(program.gives);
    expect(squeeze(printed.join("\n"))).toBe(program.prints);
  });

  test("excerpts of files are verbatim", () => {
    for (const { name, text } of page.blocks) {
      if (!name.includes("/")) continue;
      expect(readFileSync(join(ROOT, name), "utf8"), name).toContain(text);
    }
  });

  test("names only scripts there are, and links only to files there are", () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
    for (const [, script = ""] of page.text.matchAll(/npm run ([\w:-]+)/g))
      expect(Object.keys(scripts)).toContain(script);
    for (const [, target = ""] of page.text.matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/g))
      expect(existsSync(join(ROOT, normalize(join(dirname(path), target)))), target).toBe(true);
  });
});

test.each(IN_ENGLISH)("%s shows the same files and programs in both languages", (path) => {
  const [english, chinese] = [path, inChinese(path)].map((one) =>
    readPage(one)
      .blocks.filter(({ language }) => language !== "console" && language !== "sh")
      .map((block) => ({
        ...block,
        // Each page speaks its language: in comments, and in the messages it prints.
        text: block.text.replaceAll(/(^|\s)\/\/ .*/g, "").replaceAll(/message\.(en|zh)/g, "message"),
      })),
  );
  expect(chinese).toEqual(english);
});

test.each(["README.md", "README.zh-CN.md"])(
  "%s links only to what the package brings, images too",
  (path) => {
    const { files } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { files: string[] };
    // npm packs these whatever is listed.
    const always = /^(README|LICENSE)[^/]*$/;
    const isPacked = (target: string) =>
      always.test(target) ||
      files.some((entry) =>
        entry === "docs/*.md"
          ? /^docs\/[^/]+\.md$/.test(target)
          : target === entry || target.startsWith(`${entry}/`),
      );
    const text = readFileSync(join(ROOT, path), "utf8");
    const targets = [...text.matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/g)].map(([, target = ""]) => target);
    expect(targets).toContain("docs/images/page.png");
    expect(targets.filter((target) => !isPacked(target))).toEqual([]);
  },
);

test.each(["CONTRIBUTING.md", "SECURITY.md"])("%s names the same in both languages", (path) => {
  const [english, chinese] = [path, inChinese(path)].map(
    (one) =>
      readFileSync(join(ROOT, one), "utf8")
        .split("\n## Hostile inputs tried")[0]!
        .split("\n## 试过的恶意输入")[0]!,
  );
  const named = (text: string) => [...text.matchAll(/`[^`\n]+`/g)].map(([code]) => code).sort();
  const linked = (text: string) =>
    [...text.matchAll(/\]\(([^)#]+)\)/g)].map(([, target = ""]) => target.replace(".zh-CN.", ".")).sort();
  expect(named(chinese!)).toEqual(named(english!));
  expect(linked(chinese!)).toEqual(linked(english!));
  for (const target of linked(english!)) expect(existsSync(join(ROOT, target)), target).toBe(true);
});

/** Every property a JSON Schema names, at any depth. */
function keysIn(schema: unknown): string[] {
  if (typeof schema !== "object" || schema === null) return [];
  const { properties = {} } = schema as { properties?: Record<string, unknown> };
  return [...Object.keys(properties), ...Object.values(schema).flatMap(keysIn)];
}

test.each(["docs/importing.md", "docs/importing.zh-CN.md"])("%s names every key a form may have", (path) => {
  const { text } = readPage(path);
  const schema = JSON.parse(readFileSync(join(ROOT, "schemas/evaluation.schema.json"), "utf8"));
  const named = new Set([...text.matchAll(/`(\w+)(?:\[\])?`/g)].map(([, key = ""]) => key));
  expect([...new Set(keysIn(schema))].filter((key) => !named.has(key))).toEqual([]);
});

test("every program of the pages is sound under strict types", () => {
  const files = IN_ENGLISH.flatMap((path) => programsOf(readPage(path), path)).map(({ path }) => path);
  const { config } = ts.readConfigFile(join(ROOT, "tsconfig.json"), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT);
  const program = ts.createProgram(files, {
    ...options,
    paths: {
      jixiao: [join(ROOT, "src/index.ts")],
      "jixiao/rulesets": [join(ROOT, "src/rulesets.ts")],
      "jixiao/*": [join(ROOT, "src/*/index.ts")],
    },
  });
  const told = ts
    .getPreEmitDiagnostics(program)
    .map(
      ({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`,
    );
  expect(files.length).toBeGreaterThan(0);
  expect(told).toEqual([]);
}, 300_000);
