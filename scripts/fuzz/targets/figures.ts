import { equals, exact, format } from "../../../src/figure/exact";
import { isBlank, readFigure, spreadsheetErrorIn, toHalfWidth } from "../../../src/figure/printed";
import type { Random } from "../../eval/random";
import { mutateText, someFigure, someText } from "../mutate";
import { must, type Target } from "../target";

/** Cells that must hold a figure: a figure printed by the grammar is read as itself, anything else is told apart. */
export const figures: Target = {
  name: "figures",
  share: 120,
  patience: 250,
  run(random) {
    if (random.chance(50)) {
      const { printed, value, decimals } = printedFigure(random);
      const cell = readFigure(printed);
      must(cell.kind === "figure", "a figure is not read", printed);
      must(equals(cell.figure.value, exact(value)), "a figure is read as another", printed);
      must(cell.figure.decimals === decimals, "printed places are lost", printed);
      return;
    }
    const text = random.chance(50) ? someText(random) : mutateText(someFigure(random), random);
    const cell = readFigure(text);
    must(cell.kind !== "blank" || isBlank(text), "read as blank", text);
    must(cell.kind !== "spreadsheetError" || spreadsheetErrorIn(text) !== null, "no spreadsheet error", text);
    if (cell.kind === "figure") {
      must(/^-?\d+(\.\d+)?$/.test(format(cell.figure.value)), "a figure is printed oddly", text);
      must(readFigure(toHalfWidth(text)).kind === "figure", "reads otherwise in half width", text);
    }
  },
};

/** A figure, printed as the grammar allows. */
function printedFigure(random: Random): { printed: string; value: string; decimals: number } {
  const whole = random.chance(10) ? "0" : String(random.between(1, 9)) + digits(random, random.below(12));
  const decimals = random.below(9);
  const fraction = digits(random, decimals);
  const sign = random.chance(10) ? "-" : "";
  const value = `${sign}${whole}${decimals > 0 ? `.${fraction}` : ""}`;
  const grouped = random.chance(30) ? whole.replace(/\B(?=(\d{3})+$)/g, ",") : whole;
  const suffix = random.chance(30) ? random.pick(["%", "‰", "元", "万元", "亿元", "分", " %"]) : "";
  const plain = `${sign}${grouped}${decimals > 0 ? `.${fraction}` : ""}${suffix}`;
  const wide = random.chance(10)
    ? plain.replace(/[!-~]/g, (c) => (c === "-" ? c : String.fromCharCode(c.charCodeAt(0) + 0xfee0)))
    : plain;
  const around = random.pick(["", "", "", " ", "\u3000", "\n"]);
  return { printed: around + wide + around, value, decimals };
}

function digits(random: Random, count: number): string {
  let made = "";
  for (let i = 0; i < count; i += 1) made += String(random.below(10));
  return made;
}
