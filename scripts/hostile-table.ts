import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { assessAccounts, finalAccounts2024, readAccounts } from "../src/accounts/index";
import { assess } from "../src/assess/assess";
import { safeParseEvaluation } from "../src/evaluation/parse";
import { ImportError, readDelimited, readDocument, readText } from "../src/import/index";
import { readJson } from "../src/node/json";
import { rescoreLines } from "../src/node/rescore";
import { safeParseRuleset } from "../src/ruleset/parse";
import { mof2020, rulesets } from "../src/rulesets";
import { realForm } from "../test/forms";
import { layoutA } from "../test/import/fixtures/forms";
import { hostileFiles } from "../test/import/fixtures/hostile";
import { workbookOf } from "../test/import/fixtures/sheet";
import { file, ownCheck } from "../test/ruleset/file";

/**
 * `npm run hostile [-- --write]`: each hostile input in a process of its own, with what came of it, time on the
 * processor and peak memory, as the table of SECURITY.md.
 */

interface Trial {
  readonly name: string;
  /** Makes the input, which is not counted as time, and hands out what is tried with it. */
  readonly prepare: () => (() => unknown) | Promise<() => unknown>;
}

const MILLION = 1_000_000;
const parsed = (data: unknown) => () => toldOf(safeParseEvaluation(data));
const ruleset = (data: unknown) => () => toldOf(safeParseRuleset(data, { known: rulesets }));
const read = (bytes: Uint8Array, name: string) => () => readDocument(bytes, name).then(formsIn);
const text = (of: string) => new TextEncoder().encode(of);

type Result = { success: boolean; issues?: readonly { code: string }[] };

function toldOf({ success, issues = [] }: Result): string {
  if (success) return "accepted";
  return issues.length > 1 ? `${issues[0]!.code} (${issues.length} issues)` : `${issues[0]!.code}`;
}

function formsIn({
  evaluations,
  notes,
}: {
  evaluations: readonly unknown[];
  notes: readonly unknown[];
}): string {
  return `read: ${evaluations.length} forms, ${notes.length} notes`;
}

function nested(depth: number, open: string, inner: string, close: string): string {
  return open.repeat(depth) + inner + close.repeat(depth);
}

function withRow(over: object) {
  const row = { name: "数量", target: "10个", actual: "10个", weight: "90", score: "90", ...over };
  return {
    year: 2024,
    indicators: [{ name: "产出指标", children: [{ name: "数量指标", children: [row] }] }],
    total: { score: "100" },
  };
}

const assessed = (form: object) => () => {
  const { findings } = assess(form as never, mof2020);
  return `assessed: ${[...new Set(findings.map(({ code }) => code))].slice(0, 3).join(", ")}`;
};

async function rescored(lines: string): Promise<string> {
  let [answers, errors] = [0, 0];
  async function* source() {
    for (let at = 0; at < lines.length; at += 65_536) yield lines.slice(at, at + 65_536);
  }
  for await (const chunk of rescoreLines({ ruleset: mof2020, workers: 1 })(source())) {
    for (const line of Buffer.from(chunk).toString().split("\n")) {
      if (line === "") continue;
      answers += 1;
      if (line.includes('"error":{')) errors += 1;
    }
  }
  return `${answers} lines answered, ${errors} of them by an error`;
}

const TRIALS: readonly Trial[] = [
  { name: "form: JSON of 20,000 lists in one another", prepare: () => jsonOf(nested(20_000, "[", "", "]")) },
  {
    name: "form: JSON of 20,000 objects in one another",
    prepare: () => jsonOf(nested(20_000, '{"a":', "1", "}")),
  },
  {
    name: "form: 20,000 levels of children, handed over as data",
    prepare: () => parsed(JSON.parse(nested(20_000, '{"children":[', "", "]}"))),
  },
  {
    name: "form: 1,000,000 rows",
    prepare: () => parsed({ indicators: Array.from({ length: MILLION }, () => ({ name: "x" })) }),
  },
  {
    name: "form: 1,000,000 sources",
    prepare: () => parsed({ indicators: [], funds: { sources: new Array(MILLION).fill({}) } }),
  },
  {
    name: "form: 1,000,000 unknown keys",
    prepare: () =>
      parsed({
        indicators: [],
        ...Object.fromEntries(Array.from({ length: MILLION }, (_, i) => [`k${i}`, 1])),
      }),
  },
  {
    name: "form: 300,000 rows of the wrong type",
    prepare: () => parsed({ indicators: [{ children: new Array(300_000).fill(1) }] }),
  },
  {
    name: "form: a key named __proto__",
    prepare: () => parsed(JSON.parse('{"indicators":[],"__proto__":{"polluted":1}}')),
  },
  {
    name: "form: the most rows a form may have, all wrong",
    prepare: () =>
      assessed({
        indicators: Array.from({ length: 100 }, () => ({
          children: Array.from({ length: 100 }, () => ({
            children: [{ name: "a", weight: "3", score: "4" }],
          })),
        })),
      }),
  },
  {
    name: "cell: a figure of 1,000,000 digits",
    prepare: () => assessed(withRow({ score: "9".repeat(MILLION) })),
  },
  {
    name: "cell: a target of 1,000,000 characters",
    prepare: () => assessed(withRow({ target: "≥10".repeat(MILLION / 3) })),
  },
  {
    name: "cell: a name of 1,000,000 characters",
    prepare: () => assessed(withRow({ name: "项目".repeat(MILLION / 2) })),
  },
  {
    name: "cell: a grade of 1,000,000 characters",
    prepare: () => assessed({ ...withRow({}), total: { score: "100", grade: "等".repeat(MILLION) } }),
  },
  {
    name: "cell: a goal of 1,000,000 characters of figures",
    prepare: () => assessed({ ...withRow({}), goals: { planned: "支出1,000万元，".repeat(MILLION / 10) } }),
  },
  {
    name: "cell: 1,000,000 commas and spaces as weight and as score",
    prepare: () =>
      assessed(withRow({ weight: "　、".repeat(MILLION / 2), score: "　、".repeat(MILLION / 2) })),
  },
  {
    name: "accounts: a sentence of 1,000,000 characters of shares",
    prepare: () => () => {
      const text = `公开01表\n第三部分 情况说明\n二、收入决算情况说明\n${"占支出的1%，".repeat(MILLION / 7)}\n`;
      const { document } = readAccounts(text, finalAccounts2024);
      return `assessed: ${assessAccounts(document, finalAccounts2024).findings.length} findings`;
    },
  },
  {
    name: "ruleset: 1,000,000 values",
    prepare: () => ruleset(file({ ownChecks: new Array(MILLION).fill(0) })),
  },
  {
    name: "ruleset: 20,000 lists in one another",
    prepare: () => ruleset(JSON.parse(`{"id":${nested(20_000, "[", "", "]")}}`)),
  },
  {
    name: "ruleset: a condition that names the Function constructor",
    prepare: () => ruleset(file({ ownChecks: [ownCheck({ assert: { var: "constructor.constructor" } })] })),
  },
  {
    name: "ruleset: a condition that runs data as code",
    prepare: () => ruleset(file({ ownChecks: [ownCheck({ assert: { missing: { var: "keys" } } })] })),
  },
  {
    name: "ruleset: a condition deeper than 64 levels",
    prepare: () =>
      ruleset(
        file({
          ownChecks: [
            ownCheck({ assert: Array.from({ length: 49 }).reduce((x) => ({ "!": [x] }), true as unknown) }),
          ],
        }),
      ),
  },
  {
    name: "workbook: a formula of 1,900 digits",
    prepare: async () =>
      read(
        await workbookOf({ ...layoutA, formulas: { H18: [`SUM(H12)+.${"0".repeat(1_900)}O`, 97.94] } }),
        "a.xlsx",
      ),
  },
  ...hostileFiles(300).map(({ name, bytes }) => ({
    name: `workbook: ${name}`,
    prepare: () => read(bytes(), "a.xlsx"),
  })),
  { name: "text: 10 MB of tabs", prepare: () => () => formsIn(readText("\t".repeat(10 * MILLION))) },
  {
    name: "text: 3,000,000 cells between tabs",
    prepare: () => () => formsIn(readText("x\t".repeat(3 * MILLION))),
  },
  { name: "text: 1,000,000 lines", prepare: () => () => formsIn(readText("项目名称\t甲\n".repeat(MILLION))) },
  {
    name: "text: a page of 900,000 rows below 999 columns",
    prepare: () =>
      read(text(`<table><tr><td colspan=999 rowspan=999>x${"<tr><td>x".repeat(900_000)}`), "a.html"),
  },
  { name: "csv: 10 MB of commas", prepare: () => () => formsIn(readDelimited(",".repeat(10 * MILLION))) },
  {
    name: "csv: 500,000 rows",
    prepare: () => read(text("a,b\n".repeat(500_000)), "a.csv"),
  },
  {
    name: "csv: a quote that never closes, 9 MB",
    prepare: () => () => formsIn(readDelimited(`"${'a""'.repeat(2_250_000)}`)),
  },
  { name: "batch: 200,000 lines that are no JSON", prepare: () => () => rescored('{"x\n'.repeat(200_000)) },
  {
    name: "batch: one line of 50 MB between good ones",
    prepare: () => {
      const good = JSON.stringify(realForm("a03"));
      return () => rescored(`${good}\n{"${"x".repeat(50 * MILLION)}\n${good}\n`);
    },
  },
];

function jsonOf(of: string): () => string {
  return () => {
    const result = readJson(of);
    return result.success ? "accepted" : result.issue.code;
  };
}

async function attempt({ prepare }: Trial): Promise<string> {
  const act = await prepare();
  const before = process.cpuUsage();
  let result: string;
  try {
    result = String(await act());
  } catch (error) {
    result =
      error instanceof ImportError
        ? `refused: ${error.code}`
        : `${(error as Error).name}: ${String((error as Error).message).slice(0, 60)}`;
  }
  const { user, system } = process.cpuUsage(before);
  const polluted = Object.keys(Object.prototype).length > 0 ? " PROTOTYPE POLLUTED" : "";
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  return `${result}${polluted} | ${Math.round((user + system) / 1000)} | ${peak}`;
}

const one = process.argv.indexOf("--one");
if (one > 0) {
  const trial = TRIALS.find(({ name }) => name === process.argv[one + 1]);
  if (trial === undefined) throw new Error("no such trial");
  console.log(await attempt(trial));
} else {
  const rows = ["| input | result | ms | MB |", "|---|---|--:|--:|"];
  for (const { name } of TRIALS) {
    const args = ["--import", "tsx", import.meta.filename, "--one", name];
    let row: string;
    try {
      row = execFileSync(process.execPath, args, {
        encoding: "utf8",
        timeout: 120_000,
        stdio: ["ignore", "pipe", "ignore"],
      }).trim();
    } catch {
      row = "DID NOT END | |";
      process.exitCode = 1;
    }
    rows.push(`| ${name} | ${row} |`);
    console.log(rows.at(-1));
  }
  if (process.argv.includes("--write")) write(rows.join("\n"));
}

function write(table: string): void {
  const path = join(import.meta.dirname, "../SECURITY.md");
  const [head = "", rest = ""] = readFileSync(path, "utf8").split("<!-- hostile inputs -->\n");
  const tail = rest.slice(rest.indexOf("<!-- end -->"));
  writeFileSync(path, `${head}<!-- hostile inputs -->\n${table}\n${tail}`);
}
