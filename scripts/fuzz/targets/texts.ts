import { ImportError, readDelimited, readDocument, readText } from "../../../src/import/index";
import type { Random } from "../../eval/random";
import { mutateBytes, mutateText, someText } from "../mutate";
import { CELLS, PRINTS } from "../seeds";
import { must, type Target } from "../target";
import { mustBeForms } from "./readForms";

/** Texts, CSV and pages: whatever is read is a form of the right shape. */
export const texts: Target = {
  name: "texts",
  share: 6,
  patience: 1000,
  async run(random) {
    const text = shuffled(random.pick(PRINTS), random);
    try {
      switch (random.below(4)) {
        case 0:
          return mustBeForms(readText(text), text);
        case 1:
          return mustBeForms(readText(pageOf(text, random)), text);
        case 2:
          return mustBeForms(readDelimited(csvOf(text, random)), text);
        default: {
          const bytes = mutateBytes(
            new TextEncoder().encode(random.chance(50) ? text : csvOf(text, random)),
            random,
          );
          return mustBeForms(await readDocument(bytes, random.pick(["a.txt", "a.csv", "a.tsv", "a"])), text);
        }
      }
    } catch (error) {
      must(
        error instanceof ImportError,
        `not an ImportError: ${String(error)}\n${(error as Error).stack}`,
        text,
      );
    }
  },
};

/** Rows moved, cells changed, breaks put in. */
export function shuffled(print: string, random: Random): string {
  const rows = print.split("\n").map((row) => row.split("\t"));
  for (let left = random.between(1, 12); left > 0; left -= 1) {
    const row = random.pick(rows);
    const at = random.below(row.length);
    switch (random.below(8)) {
      case 0:
        row.splice(at, 1);
        break;
      case 1:
        row.splice(at, 0, random.pick(CELLS));
        break;
      case 2:
        rows.splice(random.below(rows.length), 0, random.chance(50) ? [...row] : [someText(random)]);
        break;
      case 3:
        if (rows.length > 1) rows.splice(random.below(rows.length), 1);
        break;
      case 4:
        row[at] = someText(random);
        break;
      case 5:
        row[at] = random.pick(CELLS);
        break;
      case 6: {
        const other = random.pick(rows);
        rows[rows.indexOf(row)] = other;
        break;
      }
      default:
        row[at] = mutateText(row[at] ?? "", random);
    }
  }
  const cells = random.pick(["\t", "\t", "|", "   "]);
  return rows.map((row) => row.join(cells)).join(random.pick(["\n", "\n", "\r\n", "\r"]));
}

function csvOf(text: string, random: Random): string {
  const mark = random.pick([",", "\t", ";"]);
  const quote = (cell: string) => (random.chance(20) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return text
    .split("\n")
    .map((row) => row.split("\t").map(quote).join(mark))
    .join("\n");
}

function pageOf(text: string, random: Random): string {
  const tags = () =>
    random.pick(["", "", "<p>", "</p>", "<br>", "<table>", "</td>", "<script>", "<!--", "<td", ">"]);
  const span = () =>
    random.chance(15)
      ? ` ${random.pick(["colspan", "rowspan"])}="${random.pick(["2", "3", "999", "x", "-1"])}"`
      : "";
  const rows = text.split("\n").map((row) => {
    const cells = row.split("\t").map((cell) => `<td${span()}>${tags()}${cell}</td>`);
    return `<tr>${cells.join("")}${random.chance(95) ? "</tr>" : ""}`;
  });
  return `<table>${rows.join("")}</table>${tags()}`;
}
