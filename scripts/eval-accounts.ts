import { readFileSync } from "node:fs";
import {
  type AccountsAssessment,
  type AccountsDocument,
  type AccountsRepair,
  assessAccounts,
  type EquationResult,
  parseAccountsRules,
  readAccounts,
} from "../src/accounts/index";

/**
 * What the checks of final accounts find in a real document, and in copies of it with one digit of one figure
 * changed: `npm run eval:accounts [-- cases]`. Every equation is listed with both sides, slack and outcome.
 */

const CASES = Number(process.argv[2] ?? 2000);
const TEXT_CASES = Math.round(CASES / 4);
const SEED = 20_241_231;

const root = new URL("../", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), "utf8");
const rules = parseAccountsRules(JSON.parse(read("rulesets/final-accounts-2024.json")));
const { document, problems } = readAccounts(read("examples/final-accounts/jincheng-2024.txt"), rules);
const sound = assessAccounts(document, rules);

console.log(`# ${document.unit} ${document.year}`);
console.log(
  `tables ${document.tables.length}, paragraphs ${document.narrative.length}, not placed ${problems.length}`,
);
listEquations(sound);
listNarrative(sound);
console.log(`\nfindings ${sound.findings.length}`);
for (const finding of sound.findings)
  console.log(`  ${finding.severity} ${finding.code} ${finding.cell}: ${finding.message.zh}`);
plant(`\n## One digit of one cell changed (${CASES} cases, seed ${SEED})`, tableTargets(document), CASES);
plant(
  `\n## One digit of one figure of the text changed (${TEXT_CASES} cases)`,
  textTargets(sound),
  TEXT_CASES,
);

function listEquations({ equations, checks }: AccountsAssessment): void {
  console.log("\n## Equations: id, left, right, difference, slack, outcome");
  for (const each of equations) console.log(rowOf(each));
  console.log("\ncheck                 exact  rounding  violated  not evaluated (of these: all cells blank)");
  for (const [code, { notEvaluated }] of Object.entries(checks)) {
    const own = equations.filter(({ check }) => check === code);
    const count = (outcome: string) => own.filter((each) => each.outcome === outcome).length;
    const blank = notEvaluated - count("notEvaluated");
    const cells = [count("exact"), count("withinRounding"), count("violated"), `${notEvaluated} (${blank})`];
    console.log(code.padEnd(22), cells.map((cell) => String(cell).padStart(8)).join(" "));
  }
}

function rowOf({ id, relation, left, right, difference, slack, outcome, reason }: EquationResult): string {
  const sides = [left ?? "", relation === "rate" ? "≈%" : relation, right ?? ""].join(" ");
  return [outcome + (reason === null ? "" : `:${reason}`), id, sides, difference ?? "", slack ?? ""].join(
    "\t",
  );
}

function listNarrative({ narrative, portfolio }: AccountsAssessment): void {
  const { found, matched, contradicting } = narrative;
  console.log(`\n## Text: ${found} figures found, ${matched} matched, ${contradicting} wrong`);
  for (const { cell, printed, unit, outcome } of narrative.figures) {
    if (outcome === "unchecked") console.log(`  not matched: ${cell} ${printed}${unit}`);
  }
  console.log(`  self-evaluations published: ${JSON.stringify(portfolio)}`);
}

/** A figure that can be spoilt, and the document with another text in its place. */
interface Target {
  readonly group: string;
  readonly path: string;
  readonly offset: number | undefined;
  readonly printed: string;
  with(printed: string): AccountsDocument;
}

function tableTargets(accounts: AccountsDocument): Target[] {
  return accounts.tables.flatMap((table, t) =>
    table.rows.flatMap((row, r) =>
      Object.entries(row.figures).map(
        ([column, printed]): Target => ({
          group: table.number,
          path: `/tables/${t}/rows/${r}/figures/${column}`,
          offset: undefined,
          printed,
          with(changed) {
            const copy = structuredClone(accounts);
            copy.tables[t]!.rows[r]!.figures[column] = changed;
            return copy;
          },
        }),
      ),
    ),
  );
}

function textTargets({ narrative }: AccountsAssessment): Target[] {
  return narrative.figures.map(
    ({ path, offset, printed, outcome }): Target => ({
      group: outcome === "unchecked" ? "not matched" : "matched",
      path,
      offset,
      printed,
      with(changed) {
        const copy = structuredClone(document);
        const paragraph = copy.narrative[Number(path.split("/")[2])]!;
        paragraph.text =
          paragraph.text.slice(0, offset) + changed + paragraph.text.slice(offset + printed.length);
        return copy;
      },
    }),
  );
}

interface Tally {
  planted: number;
  detected: number;
  beyondLast: number;
  beyondLastDetected: number;
  firstCell: number;
  firstFigure: number;
  listed: number;
}

function plant(title: string, targets: readonly Target[], cases: number): void {
  const random = mulberry32(SEED);
  const tallies = new Map<string, Tally>();
  /** What was not detected, by how much the last digit was changed. */
  const missed = new Map<string, number>();
  for (let index = 0; index < cases; index += 1) {
    const target = targets[Math.floor(random() * targets.length)]!;
    const changed = withOneDigit(target.printed, random);
    const result = assessAccounts(target.with(changed.printed), rules);
    count(tallies, target, changed.digitsBehind > 0, result);
    if (isDetected(result)) continue;
    const by = Math.abs(Number(changed.printed.at(-1)) - Number(target.printed.at(-1)));
    const what = changed.digitsBehind > 0 ? "another digit" : `last digit by ${by}`;
    missed.set(what, (missed.get(what) ?? 0) + 1);
  }
  printTallies(title, tallies);
  const told = [...missed].sort(([a], [b]) => (a < b ? -1 : 1)).map(([what, n]) => `${what}: ${n}`);
  console.log(`not detected: ${told.join(", ")}`);
}

function count(
  tallies: Map<string, Tally>,
  target: Target,
  beyondLast: boolean,
  result: AccountsAssessment,
): void {
  const detected = isDetected(result);
  const [first] = result.repairs;
  for (const group of [target.group, "all"]) {
    const tally = tallies.get(group) ?? emptyTally();
    tallies.set(group, tally);
    tally.planted += 1;
    tally.detected += Number(detected);
    tally.beyondLast += Number(beyondLast);
    tally.beyondLastDetected += Number(beyondLast && detected);
    tally.firstCell += Number(first !== undefined && isOf(first, target));
    tally.firstFigure += Number(
      first !== undefined && isOf(first, target) && first.cells[0]!.to === target.printed,
    );
    tally.listed += Number(result.repairs.some((repair) => isOf(repair, target)));
  }
}

function isDetected({ findings }: AccountsAssessment): boolean {
  return findings.some(({ severity }) => severity !== "info");
}

function isOf({ cells }: AccountsRepair, { path, offset }: Target): boolean {
  return cells.length === 1 && cells[0]!.path === path && cells[0]!.offset === offset;
}

function emptyTally(): Tally {
  const none = { planted: 0, detected: 0, beyondLast: 0, beyondLastDetected: 0 };
  return { ...none, firstCell: 0, firstFigure: 0, listed: 0 };
}

/** Shares of the planted (detected), of those not in the last digit, and of the detected (repairs). */
function printTallies(title: string, tallies: ReadonlyMap<string, Tally>): void {
  console.log(title);
  console.log("table         planted  detected  (not last digit)  listed  first repair: cell  figure");
  for (const [group, tally] of [...tallies].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const shares = [
      share(tally.detected, tally.planted),
      share(tally.beyondLastDetected, tally.beyondLast),
      share(tally.listed, tally.detected),
      share(tally.firstCell, tally.detected),
      share(tally.firstFigure, tally.detected),
    ];
    console.log(
      group.padEnd(12),
      String(tally.planted).padStart(8),
      ...shares.map((each) => each.padStart(10)),
    );
  }
}

function share(part: number, whole: number): string {
  return whole === 0 ? "–" : `${((100 * part) / whole).toFixed(1)}%`;
}

/** Changes one digit to another; a figure does not come to begin with a zero it did not have. */
function withOneDigit(printed: string, random: () => number): { printed: string; digitsBehind: number } {
  const places = [...printed].flatMap((char, index) => (/\d/.test(char) ? [index] : []));
  const chosen = Math.floor(random() * places.length);
  const at = places[chosen]!;
  const leading = chosen === 0 && /^\d[\d,]/.test(printed);
  const others = [..."0123456789"].filter((digit) => digit !== printed[at] && !(leading && digit === "0"));
  const digit = others[Math.floor(random() * others.length)]!;
  return {
    printed: printed.slice(0, at) + digit + printed.slice(at + 1),
    digitsBehind: places.length - 1 - chosen,
  };
}

/** A small seeded generator: the same cases on every machine. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
