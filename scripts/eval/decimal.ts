/** Decimal text by whole numbers of units, apart from the library's own arithmetic: what the corpus is made with. */

/** `units` of 10⁻ᵈ as text with `d` decimals: decimalText(-1250n, 2) → "-12.50". */
export function decimalText(units: bigint, decimals: number): string {
  const sign = units < 0n ? "-" : "";
  const digits = (units < 0n ? -units : units).toString().padStart(decimals + 1, "0");
  const cut = digits.length - decimals;
  return sign + digits.slice(0, cut) + (decimals === 0 ? "" : `.${digits.slice(cut)}`);
}

/** Text without trailing zeros behind the point, as a spreadsheet shows it. */
export function trimmed(text: string): string {
  return text.includes(".") ? text.replace(/0+$/, "").replace(/\.$/, "") : text;
}

/** a ÷ b rounded half up to a whole number; both not negative. */
export function divideHalfUp(a: bigint, b: bigint): bigint {
  return (2n * a + b) / (2n * b);
}

/** A printed figure as units of 10⁻ᵈ; separators, signs and units are left out. */
export function unitsOf(printed: string, decimals: number): bigint {
  const [whole = "0", fraction = ""] = printed.replace(/[^\d.-]/g, "").split(".");
  return BigInt(whole + fraction.padEnd(decimals, "0").slice(0, decimals));
}

export function decimalsOf(printed: string): number {
  const point = printed.indexOf(".");
  return point < 0 ? 0 : printed.slice(point + 1).replace(/\D/g, "").length;
}

export function withSeparators(text: string): string {
  const [whole = "", fraction] = text.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
