import type { Bilingual } from "../errors";
import type { RoundingMode } from "../figure/exact";

/** What each way of rounding is called. */
export const roundingNames: Readonly<Record<keyof Bilingual, Readonly<Record<RoundingMode, string>>>> = {
  zh: {
    "half-up": "四舍五入",
    "half-even": "四舍六入五取偶",
    down: "舍去尾数",
    up: "进位",
    floor: "向下取整",
    ceil: "向上取整",
  },
  en: {
    "half-up": "half up",
    "half-even": "half even",
    down: "cut off",
    up: "up",
    floor: "floor",
    ceil: "ceiling",
  },
};

/** `四舍五入到2位小数`, `rounded half up to 2 decimals`. */
export function roundedTo(mode: RoundingMode, places: number): Bilingual {
  const { zh, en } = placesNamed(places);
  const how = mode === "down" ? roundingNames.en.down : `rounded ${roundingNames.en[mode]}`;
  return { zh: `${roundingNames.zh[mode]}${zh}`, en: `${how} ${en}` };
}

/** `到2位小数`, `to 2 decimals`. */
export function placesNamed(places: number): Bilingual {
  if (places === 0) return { zh: "到整数", en: "to a whole number" };
  return { zh: `到${places}位小数`, en: `to ${places} decimal${places === 1 ? "" : "s"}` };
}
