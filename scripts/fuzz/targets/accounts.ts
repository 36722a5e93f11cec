import {
  assessAccounts,
  finalAccounts2024,
  readAccounts,
  safeParseAccounts,
} from "../../../src/accounts/index";
import type { Random } from "../../eval/random";
import { mutateText, someFigure, someText } from "../mutate";
import { ACCOUNTS } from "../seeds";
import { must, type Target } from "../target";

const LINES = ACCOUNTS.split("\n");

/** Published final accounts: read, checked and repaired whatever they say. */
export const accounts: Target = {
  name: "accounts",
  share: 0.3,
  patience: 5000,
  run(random) {
    const text = changed(random);
    const { document } = readAccounts(text, finalAccounts2024);
    const parsed = safeParseAccounts(JSON.parse(JSON.stringify(document)));
    must(parsed.success, `read as no accounts: ${JSON.stringify(parsed.success || parsed.issues[0])}`, null);
    const first = JSON.stringify(assessAccounts(document, finalAccounts2024));
    if (random.chance(10)) {
      const second = JSON.stringify(assessAccounts(parsed.data, finalAccounts2024));
      must(first === second, "checks otherwise a second time", null);
    }
  },
};

/** Some lines moved, doubled or lost, some cells changed. */
function changed(random: Random): string {
  const lines = [...LINES];
  for (let left = random.between(1, 15); left > 0; left -= 1) {
    const at = random.below(lines.length);
    const cells = lines[at]!.split("\t");
    switch (random.below(6)) {
      case 0:
        lines.splice(at, random.between(1, 20));
        break;
      case 1:
        lines.splice(random.below(lines.length), 0, lines[at]!);
        break;
      case 2:
        cells[random.below(cells.length)] = someFigure(random);
        lines[at] = cells.join("\t");
        break;
      case 3:
        cells[random.below(cells.length)] = someText(random);
        lines[at] = cells.join("\t");
        break;
      case 4:
        cells.splice(random.below(cells.length), 1);
        lines[at] = cells.join("\t");
        break;
      default:
        lines[at] = mutateText(lines[at]!, random);
    }
    if (lines.length === 0) lines.push("");
  }
  return lines.join("\n");
}
