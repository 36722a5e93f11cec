import { readdirSync, readFileSync } from "node:fs";
import { parseEvaluation } from "../../src/evaluation/parse";
import type { Evaluation } from "../../src/evaluation/schema";
import { soundForms } from "./generate";
import {
  emptyMeasured,
  type Measured,
  measurePair,
  measureSingle,
  measureSound,
  plantOne,
  plantTwo,
} from "./measure";
import { FAULT_KINDS } from "./plant";
import { Random } from "./random";
import { render } from "./table";

// Measures the checks and the localisation on a labelled corpus; the table goes to stdout.
//
//   npm run eval [-- sound singlePerKind pairs]

const SEED = 20240607;
const folder = new URL("../../examples/jincheng-2024/", import.meta.url);

function realForms(): Evaluation[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .sort()
    .map((file) => parseEvaluation(JSON.parse(readFileSync(new URL(file, folder), "utf8"))));
}

function measure(sound: number, perKind: number, pairs: number): Measured {
  const into = emptyMeasured();
  const forms = soundForms(realForms(), SEED);
  const random = new Random(SEED + 1);
  const next = (): Evaluation => forms.next().value.form;
  for (let i = 0; i < sound; i += 1) measureSound(next(), into);
  for (const kind of FAULT_KINDS) {
    for (let planted = 0; planted < perKind; ) {
      const form = next();
      const each = plantOne(form, kind, random);
      if (each === null) continue;
      planted += 1;
      measureSingle(form, each, kind, into);
    }
  }
  for (let planted = 0; planted < pairs; ) {
    const each = plantTwo(next(), random);
    if (each === null) continue;
    planted += 1;
    measurePair(each, into);
  }
  return into;
}

const [sound = 10_000, perKind = 900, pairs = 4000] = process.argv.slice(2).map(Number);
process.stdout.write(render(measure(sound, perKind, pairs), SEED));
