import type { Language } from "./message";

/** A place in a text or table in words; `表1!H23` and whatever else needs none stay: `第16行第2列`. */
export function placeText(place: string, lang: Language): string {
  if (lang === "en") return place;
  return place.replace(/\bline (\d+), column (\d+)/g, "第$1行第$2列");
}
