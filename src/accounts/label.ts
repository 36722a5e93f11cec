import { toHalfWidth } from "../figure/printed";

/** How a row or heading is numbered: 一、 （一） 1. （1）, the words 其中：, or not at all. */
export type Numbering = "一" | "(一)" | "1" | "(1)" | "其中" | "none";

const STYLES: readonly (readonly [Numbering, RegExp])[] = [
  ["一", /^[一二三四五六七八九十]+、/],
  ["(一)", /^\([一二三四五六七八九十]+\)、?/],
  ["(1)", /^\(\d{1,2}\)|^\d{1,2}\)/],
  ["1", /^\d{1,2}(?:、|\.(?!\d))/],
  ["其中", /^其中:/],
];

/** A printed label as it is compared: half-width, without spaces, quotes and the marks （类）（款）（项）. */
export function plainLabel(printed: string): string {
  return toHalfWidth(printed)
    .replace(/[\s"'“”‘’]/g, "")
    .replace(/\([类款项]\)/g, "");
}

/**
 * Takes the numbering off a label.
 *
 * @example splitNumbering("（一） 车辆数合计（辆）") // { numbering: "(一)", name: "车辆数合计(辆)" }
 */
export function splitNumbering(printed: string): { numbering: Numbering; name: string } {
  const label = plainLabel(printed);
  for (const [numbering, pattern] of STYLES) {
    const match = pattern.exec(label);
    if (match !== null) return { numbering, name: label.slice(match[0].length) };
  }
  return { numbering: "none", name: label };
}

/** How deep a numbering stands, 一、 being 1; `null` for a row that is not numbered. */
export function levelOf(numbering: Numbering): number | null {
  const levels: Readonly<Record<Numbering, number | null>> = {
    一: 1,
    "(一)": 2,
    "1": 3,
    "(1)": 4,
    其中: 5,
    none: null,
  };
  return levels[numbering];
}
