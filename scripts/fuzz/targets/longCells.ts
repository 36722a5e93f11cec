import { assessAccounts, finalAccounts2024, readAccounts } from "../../../src/accounts/index";
import { assess } from "../../../src/assess/assess";
import type { Evaluation } from "../../../src/evaluation/schema";
import { readText } from "../../../src/import/index";
import { rulesets as SHIPPED } from "../../../src/rulesets";
import { PIECES } from "../../../test/value/randomCells";
import type { Random } from "../../eval/random";
import { withText } from "../mutate";
import { ACCOUNTS, CELLS, FORMS, PRINTS } from "../seeds";
import type { Target } from "../target";

const LONG = 100_000;
const RULESETS = Object.values(SHIPPED);

/** One cell of 100,000 characters among real ones: no reader may take more than linear time for it. */
export const longCells: Target = {
  name: "longCells",
  share: 0.3,
  // Half a second a 100,000 characters, and a second for reading final accounts for the first time.
  patience: 5000,
  run(random) {
    const cell = longCell(random);
    switch (random.below(4)) {
      case 0:
        readText(withLongCell(random.pick(PRINTS), cell, random));
        break;
      case 1: {
        const { document } = readAccounts(withLongCell(ACCOUNTS, cell, random), finalAccounts2024);
        if (random.chance(20)) assessAccounts(document, finalAccounts2024);
        break;
      }
      default: {
        const form = withText(random.pick(FORMS) as Evaluation, random, cell);
        assess(form, random.pick(RULESETS), { explain: random.chance(50), repair: random.chance(20) });
      }
    }
  },
};

/** A word over and over, within something else: what makes a careless pattern try every end for every start. */
function longCell(random: Random): string {
  const word = random.chance(50) ? random.pick(PIECES) : random.pick(CELLS).slice(0, random.between(1, 6));
  const two = random.chance(30) ? random.pick(PIECES) : "";
  const body = (word + two || "0").repeat(Math.ceil(LONG / Math.max(1, (word + two).length)));
  return (
    random.pick(["", "", "1", "(", "占", "其中"]) + body + random.pick(["", "", "!", "\u0000", "的", "x"])
  );
}

function withLongCell(print: string, cell: string, random: Random): string {
  const lines = print.split("\n");
  const at = random.below(lines.length);
  const cells = lines[at]!.split("\t");
  const solid = cell.replace(/[\n\t]/g, " ");
  const place = random.below(cells.length);
  cells[place] = random.chance(50) ? solid : cells[place] + solid;
  lines[at] = cells.join("\t");
  return lines.join("\n");
}
