// Imports go one way: a room imports only from rooms to its left.
const ROOMS = [
  "errors",
  "figure",
  "evaluation",
  "value",
  "condition",
  "ruleset",
  "normalize",
  "score",
  "check",
  "repair",
  "explain",
  "assess",
  "suppress",
  "infer",
  "accounts",
  "batch",
  "import",
  "report",
  "rulesets",
  "index",
  "node",
  "cli",
];

const inRoom = (room) => `^src/${room}(/|\\.ts$)`;

const oneWay = ROOMS.slice(0, -1).map((room, index) => ({
  name: `${room}-looks-left`,
  severity: "error",
  comment: `src/${room} imports from a room to its right`,
  from: { path: inRoom(room) },
  to: { path: ROOMS.slice(index + 1).map(inRoom) },
}));

/** A package or kind of module that only some files may import. */
const onlyIn = (name, to, rooms) => ({
  name: `${name}-stays-in`,
  severity: "error",
  comment: `${name} is imported only in ${rooms.join(", ")}`,
  from: { path: "^src/", pathNot: rooms },
  to,
});

const packaged = (name) => ({ path: `(^|/)node_modules/(@types/)?${name}/` });

module.exports = {
  forbidden: [
    ...oneWay,
    { name: "no-circle", severity: "error", from: {}, to: { circular: true } },
    {
      name: "known-room",
      severity: "error",
      comment: "a new folder under src/ needs its place in ROOMS",
      from: {},
      to: { path: "^src/", pathNot: ROOMS.map(inRoom) },
    },
    { name: "resolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
    onlyIn("json-logic-js", packaged("json-logic-js"), ["^src/condition/"]),
    onlyIn("decimal.js", packaged("decimal\\.js"), ["^src/figure/"]),
    onlyIn("zod", packaged("zod"), ["[sS]chema\\.ts$"]),
    onlyIn("hucre", packaged("hucre"), ["^src/import/"]),
    onlyIn("terminal", { path: packaged("(commander|cli-table3|picocolors|cli-progress)").path }, [
      "^src/cli/",
    ]),
    onlyIn("jsonc-parser", packaged("jsonc-parser"), ["^src/(cli|node)/"]),
    onlyIn("node", { dependencyTypes: ["core"] }, ["^src/(cli|node)/"]),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default"],
    },
  },
};
