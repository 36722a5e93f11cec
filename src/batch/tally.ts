/** Counts by word. */
export type Tally = Readonly<Record<string, number>>;
