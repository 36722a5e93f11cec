/**
 * The rooms of the core, with the tests that have to notice a mutant in them (folders, or files). Left out: types,
 * generated code and tables of messages; in rooms with `sentences`, those told in the code too. A property is tried
 * on `runs` inputs, on 100 where nothing is said.
 */
export const ROOMS = {
  figure: { tests: ["test/figure"] },
  // fuzz.test.ts reads 20,000 cells and looks at their shape only; roundTrip.test.ts reads 100,000, and what they
  // show is told of single ones elsewhere.
  value: { tests: ["test/value"], without: ["test/value/fuzz.test.ts", "test/value/roundTrip.test.ts"] },
  evaluation: { tests: ["test/evaluation"] },
  // isolation.test.ts starts processes of its own; agreement.test.ts needs more inputs than a property is given here.
  condition: {
    tests: ["test/condition"],
    without: ["test/condition/isolation.test.ts", "test/condition/agreement.test.ts"],
  },
  // These run the command line, a bundler and the guide's snippets.
  ruleset: {
    tests: ["test/ruleset"],
    without: [
      "test/ruleset/cli.test.ts",
      "test/ruleset/treeShaking.test.ts",
      "test/ruleset/guide.test.ts",
      // Scores the published forms, which is no work of this room.
      "test/ruleset/rescore.test.ts",
    ],
    except: ["!src/ruleset/vocabulary.ts"],
    sentences: true,
  },
  suppress: { tests: ["test/suppress"] },
  infer: { tests: ["test/infer"] },
  // properties.test.ts needs more inputs than a property is given here.
  score: {
    tests: ["test/score", "test/ruleset/cases.test.ts", "test/assess"],
    without: ["test/assess/properties.test.ts"],
  },
  // These run every check over every form; the others ask one check at a time.
  check: { tests: ["test/check"], without: ["test/check/catalogue.test.ts", "test/check/ownChecks.test.ts"] },
  normalize: { tests: ["test/normalize"] },
  assess: { tests: ["test/assess"], without: ["test/assess/properties.test.ts"] },
  // properties.test.ts needs more inputs than a property is given here.
  repair: { tests: ["test/repair"], without: ["test/repair/properties.test.ts"], sentences: true },
  // The laws of merging assess up to 15 forms for every input.
  batch: { tests: ["test/batch"], sentences: true, runs: 20 },
  explain: {
    tests: ["test/explain"],
    except: [
      "!src/explain/messages.*.ts",
      "!src/explain/stepWords.ts",
      "!src/explain/parameterNames.ts",
      "!src/explain/slipNames.ts",
      "!src/explain/wording.ts",
    ],
    sentences: true,
  },
};
