import { describe, expect, test } from "vitest";
import { version } from "../../package.json";
import { rulesets } from "../../src/rulesets";
import { run } from "./run";

describe("usage", () => {
  test.each([
    ["an unknown command", ["chek"], "jixiao --help, jixiao COMMAND --help"],
    ["an unknown option", ["check", "a.json", "--colour"], "jixiao check --help"],
    ["no file", ["check"], "jixiao check --help"],
    ["a format there is not", ["check", "a.json", "--format", "xml"], "jixiao check --help"],
    ["an option without its value", ["check", "a.json", "--lang"], "jixiao check --help"],
    ["an unknown command of rulesets", ["rulesets", "shaw"], "jixiao rulesets --help"],
    ["too many arguments", ["rulesets", "diff", "a", "b", "c"], "jixiao rulesets diff --help"],
  ])("%s is told in a line, and where help is in another; it ends with 2", async (_, args, help) => {
    const both = await run(args);
    expect(both.stderr).toMatch(/^错误 .*\nerror .*\nusage: 用法:.*\n$/);
    expect(both.stderr).toContain(` ${help}\n`);
    expect([both.stdout, both.exitCode]).toEqual(["", 2]);
    const english = (await run([...args, "--lang=en"])).stderr;
    if (args.at(-1) !== "--lang") expect(english).toMatch(new RegExp(`^error .*\\nusage: ${help}\\n$`));
  });

  test("no command prints the usage on stderr and ends with 2", async () => {
    const { stdout, stderr, exitCode } = await run([]);
    expect(stderr).toContain("Usage: jixiao");
    expect([stdout, exitCode]).toEqual(["", 2]);
  });

  test.each([
    [
      ["--lang", "zh", "nonsense"],
      /^错误 jixiao: 没有命令 nonsense；可用：.*\n用法: jixiao --help, jixiao COMMAND --help\n$/,
    ],
    [
      ["check", "--lang", "zh", "--nonsense"],
      /^错误 jixiao check: 没有选项 --nonsense；可用：.*\n用法: jixiao check --help\n$/,
    ],
    [["rulesets", "--lang=zh", "lst"], /^错误 jixiao rulesets: 没有命令 lst，是否应为 list？/],
    [["rulesets", "list", "list", "--lang", "zh"], /^错误 jixiao rulesets list: 多出了“list”/],
    [["accept", "a", "--until", "x", "--lang", "zh"], /不能取“x”；应为日期，如 2026-12-31 \[/],
  ])("%j speaks Chinese alone, but for names", async (args, told) => {
    const { stderr } = await run(args);
    expect(stderr).toMatch(told);
    expect(stderr).not.toMatch(/error|usage:|there is/);
  });

  test("--lang may stand before the command", async () => {
    const { stdout, exitCode } = await run(["--lang", "zh", "rulesets", "list"]);
    expect(stdout).toBe((await run(["rulesets", "list", "--lang", "zh"])).stdout);
    expect(exitCode).toBe(0);
    expect((await run(["--lang=zh", "--help"])).stdout).toMatch(/^用法: jixiao/);
  });

  test.each([
    [["chek"], "没有命令 chek，是否应为 check？ [usage.unknown-command]", "did you mean check?"],
    [["check"], "jixiao check: 缺少 <file>，请在命令后写明 [usage.missing-argument]", "<file> is missing"],
    [
      ["check", "a", "--formt", "json"],
      "是否应为 --format？ [usage.unknown-option]",
      "did you mean --format?",
    ],
    [["check", "a", "--format", "xml"], "不能取“xml”；可用：table、json", "choose one of table, json"],
    [["rescore", "a", "--workers", "0"], "应为整数，1 至 999", "it takes a whole number from 1 to 999"],
    [["accept", "a"], "缺少选项 --code <code>，请补上", "the option --code <code> is missing; add it"],
    [["rulesets", "shaw"], "没有命令 shaw，是否应为 show？", "no command shaw; did you mean show?"],
    [["rulesets", "diff", "a", "b", "c"], "此命令只收 2 个参数", "this command takes 2 arguments"],
  ])(
    "what is wrong with %j is told in the language asked for, in both where none was",
    async (args, zh, en) => {
      const [both, chinese, english] = [
        (await run(args)).stderr,
        (await run([...args, "--lang=zh"])).stderr,
        (await run([...args, "--lang=en"])).stderr,
      ];
      expect([both.includes(zh), both.includes(en)]).toEqual([true, true]);
      expect([chinese.includes(zh), chinese.includes(en)]).toEqual([true, false]);
      expect([english.includes(zh), english.includes(en)]).toEqual([false, true]);
    },
  );

  test("an option without its value is told like the others", async () => {
    const { stderr } = await run(["rescore", "a", "--lang=zh", "-o"]);
    expect(stderr).toMatch(
      /^错误 jixiao rescore: 选项 -o, --out <file> 后面缺少取值 \[usage\.missing-value\]\n/,
    );
  });

  test("help speaks the language asked for, to the last word", async () => {
    for (const command of [["check"], ["rescore"], ["accept"], ["rulesets", "show"]]) {
      const zh = (await run([...command, "--help", "--lang", "zh"])).stdout;
      const en = (await run([...command, "--help", "--lang", "en"])).stdout;
      expect(en).not.toMatch(/[\u4e00-\u9fff]/);
      expect(zh).toMatch(/^用法: jixiao/);
      expect(zh).not.toMatch(/Usage|Options|choices|default|Exit codes/);
    }
  });

  test.each([[["--help"]], [["check", "--help"]]])(
    "%s prints the usage on stdout and ends with 0",
    async (args) => {
      const { stdout, stderr, exitCode } = await run(args);
      expect(stdout).toContain("Usage: jixiao");
      expect(stderr).toBe("");
      expect(exitCode).toBe(0);
    },
  );

  test("--version prints the version of the package", async () => {
    expect(await run(["--version"])).toEqual({ exitCode: 0, stdout: `${version}\n`, stderr: "" });
  });
});

describe("rulesets", () => {
  test("lists every ruleset shipped", async () => {
    const { stdout, exitCode } = await run(["rulesets", "list"]);
    for (const id of Object.keys(rulesets)) expect(stdout).toContain(`${id} `);
    expect(exitCode).toBe(0);
    expect((await run(["rulesets"])).stdout).toBe(stdout);
  });

  test("shows each value with its basis and source", async () => {
    const { stdout, exitCode } = await run(["rulesets", "show", "mof-2020"]);
    expect(stdout).toMatch(/executionWeight +预算执行率分值 +10分 +2020-02-25 +\S+ +财预/);
    expect(stdout).toContain("total.sum");
    expect(exitCode).toBe(0);
  });

  test("shows the data itself as json", async () => {
    const { stdout } = await run(["rulesets", "show", "mof-2020", "--format", "json"]);
    expect(JSON.parse(stdout)).toEqual(rulesets["mof-2020"]);
  });

  test("says which there are for an unknown one", async () => {
    const { stderr, exitCode } = await run(["rulesets", "show", "nowhere", "--lang", "en"]);
    expect(stderr).toContain("there are: mof-2020");
    expect(exitCode).toBe(2);
  });
});
