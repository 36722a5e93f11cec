import { describe, expect, test } from "vitest";
import { parseAccountsRules, safeParseAccounts, safeParseAccountsRules } from "../../src/accounts/index";
import { document, rules } from "./jincheng";

const changed = (change: (copy: typeof rules) => void) => {
  const copy = structuredClone(rules);
  change(copy);
  return safeParseAccountsRules(copy);
};

describe("the rules as shipped", () => {
  test("are what the schema says, with known tables, columns and references", () => {
    expect(parseAccountsRules(rules)).toEqual(rules);
  });

  test("describe ten tables and invent no article", () => {
    expect(rules.tables.map(({ number }) => number).join(" ")).toBe("01 02 03 04 05 06 07 08 09 10");
    for (const { clause, basis, reference } of [
      ...rules.equations,
      ...rules.narrative.equations,
      ...Object.values(rules.checks),
    ]) {
      expect(clause).toBeNull();
      expect(["form", "reading"]).toContain(basis);
      expect(reference === null).toBe(basis === "reading");
    }
  });

  test("have no equation twice", () => {
    const ids = [...rules.equations, ...rules.narrative.equations].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe("rules from outside", () => {
  test("are refused with a misspelt key", () => {
    const result = changed((copy) => Object.assign(copy.equations[0]!, { realtion: "=" }));
    expect(result.success).toBe(false);
  });

  test("are refused with a column no table has", () => {
    const result = changed((copy) => {
      copy.equations[0]!.left[0]!.column = "amuont";
    });
    expect(result.success ? [] : result.issues.map(({ code, path }) => [code, path])).toEqual([
      ["ruleset.unknown-column", "/equations/0/left/0"],
    ]);
  });

  test("are refused with a subject or count the text's sections do not name", () => {
    const result = changed((copy) => {
      const [first] = copy.narrative.equations;
      first!.left = [{ section: "overall", subject: "收入合计", figure: "change" }];
      first!.right = [{ section: "three-public", subject: "公务接待费支出", figure: "count", count: "cars" }];
    });
    expect(result.success ? [] : result.issues.map(({ code, path }) => [code, path])).toEqual([
      ["ruleset.unknown-subject", "/narrative/equations/0/left/0"],
      ["ruleset.unknown-subject", "/narrative/equations/0/right/0"],
    ]);
  });

  test("are refused with a check that has no severity, and with one there is not", () => {
    const result = changed((copy) => {
      delete (copy.checks as Partial<typeof copy.checks>)["portfolio.count"];
      Object.assign(copy.checks, { "portfolio.counts": copy.checks["portfolio.funds"] });
    });
    expect(result.success ? [] : result.issues.map(({ code, path }) => [code, path])).toEqual([
      ["ruleset.invalid-type", "/checks/portfolio.count"],
      ["ruleset.unrecognized-keys", "/checks"],
    ]);
  });

  test("are refused with a reference nobody gives", () => {
    const result = changed((copy) => {
      copy.equations[0]!.reference = "mof-1999";
    });
    expect(result.success ? [] : result.issues.map(({ code }) => code)).toEqual([
      "ruleset.unknown-reference",
    ]);
  });
});

test("a document is accepted as read, and refused with unknown keys", () => {
  expect(safeParseAccounts(document)).toEqual({ success: true, data: document });
  expect(safeParseAccounts({ ...document, tabels: [] }).success).toBe(false);
});
