import { divide, type Exact, fromDigits } from "../figure/exact";

/** An exact value as whole number over whole number: what elimination works on, so that equal rows look equal. */
export interface Fraction {
  readonly n: bigint;
  /** Positive. */
  readonly d: bigint;
}

export function fractionOf(x: Exact): Fraction {
  const { n, s, q } = x.big ?? x;
  return { n: BigInt(n), d: 10n ** BigInt(s) * BigInt(q) };
}

/** n ÷ d as an exact value. */
export function exactOf(n: bigint, d: bigint): Exact {
  const common = greatestCommonDivisor(n, d);
  return divide(fromDigits((n / common).toString(), 0), fromDigits((d / common).toString(), 0));
}

/** Its sign is without meaning. */
export function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}
