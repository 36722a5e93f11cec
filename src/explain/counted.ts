/**
 * A count with its English noun.
 *
 * @example counted(1, "form") // "1 form"
 */
export function counted(count: number | string, noun: string): string {
  return `${count} ${String(count) === "1" ? noun : `${noun}s`}`;
}
