/**
 * The rooms of the core, with the tests that have to notice a mutant in them (folders, or files). Left out: types,
 * generated code and tables of messages.
 */
export const ROOMS = {
  figure: { tests: ["test/figure"] },
  value: { tests: ["test/value"] },
  evaluation: { tests: ["test/evaluation"] },
  // isolation.test.ts starts processes of its own.
  condition: {
    except: ["!src/condition/operators.ts", "!src/condition/issues.ts"],
    tests: ["test/condition"],
    without: ["test/condition/isolation.test.ts"],
  },
  // These run the command line, a bundler and the guide's snippets.
  ruleset: {
    tests: ["test/ruleset"],
    without: ["test/ruleset/cli.test.ts", "test/ruleset/treeShaking.test.ts", "test/ruleset/guide.test.ts"],
  },
  suppress: { tests: ["test/suppress"] },
  infer: { tests: ["test/infer"] },
  score: { tests: ["test/score", "test/ruleset/cases.test.ts", "test/assess"] },
  check: { tests: ["test/check", "test/assess"], except: ["!src/check/words.ts"] },
};
