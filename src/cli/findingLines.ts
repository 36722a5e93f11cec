import type picocolors from "picocolors";
import type { Finding } from "../check/finding";
import { expectedText } from "../explain/expectedText";
import type { Language } from "../explain/message";
import { placeText } from "../explain/placeText";
import type { Severity } from "../ruleset/schema";
import { alignColumns } from "./columns";
import { printable } from "./printable";
import { type TableWords, tableWords } from "./words";

export type Colors = ReturnType<typeof picocolors.createColors>;

const NONE = "-";
const SEVERITIES: readonly Severity[] = ["error", "warning", "info"];

export function severityCounts(findings: readonly Finding[], colors: Colors): string[] {
  return SEVERITIES.map((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? colors.dim("0") : tint(colors, severity)(String(count));
  });
}

/** Two lines a finding, the most severe first: what and where, then why. */
export function findingLines(
  unsorted: readonly Finding[],
  nameOf: (path: string) => string,
  lang: Language,
  colors: Colors,
): string {
  const words = tableWords[lang];
  const findings = SEVERITIES.flatMap((severity) =>
    unsorted.filter((finding) => finding.severity === severity),
  );
  const withCells = findings.some((finding) => finding.cell !== undefined);
  const heads = alignColumns(
    findings.map((finding) => findingHead(finding, nameOf(finding.path), withCells, lang, colors)),
  ).split("\n");
  const lines = findings.map((finding, index) => {
    const ground = finding.reference === null ? "" : ` ${words.reference(printable(finding.reference))}`;
    const why = `${printable(finding.message[lang], 400)}${colors.dim(ground)}${acceptedBy(finding, words)}`;
    return `  ${heads[index]}\n    ${why}\n`;
  });
  return lines.join("");
}

/** Who accepted it and why: still listed, and no failure. */
function acceptedBy({ suppressed }: Finding, words: TableWords): string {
  if (suppressed === undefined) return "";
  const { by, reason, until } = suppressed;
  return ` ${words.accepted(printable(by, 40), printable(reason, 120), until)}`;
}

/** @param withCells - whether the findings have a column of cells (`表1!H23`) */
function findingHead(
  finding: Finding,
  name: string,
  withCells: boolean,
  lang: Language,
  colors: Colors,
): string[] {
  const words = tableWords[lang];
  const figures = [words.stated(printable(finding.stated ?? words.blank, 30))];
  if (finding.expected !== null) figures.push(words.expected(expectedText(finding)));
  return [
    tint(colors, finding.severity)(words.severity[finding.severity]),
    finding.code,
    figures.join(lang === "zh" ? "，" : ", "),
    ...(withCells ? [printable(placeText(finding.cell ?? NONE, lang), 50)] : []),
    placeIn(finding, printable(name, 50), colors),
  ];
}

/** What a cell is called, and its path where nothing else tells it from others. */
function placeIn({ cell, path }: Finding, name: string, colors: Colors): string {
  if (cell !== undefined && name !== "") return name;
  return [name, colors.dim(printable(path, 200))].filter((part) => part !== "").join("  ");
}

function tint(colors: Colors, severity: Severity): (text: string) => string {
  return { error: colors.red, warning: colors.yellow, info: colors.cyan }[severity];
}
