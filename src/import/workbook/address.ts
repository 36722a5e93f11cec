/** A1 addresses: columns count from 1 as letters, rows from 1 as figures. */

/** `A` → 1, `Z` → 26, `AA` → 27. */
export function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters.toUpperCase()) number = number * 26 + (letter.charCodeAt(0) - 64);
  return number;
}

/** 1 → `A`, 27 → `AA`. */
export function columnLetters(number: number): string {
  let rest = number;
  let letters = "";
  while (rest > 0) {
    const digit = (rest - 1) % 26;
    letters = String.fromCharCode(65 + digit) + letters;
    rest = (rest - 1 - digit) / 26;
  }
  return letters;
}

/** Zero-based row and column → `H23`. */
export function cellAddress(row: number, column: number): string {
  return `${columnLetters(column + 1)}${row + 1}`;
}

/** `H23` → zero-based row and column; `null` for anything else. */
export function parseAddress(address: string): { row: number; column: number } | null {
  const found = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/.exec(address);
  if (found === null) return null;
  return { row: Number(found[2]) - 1, column: columnNumber(found[1] ?? "") - 1 };
}
