/**
 * Remembers what short texts were read as. Bounded: when the newer half is full, the older one is forgotten.
 *
 * Purely a memo: what it returns is what reading the text again would.
 */
export class Memo<T> {
  private newer = new Map<string, T>();
  private older = new Map<string, T>();

  /** @param half - how many texts a half holds */
  constructor(private readonly half: number) {}

  get(text: string): T | undefined {
    const known = this.newer.get(text);
    if (known !== undefined) return known;
    const old = this.older.get(text);
    if (old !== undefined) this.set(text, old);
    return old;
  }

  set(text: string, value: T): void {
    if (this.newer.size >= this.half) {
      this.older = this.newer;
      this.newer = new Map();
    }
    this.newer.set(text, value);
  }
}
