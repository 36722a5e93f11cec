/** A place in a text, moved forward by the readers of the grammar. */
export class Scanner {
  readonly text: string;
  at: number;

  constructor(text: string, at = 0) {
    this.text = text;
    this.at = at;
  }

  /** The character here, as its code; NaN behind the end. */
  get code(): number {
    return this.text.charCodeAt(this.at);
  }

  get done(): boolean {
    return this.at >= this.text.length;
  }

  /** Moves behind `word` where it stands here. */
  take(word: string): boolean {
    if (!this.text.startsWith(word, this.at)) return false;
    this.at += word.length;
    return true;
  }

  /** Moves behind the longest word of `table` that stands here and gives its meaning. */
  takeWord<T>(table: WordTable<T>): T | undefined {
    const entry = table.at(this.text, this.at);
    if (entry === undefined) return undefined;
    this.at += entry.word.length;
    return entry.meaning;
  }
}

interface Entry<T> {
  readonly word: string;
  readonly meaning: T;
}

/** Fixed words and what they mean; finds the longest one that starts, or ends, at a place. */
export class WordTable<T> {
  readonly #byFirst = new Map<number, Entry<T>[]>();
  readonly #byLast = new Map<number, Entry<T>[]>();

  constructor(entries: Iterable<readonly [word: string, meaning: T]>) {
    const sorted = Array.from(entries, ([word, meaning]) => ({ word, meaning }));
    sorted.sort((a, b) => b.word.length - a.word.length);
    for (const entry of sorted) {
      file(this.#byFirst, entry.word.charCodeAt(0), entry);
      file(this.#byLast, entry.word.charCodeAt(entry.word.length - 1), entry);
    }
  }

  /** The longest word that starts at `at`. */
  at(text: string, at: number): Entry<T> | undefined {
    const entries = this.#byFirst.get(text.charCodeAt(at));
    if (entries === undefined) return undefined;
    for (const entry of entries) if (entry.word.length === 1 || text.startsWith(entry.word, at)) return entry;
    return undefined;
  }

  /** The longest word that ends just before `end`. */
  before(text: string, end: number): Entry<T> | undefined {
    return this.#byLast.get(text.charCodeAt(end - 1))?.find((entry) => text.endsWith(entry.word, end));
  }
}

function file<T>(index: Map<number, Entry<T>[]>, code: number, entry: Entry<T>): void {
  const entries = index.get(code);
  if (entries === undefined) index.set(code, [entry]);
  else entries.push(entry);
}

/** A table of words that share one meaning each: `{ meaning: "word word" }` turned around. */
export function wordsOf<T extends string>(groups: Readonly<Record<T, string>>): WordTable<T> {
  const entries: [string, T][] = [];
  for (const meaning of Object.keys(groups) as T[]) {
    for (const word of groups[meaning].split(" ")) entries.push([word, meaning]);
  }
  return new WordTable(entries);
}
