import type { Summary } from "./summary";
import { byText } from "./tally";
import { bandsOf, likeness } from "./textHash";
import type { TextCount, TextSketch } from "./textSketch";

/** Which text of a form is shared: 项目名称, 绩效目标 or 偏差原因. */
export type DuplicateKind = "project" | "goal" | "reason";

/** A text that several forms of a batch share. */
export interface DuplicateGroup {
  readonly kind: DuplicateKind;
  /** How the text begins. */
  readonly text: string;
  /** `exact`: the same letters and digits; `near`: several wordings that nearly agree. */
  readonly match: "exact" | "near";
  /** Estimated likeness of the least like pair that joined the group; `1` where exact. */
  readonly likeness: number;
  /** How many forms hold one of the wordings; one that holds two counts twice. */
  readonly forms: number;
  /** The first few of these forms; where `exact`, an id that several of them bear stands as often. */
  readonly refs: readonly string[];
}

/** Wordings this like each other count as the same text. */
const NEAR = 0.8;
const MAX_REFS = 5;

/**
 * Project names, goals and reasons that come in several forms, those in the most forms first.
 *
 * Exact duplicates are exact as long as a sketch is `complete`, else those of a uniform sample of the texts. Near
 * ones are found by locality-sensitive hashing: MinHash signatures of 32 bytes over runs of four characters, cut
 * into 8 bands; wordings that share a band and are at least 0.8 alike by their signatures are joined.
 */
export function duplicatesIn(summary: Summary): DuplicateGroup[] {
  const { projects, goals, reasons } = summary.texts;
  const groups = [
    ...groupsIn("project", projects),
    ...groupsIn("goal", goals),
    ...groupsIn("reason", reasons),
  ];
  return groups.sort((a, b) => b.forms - a.forms || byText(a.text, b.text));
}

function groupsIn(kind: DuplicateKind, sketch: TextSketch): DuplicateGroup[] {
  const groups: DuplicateGroup[] = [];
  for (const { members, likeness: least } of cluster(sketch.texts)) {
    const forms = members.reduce((sum, member) => sum + member.forms, 0);
    if (forms < 2) continue;
    const first = members.reduce((a, b) =>
      b.forms > a.forms || (b.forms === a.forms && b.text < a.text) ? b : a,
    );
    const match = members.length > 1 ? "near" : "exact";
    const all = members.flatMap((member) => member.refs);
    // One form may hold both wordings, as its planned and its achieved goal; of one wording each ref is a form.
    const refs = (match === "near" ? [...new Set(all)] : all).sort().slice(0, MAX_REFS);
    if (match === "near" && refs.length === 1) continue;
    groups.push({ kind, text: first.text, match, likeness: least, forms, refs });
  }
  return groups;
}

interface Cluster {
  readonly members: readonly TextCount[];
  readonly likeness: number;
}

function cluster(texts: readonly TextCount[]): Cluster[] {
  const parents = texts.map((_, i) => i);
  const least = texts.map(() => 1);
  const rootOf = (i: number): number => {
    let root = i;
    while (parents[root] !== root) root = parents[root]!;
    return root;
  };
  const join = (i: number, j: number, alike: number) => {
    const [a, b] = [rootOf(i), rootOf(j)].sort((x, y) => x - y) as [number, number];
    parents[b] = a;
    least[a] = Math.min(least[a]!, least[b]!, alike);
  };
  const buckets = new Map<string, number[]>();
  texts.forEach(({ signature }, i) => {
    for (const band of bandsOf(signature)) {
      const bucket = buckets.get(band) ?? [];
      buckets.set(band, bucket);
      // The first few of a bucket stand for it, so that boilerplate shared by thousands stays cheap.
      for (const j of bucket.slice(0, 8)) {
        if (rootOf(i) === rootOf(j)) continue;
        const alike = likeness(signature, texts[j]!.signature);
        if (alike >= NEAR) join(i, j, alike);
      }
      bucket.push(i);
    }
  });
  const clusters = new Map<number, TextCount[]>();
  texts.forEach((text, i) => {
    const root = rootOf(i);
    const members = clusters.get(root);
    if (members === undefined) clusters.set(root, [text]);
    else members.push(text);
  });
  return [...clusters].map(([root, members]) => ({ members, likeness: Number(least[root]!.toFixed(2)) }));
}
