/** Counts by word. */
export type Tally = Readonly<Record<string, number>>;

/** Collects a tally in place. */
export class Counter {
  private readonly counts = new Map<string, number>();

  add(key: string, by = 1): void {
    this.counts.set(key, (this.counts.get(key) ?? 0) + by);
  }

  merge(tally: Tally): void {
    for (const key of Object.keys(tally)) this.add(key, tally[key]);
  }

  build(): Tally {
    return byKey(this.counts);
  }
}

/** By key, so that the same counts are the same bytes. */
export function byKey<T>(entries: Iterable<readonly [string, T]>): Readonly<Record<string, T>> {
  return Object.fromEntries([...entries].sort(([a], [b]) => byText(a, b)));
}

/** Texts in the order of their characters' codes, the same everywhere. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
