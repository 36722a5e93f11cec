import { describe, expect, test } from "vitest";
import { version } from "../../package.json";
import { rulesets } from "../../src/rulesets";
import { run } from "./run";

describe("usage", () => {
  test.each([
    ["an unknown command", ["chek"]],
    ["an unknown option", ["check", "a.json", "--colour"]],
    ["no file", ["check"]],
    ["a format there is not", ["check", "a.json", "--format", "xml"]],
    ["an option without its value", ["check", "a.json", "--lang"]],
    ["no command", []],
    ["an unknown command of rulesets", ["rulesets", "shaw"]],
  ])("%s prints the usage on stderr and ends with 2", async (_, args) => {
    const { stdout, stderr, exitCode } = await run(args);
    expect(stderr).toContain("Usage: jixiao");
    expect(stdout).toBe("");
    expect(exitCode).toBe(2);
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
