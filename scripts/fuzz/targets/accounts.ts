import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
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

const schema = new URL("../../../schemas/accounts-assessment.schema.json", import.meta.url);
const isAssessment = new Ajv2020({ allowUnionTypes: true }).compile(JSON.parse(readFileSync(schema, "utf8")));

/** The ten tables, each with its title, and the sections of the text. */
const PARTS: readonly (readonly string[])[] = partsOf(ACCOUNTS.split("\n"));

/** Published final accounts: read, checked and repaired whatever they say. */
export const accounts: Target = {
  name: "accounts",
  share: 1,
  patience: 5000,
  run(random) {
    const text = changed(random);
    const { document } = readAccounts(text, finalAccounts2024);
    const parsed = safeParseAccounts(JSON.parse(JSON.stringify(document)));
    must(parsed.success, `read as no accounts: ${JSON.stringify(parsed.success || parsed.issues[0])}`, null);
    const first = JSON.stringify(assessAccounts(document, finalAccounts2024));
    must(isAssessment(JSON.parse(first)), `not valid: ${JSON.stringify(isAssessment.errors?.[0])}`, null);
    if (random.chance(10)) {
      const second = JSON.stringify(assessAccounts(parsed.data, finalAccounts2024));
      must(first === second, "checks otherwise a second time", null);
    }
  },
};

function partsOf(lines: readonly string[]): string[][] {
  const parts: string[][] = [[]];
  for (const [at, line] of lines.entries()) {
    const isTitle = line.endsWith("表") && lines[at + 2]?.startsWith("公开");
    if (isTitle || /^第.部分|说明$/.test(line)) parts.push([]);
    parts.at(-1)!.push(line);
  }
  return parts;
}

/** The whole now and then, mostly a few parts of it; some lines moved, doubled or lost, some cells changed. */
function changed(random: Random): string {
  const kept = random.chance(10) ? 100 : 20;
  const lines = PARTS.filter(() => random.chance(kept)).flat();
  if (lines.length === 0) lines.push("");
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
