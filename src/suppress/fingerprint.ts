import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Finding } from "../check/finding";
import type { Evaluation } from "../evaluation/schema";

/**
 * What stays the same about a finding from one run, ruleset version or row order to the next: the form, the code,
 * and the cell by the names of its indicators instead of their places. The figures are left out: a finding that
 * is still there after a correction is the same finding.
 *
 * @returns 32 hexadecimal digits
 */
export function fingerprint(evaluation: Evaluation, finding: Pick<Finding, "code" | "path">): string {
  const identity = [identityOf(evaluation), finding.code, logicalPath(evaluation, finding.path)];
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(identity)))).slice(0, 32);
}

/**
 * What a finding says of its figures: the cell as printed, what it should be, and what the message is made of.
 *
 * @returns 16 hexadecimal digits, others where any of these is another
 */
export function figuresOf({
  stated,
  expected,
  params,
}: Pick<Finding, "stated" | "expected" | "params">): string {
  const entries = Object.entries(params).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify([stated, expected, entries])))).slice(0, 16);
}

/** The form's `id`; without one its project, unit and year. */
function identityOf({ id, project, year }: Evaluation): unknown {
  if (id !== undefined) return id;
  return [project?.code ?? project?.name ?? null, project?.implementer ?? null, year ?? null];
}

const LISTS: ReadonlySet<string> = new Set(["sources", "indicators", "children"]);

/**
 * The cell by names: `["产出指标", "数量指标", "养护里程", "score"]` for `/indicators/0/children/0/children/0/score`.
 * Of several with one name the second and later carry their number (`养护里程#2`); one without a name its place.
 */
export function logicalPath(evaluation: Evaluation, path: string): string[] {
  const names: string[] = [];
  let node: unknown = evaluation;
  let list: readonly unknown[] | null = null;
  for (const escaped of path.split("/").slice(1)) {
    const token = escaped.replaceAll("~1", "/").replaceAll("~0", "~");
    const child = member(node, token);
    if (list !== null) names.push(itemName(list, Number(token)));
    else if (!LISTS.has(token)) names.push(token);
    list = LISTS.has(token) && Array.isArray(child) ? child : null;
    node = child;
  }
  return names;
}

function itemName(list: readonly unknown[], index: number): string {
  const name = nameOf(list[index]);
  if (name === null) return `#${index + 1}`;
  const earlier = list.slice(0, index).filter((item) => nameOf(item) === name).length;
  return earlier === 0 ? name : `${name}#${earlier + 1}`;
}

function nameOf(item: unknown): string | null {
  const name = member(item, "name");
  return typeof name === "string" && name.trim() !== "" ? name.trim() : null;
}

function member(node: unknown, token: string): unknown {
  if (typeof node !== "object" || node === null || !Object.hasOwn(node, token)) return undefined;
  return (node as Readonly<Record<string, unknown>>)[token];
}
