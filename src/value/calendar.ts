/** A day as one number, `20240630` for 2024-06-30: days compare as numbers, without any time zone. */
export type Day = number;

/** The days from the first to the last, both included. */
export interface Days {
  readonly from: Day;
  readonly to: Day;
}

export function day(year: number, month: number, date: number): Day {
  return year * 10_000 + month * 100 + date;
}

export function yearOf(day: Day): number {
  return Math.floor(day / 10_000);
}

export function monthOf(day: Day): number {
  return Math.floor(day / 100) % 100;
}

export function lastDate(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The whole months from the first to the last. */
export function months(year: number, first: number, last: number): Days {
  return { from: day(year, first, 1), to: day(year, last, lastDate(year, last)) };
}

/** A day as `YYYY-MM-DD`. */
export function printDay(value: Day): string {
  const digits = String(value);
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
}
