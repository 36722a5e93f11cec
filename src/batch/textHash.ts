/**
 * Texts compared by their letters and digits alone: spaces, line ends, punctuation, full-width forms and letter
 * case make no difference.
 */

const SKIP = 0;
let foldTable: Uint16Array | null = null;

function createFoldTable(): Uint16Array {
  const table = new Uint16Array(0x10000);
  const lettersAndDigits = /[\p{L}\p{N}\p{Cs}]/u;
  for (let code = 0; code < table.length; code += 1) {
    const half = code >= 0xff01 && code <= 0xff5e ? code - 0xfee0 : code;
    const letter = String.fromCharCode(half);
    if (lettersAndDigits.test(letter)) table[code] = letter.toLowerCase().charCodeAt(0);
  }
  return table;
}

// Texts are folded one after the other; a buffer for each would be most of what a batch allocates.
let folded = new Uint16Array(1024);

/** The character codes that count; they stand until the next text is folded. */
export function fold(text: string): Uint16Array {
  foldTable ??= createFoldTable();
  if (folded.length < text.length) folded = new Uint16Array(2 * text.length);
  let length = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = foldTable[text.charCodeAt(i)]!;
    if (code !== SKIP) {
      folded[length] = code;
      length += 1;
    }
  }
  return folded.subarray(0, length);
}

/**
 * 53 bits of two multiplicative hashes (as in cyrb53) over the characters that count, without writing them out.
 *
 * @returns −1 for a text of fewer such characters than `least`
 */
export function hashOf(text: string, least: number): number {
  foldTable ??= createFoldTable();
  const codes = foldTable;
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  let length = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = codes[text.charCodeAt(i)]!;
    if (code === SKIP) continue;
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
    length += 1;
  }
  if (length < least) return -1;
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return 4294967296 * (2097151 & b) + (a >>> 0);
}

const BINS = 32;
const SHINGLE = 4;
/** Bands of bytes that nearly equal texts likely share one of: with 4 in a band, 98 % at a likeness of 0.8. */
const BAND = 4;

/**
 * One-permutation MinHash over all runs of four characters: 32 bins, the lowest 8 bits of each bin's least hash
 * (empty bins take their right neighbour's). The share of equal bytes estimates the Jaccard likeness of two
 * texts, with a standard error of about 0.07.
 */
export function signatureOf(folded: Uint16Array): string {
  const least = new Float64Array(BINS).fill(Number.POSITIVE_INFINITY);
  for (let i = 0; i + SHINGLE <= folded.length; i += 1) {
    let hash = 0x9747b28c;
    for (let j = i; j < i + SHINGLE; j += 1) hash = Math.imul(hash ^ folded[j]!, 2654435761);
    hash ^= hash >>> 15;
    hash = Math.imul(hash, 2246822507);
    hash = (hash ^ (hash >>> 13)) >>> 0;
    const bin = hash & (BINS - 1);
    const rank = hash >>> 5;
    if (rank < least[bin]!) least[bin] = rank;
  }
  let signature = "";
  for (let bin = 0; bin < BINS; bin += 1) {
    let from = bin;
    for (let step = 0; step < BINS && least[from] === Number.POSITIVE_INFINITY; step += 1)
      from = (from + 1) % BINS;
    const rank = least[from]!;
    // Infinite where no bin is filled, of which the last bits are 0.
    const byte = (rank + (from - bin) * 31) & 0xff;
    signature += byte.toString(16).padStart(2, "0");
  }
  return signature;
}

/** Estimated likeness of the texts behind two signatures, from 0 to 1. */
export function likeness(a: string, b: string): number {
  let equal = 0;
  for (let i = 0; i < BINS; i += 1) {
    if (a[2 * i] === b[2 * i] && a[2 * i + 1] === b[2 * i + 1]) equal += 1;
  }
  // Unequal bins agree in their byte once in 256 times.
  return Math.max(0, (equal / BINS - 1 / 256) / (1 - 1 / 256));
}

/** The keys under which a text is looked up for near likeness. */
export function bandsOf(signature: string): string[] {
  const bands: string[] = [];
  for (let at = 0; at < signature.length; at += 2 * BAND) {
    bands.push(`${at}:${signature.slice(at, at + 2 * BAND)}`);
  }
  return bands;
}
