import type { Measured, Tally } from "./measure";

/** The measurements as a markdown text. */
export function render(measured: Measured, seed: number): string {
  return [
    `Seed ${seed}; every form is derived from one of the real forms in examples/jincheng-2024.`,
    "",
    ...soundTable(measured),
    ...codeTable(measured),
    ...slipTable("Single planted faults in cells that the rest of the form determines", measured.kinds),
    ...slipTable("The same faults by cell", sorted(measured.cells)),
    ...slipTable("Planted in cells nothing determines (for information)", sorted(measured.undetermined)),
    ...pairTable(measured),
    ...timingTable(measured),
    ...measured.misses.slice(0, 40).map((miss) => `- missed: ${miss}`),
    ...measured.unraised.slice(0, 20).map((key) => `- not raised: ${key}`),
    "",
  ].join("\n");
}

function soundTable({ sound }: Measured): string[] {
  const alarms = [...sound.errors.values()].reduce((a, b) => a + b, 0);
  const by = [...sound.errors].map(([code, n]) => `${code} ${n}`).join(", ");
  return [
    `False alarms (severity error) on ${sound.forms} sound forms: **${alarms}**${by && ` (${by})`}.`,
    "",
  ];
}

function codeTable({ codes }: Measured): string[] {
  const rows = [...codes]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([code, t]) =>
        `| \`${code}\` | ${t.raised} | ${share(t.justified, t.raised)} | ${t.expected} | ${share(t.found, t.expected)} |`,
    );
  return ["| finding | raised | precision | due | recall |", "|---|--:|--:|--:|--:|", ...rows, ""];
}

function slipTable(title: string, tallies: ReadonlyMap<string, Tally>): string[] {
  const rows = [...tallies].map(([kind, tally]) => slipRow(kind, tally));
  return [
    `${title}:`,
    "",
    "| planted | cases | detected | true cell in a minimal set | first repair | among the first three | its figure restored | slip named |",
    "|---|--:|--:|--:|--:|--:|--:|--:|",
    ...rows,
    slipRow("**all**", total([...tallies.values()])),
    "",
  ];
}

function slipRow(kind: string, t: Tally): string {
  const shares = [t.detected, t.inSets, t.first, t.firstThree, t.exact, t.named];
  return `| ${kind} | ${t.cases} | ${shares.map((n) => share(n, t.cases)).join(" | ")} |`;
}

function total(tallies: readonly Tally[]): Tally {
  const sum = { cases: 0, detected: 0, inSets: 0, exact: 0, first: 0, firstThree: 0, named: 0 };
  for (const tally of tallies) {
    for (const key of Object.keys(sum) as (keyof Tally)[]) sum[key] += tally[key];
  }
  return sum;
}

function pairTable({ pairs }: Measured): string[] {
  return [
    `Two faults at once (${pairs.cases} forms): detected ${share(pairs.detected, pairs.cases)}, both cells among the repairs ${share(pairs.inSets, pairs.cases)}, one of them the first repair ${share(pairs.first, pairs.cases)}, both among the first three ${share(pairs.firstThree, pairs.cases)}, search cut ${share(pairs.cut, pairs.cases)}.`,
    "",
  ];
}

function timingTable({ timing }: Measured): string[] {
  const line = (name: string, list: number[]) =>
    `${name}: median ${quantile(list, 50)} ms, 95% ${quantile(list, 95)} ms, most ${quantile(list, 100)} ms`;
  return [`Localisation, ${line("sound forms", timing.sound)}; ${line("faulty forms", timing.faulty)}.`, ""];
}

function quantile(list: readonly number[], percent: number): string {
  const ordered = [...list].sort((a, b) => a - b);
  const value = ordered[Math.min(ordered.length - 1, Math.floor((ordered.length * percent) / 100))];
  return value === undefined ? "–" : value.toFixed(4);
}

function share(part: number, whole: number): string {
  if (whole === 0) return "–";
  const tenths = Math.floor((part * 1000) / whole);
  return `${Math.floor(tenths / 10)}.${tenths % 10}%`;
}

function sorted(map: ReadonlyMap<string, Tally>): ReadonlyMap<string, Tally> {
  return new Map([...map].sort(([a], [b]) => (a < b ? -1 : 1)));
}
