import type { Finding } from "../check/finding";
import type { ReadForm } from "./emit";

/**
 * Where the value at a path stood in its source. A blank cell that no heading or row places has none of its own: its
 * row's name, its level or at last the form's title stands for it.
 *
 * @example placeOf("/indicators/0/children/0/score", form.provenance) // "表1!H23"
 */
export function placeOf(path: string, provenance: ReadForm["provenance"]): string | null {
  for (let at = path; at !== ""; at = at.slice(0, Math.max(0, at.lastIndexOf("/")))) {
    const place =
      placeAt(provenance, at) ?? placeAt(provenance, `${at}/name`) ?? placeAt(provenance, `${at}/score`);
    if (place !== null) return place;
  }
  return placeAt(provenance, "/title");
}

function placeAt(provenance: ReadForm["provenance"], path: string): string | null {
  return Object.hasOwn(provenance, path) ? (provenance[path] ?? null) : null;
}

/** The findings of a form that was read, each with its place in the source. */
export function withPlaces(findings: readonly Finding[], provenance: ReadForm["provenance"]): Finding[] {
  return findings.map((finding) => {
    if (finding.cell !== undefined) return finding;
    const cell = placeOf(finding.path, provenance);
    return cell === null ? finding : { ...finding, cell };
  });
}
