import { fold, hashOf, signatureOf } from "./textHash";

/**
 * Which texts come in more than one form, in bounded memory and mergeable.
 *
 * A bottom-k sketch: of all distinct texts, those with the `MAX_TEXTS` smallest hashes are kept, each with the
 * number of forms it stands in. Whether a text is kept depends on the set of texts alone, so the order of forms
 * and the way a batch is split into parts make no difference, and the count of a kept text is exact: a text among
 * the smallest of the whole is among the smallest of every part. Up to `MAX_TEXTS` distinct texts the sketch
 * holds all of them; beyond, `complete` is false and it is a uniform sample of the distinct texts.
 */
export interface TextSketch {
  readonly complete: boolean;
  /** By hash, ascending. */
  readonly texts: readonly TextCount[];
}

/** A text of a batch, and how many forms hold it. */
export interface TextCount {
  /** 53 bits: among five million texts the chance that any two differing ones agree is below 0.2 %. */
  readonly hash: number;
  /** How many forms hold the text; a form that repeats it counts once. */
  readonly forms: number;
  /** How the text begins. */
  readonly text: string;
  /** The first few forms that hold it, by the order of their names. */
  readonly refs: readonly string[];
  /** MinHash signature, for texts that nearly agree; empty where the kind of text needs none. */
  readonly signature: string;
}

const MAX_TEXTS = 4096;
const MAX_REFS = 5;
const EXCERPT = 40;
/** Dropping the surplus takes a sort, so it is done once in a while. */
const SURPLUS = 1.25;

interface MutableCount {
  forms: number;
  text: string;
  readonly refs: string[];
  readonly signature: string;
}

export interface TextSketchOptions {
  /** Shorter texts (letters and digits only) say nothing when they agree. */
  readonly minLength: number;
  readonly withSignature: boolean;
  /** How many distinct texts are kept; default `MAX_TEXTS`. */
  readonly limit?: number;
}

/** Builds a sketch; `add` is cheap, and merging gives what adding all texts to one sketch would. */
export class TextSketchBuilder {
  private readonly counts = new Map<number, MutableCount>();
  private complete = true;
  private largest = Number.POSITIVE_INFINITY;

  private readonly most: number;

  constructor(private readonly options: TextSketchOptions) {
    this.most = options.limit ?? MAX_TEXTS;
  }

  /** All texts of one form. */
  addForm(texts: readonly string[], ref: string): void {
    let seen: number[] | null = null;
    for (const text of texts) {
      const hash = hashOf(text, this.options.minLength);
      if (hash < 0 || hash > this.largest || seen?.includes(hash)) continue;
      if (texts.length > 1) {
        seen ??= [];
        seen.push(hash);
      }
      const known = this.counts.get(hash);
      if (known === undefined) {
        const signature = this.options.withSignature ? signatureOf(fold(text)) : "";
        this.counts.set(hash, { forms: 1, text: excerpt(text), refs: [own(ref)], signature });
        if (this.counts.size > this.most * SURPLUS) this.prune();
      } else {
        known.forms += 1;
        known.text = lesserText(known.text, excerpt(text));
        addRef(known.refs, ref);
      }
    }
  }

  merge(other: TextSketch): void {
    if (!other.complete) this.complete = false;
    for (const { hash, forms, text, refs, signature } of other.texts) {
      if (hash > this.largest) continue;
      const known = this.counts.get(hash);
      if (known === undefined) {
        this.counts.set(hash, { forms, text, refs: [...refs], signature });
        if (this.counts.size > this.most * SURPLUS) this.prune();
      } else {
        known.forms += forms;
        known.text = lesserText(known.text, text);
        for (const ref of refs) addRef(known.refs, ref);
      }
    }
    // What an incomplete sketch left out has larger hashes than all it kept.
    if (!other.complete) this.limit(other.texts.at(-1)?.hash ?? 0);
  }

  build(): TextSketch {
    if (this.counts.size > this.most) this.prune();
    const texts = this.hashes().map((hash): TextCount => {
      const { forms, text, refs, signature } = this.counts.get(hash)!;
      return { hash, forms, text, refs: [...refs], signature };
    });
    return { complete: this.complete, texts };
  }

  private hashes(): number[] {
    return [...this.counts.keys()].sort((a, b) => a - b);
  }

  private prune(): void {
    this.complete = false;
    this.limit(this.hashes()[this.most - 1]!);
  }

  private limit(largest: number): void {
    if (largest >= this.largest) return;
    this.largest = largest;
    for (const hash of this.counts.keys()) if (hash > largest) this.counts.delete(hash);
  }
}

function addRef(refs: string[], ref: string): void {
  if (refs.length === MAX_REFS && ref >= refs[MAX_REFS - 1]!) return;
  let at = refs.length;
  while (at > 0 && refs[at - 1]! > ref) at -= 1;
  refs.splice(at, 0, own(ref));
  if (refs.length > MAX_REFS) refs.pop();
}

function lesserText(a: string, b: string): string {
  return b < a ? b : a;
}

function excerpt(text: string): string {
  return own(text.length > EXCERPT ? `${text.slice(0, EXCERPT - 1)}…` : text);
}

/** A copy that shares no memory with the document the text was cut from: joined anew, it is written out anew. */
function own(text: string): string {
  return ` ${text}`.slice(1);
}
