/** A text of any length: `pump` over and over, between a beginning and an end. */
export interface Pumped {
  readonly start: string;
  readonly pump: string;
  readonly end: string;
}

export function textOf({ start, pump, end }: Pumped, length: number): string {
  return start + pump.repeat(Math.ceil(length / pump.length)).slice(0, length) + end;
}

const LENGTHS = [10_000, 100_000];
/** A text ten times as long takes ten times as long, or a hundred times where the work is quadratic. */
const MOST = 30;
/** Milliseconds: below the first a clock cannot tell how many times, below the second it cannot tell a text. */
const SLOW = 3;
const LEAST = 0.05;

/**
 * How many times as long `read` takes for a text ten times as long, where that is more than linear work takes; else
 * `null`. Short texts are tried first, so that what is quadratic ends soon.
 *
 * @param longest - of the lengths tried, so many
 */
export function growth(read: (text: string) => unknown, attack: Pumped, longest = 2): number | null {
  for (const length of LENGTHS.slice(0, longest)) {
    const long = textOf(attack, length);
    if (milliseconds(read, long) <= SLOW) continue;
    const took = leastOf(read, long);
    const times = took / Math.max(LEAST, leastOf(read, textOf(attack, length / 10)));
    if (took > SLOW && times > MOST) return times;
  }
  return null;
}

/** The least of three: the machine may collect garbage in one of them. */
export function leastOf(read: (text: string) => unknown, text: string): number {
  return Math.min(milliseconds(read, text), milliseconds(read, text), milliseconds(read, text));
}

/** Time on the processor, so that a busy machine makes no difference. */
function milliseconds(read: (text: string) => unknown, text: string): number {
  const before = process.cpuUsage();
  read(text);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
