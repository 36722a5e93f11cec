import { readFileSync } from "node:fs";

const UNNOTICED = new Set(["Survived", "NoCoverage"]);

/** Prints the row of the table in scripts/mutation/REPORT.md, and every mutant no test noticed. */
export function printReport(path) {
  const { files } = JSON.parse(readFileSync(path, "utf8"));
  const total = countsOf(Object.values(files).flatMap(({ mutants }) => mutants));
  for (const [file, { mutants }] of Object.entries(files)) console.log(rowOf(file, countsOf(mutants)));
  console.log(rowOf("all", total));
  for (const [file, { source, mutants }] of Object.entries(files)) {
    const lines = source.split("\n");
    for (const mutant of mutants.filter(({ status }) => UNNOTICED.has(status))) {
      console.log(`\n${file}:${mutant.location.start.line} ${mutant.mutatorName} ${mutant.status}`);
      console.log(`- ${textAt(lines, mutant.location)}\n+ ${mutant.replacement}`);
    }
  }
}

function countsOf(mutants) {
  const count = (...statuses) => mutants.filter(({ status }) => statuses.includes(status)).length;
  return {
    killed: count("Killed"),
    timeout: count("Timeout"),
    survived: count("Survived"),
    uncovered: count("NoCoverage"),
    left: count("Ignored", "CompileError", "RuntimeError"),
  };
}

function rowOf(name, { killed, timeout, survived, uncovered, left }) {
  const tried = killed + timeout + survived + uncovered;
  const score = tried === 0 ? "" : `${((100 * (killed + timeout)) / tried).toFixed(1)}%`;
  return `| ${[name, tried, killed, timeout, survived, uncovered, score, left].join(" | ")} |`;
}

/** What stands there, on one line. */
function textAt(lines, { start, end }) {
  const part = lines.slice(start.line - 1, end.line);
  part[part.length - 1] = part.at(-1).slice(0, end.column - 1);
  part[0] = part[0].slice(start.column - 1);
  return part
    .map((line) => line.trim())
    .join(" ")
    .slice(0, 200);
}
