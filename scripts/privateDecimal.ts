import { readFileSync } from "node:fs";
import type { Plugin } from "esbuild";

/**
 * decimal.js as the package carries it: its own text, without what `src/figure` never calls. Roots, powers,
 * logarithms and trigonometry are more than half of it, and hang on an object, where no bundler can leave them out.
 *
 * The tests run on this copy (`vitest.config.ts`) and hold it against the whole of decimal.js.
 */

/** The methods `src/figure/exact.ts` calls, by the names decimal.js gives them first. */
const CALLED: ReadonlySet<string> = new Set([
  ...["absoluteValue", "comparedTo", "dividedToIntegerBy", "isNegative", "isZero"],
  ...["minus", "modulo", "plus", "times", "toFixed"],
]);

const DECIMAL_FILE = /[\\/]decimal\.js[\\/]decimal\.mjs$/;

/** @param text - `decimal.mjs` as published */
export function privateDecimal(text: string): string {
  let kept = 0;
  const copy = text
    .replace(/^P\.(\w+) = [\s\S]*?^};$/gm, (method, name) => {
      if (!CALLED.has(name)) return "";
      kept += 1;
      return method;
    })
    .replace(/^P\[Symbol\.for.*$/gm, "")
    // `Decimal.sin = sin`, but for `Decimal.config = Decimal.set = config` and `Decimal.clone`.
    .replace(/^ {2}Decimal\.(?!clone)\w+ = [a-z]\w*;.*$/gm, "")
    .replace(/^ *(LN10|PI)(_PRECISION)? = .*$/gm, "");
  if (kept !== CALLED.size)
    throw new Error("decimal.js is written differently now: see scripts/privateDecimal.ts");
  return copy;
}

/** For esbuild; what the copy no longer refers to is shaken out. */
export const privateDecimalPlugin: Plugin = {
  name: "private-decimal",
  setup(build) {
    build.onLoad({ filter: DECIMAL_FILE }, ({ path }) => ({
      contents: privateDecimal(readFileSync(path, "utf8")),
    }));
  },
};
