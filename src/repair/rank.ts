import type { RankedRepair } from "./complete";
import type { Constraint } from "./constraint";

/**
 * Puts the likeliest repair first: the one with which everything can be mended most cheaply, that is, its own cost
 * and the least cost of repairing what it leaves. A cheap repair of one contradiction does not come before a
 * dearer one that explains all of them; and the first repairs of independent contradictions together mend the
 * whole form. Between equals: what resolves more, costs less, changes fewer cells, stands further up.
 */
export function rankRepairs(
  repairs: readonly RankedRepair[],
  failing: readonly Constraint[],
): RankedRepair[] {
  const rest = new Rest(repairs, failing);
  const ranked = repairs.map((repair) => ({ repair, whole: repair.cost + rest.after(repair) }));
  ranked.sort((a, b) => a.whole - b.whole || byItself(a.repair, b.repair));
  return ranked.map(({ repair }) => repair);
}

function byItself(a: RankedRepair, b: RankedRepair): number {
  return (
    b.fixes.length - a.fixes.length ||
    a.cost - b.cost ||
    a.order.length - b.order.length ||
    compareLists(a.order, b.order)
  );
}

function compareLists(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length; i += 1) {
    const difference = a[i]! - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** With more contradictions than this, each is taken by itself. */
const MOST_TOGETHER = 14;

/** The least cost of repairs that resolve what is left, by dynamic programming over sets of contradictions. */
class Rest {
  private readonly bits = new Map<Constraint, number>();
  private readonly fixing: { readonly mask: number; readonly cost: number }[];
  private readonly least = new Map<number, number>([[0, 0]]);
  private readonly all: number;

  constructor(repairs: readonly RankedRepair[], failing: readonly Constraint[]) {
    const together = failing.length <= MOST_TOGETHER ? failing : [];
    for (const constraint of together) {
      if (repairs.some((repair) => repair.fixes.includes(constraint))) {
        this.bits.set(constraint, 1 << this.bits.size);
      }
    }
    this.all = (1 << this.bits.size) - 1;
    this.fixing = cheapestByMask(repairs.map((repair) => ({ mask: this.maskOf(repair), cost: repair.cost })));
  }

  after(repair: RankedRepair): number {
    return this.leastFor(this.all & ~this.maskOf(repair));
  }

  private maskOf(repair: RankedRepair): number {
    return repair.fixes.reduce((mask, constraint) => mask | (this.bits.get(constraint) ?? 0), 0);
  }

  private leastFor(mask: number): number {
    const known = this.least.get(mask);
    if (known !== undefined) return known;
    const lowest = mask & -mask;
    let least = Number.POSITIVE_INFINITY;
    for (const { mask: fixed, cost } of this.fixing) {
      if ((fixed & lowest) !== 0) least = Math.min(least, cost + this.leastFor(mask & ~fixed));
    }
    this.least.set(mask, least);
    return least;
  }
}

interface Fix {
  readonly mask: number;
  readonly cost: number;
}

function cheapestByMask(fixes: readonly Fix[]): Fix[] {
  const cheapest = new Map<number, number>();
  for (const { mask, cost } of fixes) {
    if (cost < (cheapest.get(mask) ?? Number.POSITIVE_INFINITY)) cheapest.set(mask, cost);
  }
  return [...cheapest].map(([mask, cost]) => ({ mask, cost }));
}
