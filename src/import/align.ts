/**
 * Lays the cells of one row onto the columns of a heading row, keeping their order, where the print shifted cells
 * so that positions alone mislead: the cheapest assignment wins. A cell pays for content that does not suit the
 * column and for standing off its neighbour, an unfilled column pays for being blank, a left-over cell for
 * being left over.
 */
export interface Slot<Role extends string> {
  readonly role: Role;
  readonly column: number;
}

export interface AlignCosts<Role extends string> {
  /** What it costs that a cell holds this text in this role. */
  content(text: string, role: Role): number;
  /** What it costs that a role stays blank. */
  absent(role: Role): number;
  /** What it costs to leave the cell at this place over. */
  spare(index: number): number;
  /** Whether the places of the cells say nothing but their order. */
  readonly orderOnly?: boolean;
}

export interface Alignment<Role extends string> {
  /** The role of each cell, or `null` where it was left over. */
  readonly roles: readonly (Role | null)[];
  readonly cost: number;
}

interface Step {
  readonly cost: number;
  readonly previous: Step | null;
  readonly cell: number;
  readonly slot: number;
}

const FARTHEST = 3;
const START_SHIFT = 0.3;

interface Placed {
  readonly column: number;
  readonly text: string;
}

/** Sums of a cost over the cells or slots before each place, so that a stretch costs one subtraction. */
function runningSums(count: number, cost: (index: number) => number): number[] {
  const sums = [0];
  for (let i = 0; i < count; i += 1) sums.push((sums[i] ?? 0) + cost(i));
  return sums;
}

export function alignCells<Role extends string>(
  cells: readonly Placed[],
  slots: readonly Slot<Role>[],
  costs: AlignCosts<Role>,
): Alignment<Role> {
  const spare = runningSums(cells.length, (i) => costs.spare(i));
  const absent = runningSums(slots.length, (j) => costs.absent(slots[j]!.role));
  const between = (sums: readonly number[], from: number, to: number) => (sums[to] ?? 0) - (sums[from] ?? 0);
  const ends: Step[] = [];
  let best: { cost: number; step: Step | null } = {
    cost: between(spare, 0, cells.length) + between(absent, 0, slots.length),
    step: null,
  };
  for (let i = 0; i < cells.length; i += 1) {
    for (let j = 0; j < slots.length; j += 1) {
      const step = cheapestStep(i, j);
      ends.push(step);
      const cost = step.cost + between(spare, i + 1, cells.length) + between(absent, j + 1, slots.length);
      if (cost < best.cost) best = { cost, step };
    }
  }
  return { roles: rolesOf(best.step), cost: best.cost };

  function cheapestStep(i: number, j: number): Step {
    const cell = cells[i]!;
    const slot = slots[j]!;
    const start = costs.orderOnly
      ? 0
      : START_SHIFT * Math.min(Math.abs(cell.column - slot.column), FARTHEST + 1);
    let cost = between(spare, 0, i) + between(absent, 0, j) + start;
    let previous: Step | null = null;
    for (const step of ends) {
      if (step.cell >= i || step.slot >= j) continue;
      const off = cell.column - cells[step.cell]!.column - (slot.column - slots[step.slot]!.column);
      const via =
        step.cost +
        between(spare, step.cell + 1, i) +
        between(absent, step.slot + 1, j) +
        (costs.orderOnly ? 0 : Math.min(Math.abs(off), FARTHEST));
      if (via < cost) {
        cost = via;
        previous = step;
      }
    }
    return { cost: cost + costs.content(cell.text, slot.role), previous, cell: i, slot: j };
  }

  function rolesOf(last: Step | null): (Role | null)[] {
    const roles: (Role | null)[] = cells.map(() => null);
    for (let step = last; step !== null; step = step.previous) roles[step.cell] = slots[step.slot]!.role;
    return roles;
  }
}
