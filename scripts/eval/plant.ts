import type { Evaluation } from "../../src/evaluation/schema";
import { decimalsOf, decimalText, divideHalfUp, trimmed, unitsOf, withSeparators } from "./decimal";
import { gradeOf } from "./generate";
import type { Random } from "./random";

/** Faults planted into sound forms, each into one cell, so that it is known which cell is wrong and what it was. */
export interface Planted {
  readonly kind: FaultKind;
  readonly path: string;
  readonly right: string | null;
  readonly wrong: string | null;
}

export const FAULT_KINDS = [
  "digits-swapped",
  "digit-lost",
  "digit-added",
  "digit-mistyped",
  "decimal-point-moved",
  "yuan-for-wan",
  "weight-as-score",
  "stale-total",
  "row-left-out",
  "execution-left-out",
  "execution-counted-twice",
  "rate-on-initial-budget",
  "blank-filled",
  "recomputed",
] as const;

/** The slip a fault is; `recomputed` is a figure wrong for no reason, `blank-filled` one that was left out. */
export type FaultKind = (typeof FAULT_KINDS)[number];

/** A figure of the form and where it stands. */
export interface FigureAt {
  readonly path: string;
  readonly kind: "amount" | "rate" | "executionScore" | "weight" | "level" | "score" | "total";
  readonly printed: string;
}

type Holder = Record<string, unknown>;

/** Every figure a fault may be planted in: those some check of the form looks at. */
function figuresOf(form: Evaluation): FigureAt[] {
  const found: FigureAt[] = [];
  const enter = (holder: unknown, path: string, key: string, kind: FigureAt["kind"]) => {
    const printed = (holder as Holder | undefined)?.[key];
    if (typeof printed === "string" && /\d/.test(printed))
      found.push({ path: `${path}/${key}`, kind, printed });
  };
  const line = (holder: unknown, path: string) => {
    for (const key of ["initialBudget", "budget", "executed", "carryover"])
      enter(holder, path, key, "amount");
    enter(holder, path, "rate", "rate");
    enter(holder, path, "score", "executionScore");
  };
  line(form.funds?.total, "/funds/total");
  form.funds?.sources?.forEach((source, i) => {
    line(source, `/funds/sources/${i}`);
  });
  const node = (holder: Holder, path: string) => {
    const children = holder.children as Holder[] | undefined;
    enter(holder, path, "weight", children === undefined ? "weight" : "level");
    enter(holder, path, "score", "score");
    children?.forEach((child, i) => {
      node(child, `${path}/children/${i}`);
    });
  };
  form.indicators.forEach((each, i) => {
    node(each as Holder, `/indicators/${i}`);
  });
  enter(form.total, "/total", "weight", "total");
  enter(form.total, "/total", "score", "total");
  return found;
}

/** A copy of the form with one cell changed; `null` leaves it blank. */
export function withCell(form: Evaluation, path: string, value: string | null): Evaluation {
  const copy = structuredClone(form) as unknown as Holder;
  const tokens = path.split("/").slice(1);
  const last = tokens.pop()!;
  let holder = copy;
  for (const token of tokens) holder = holder[token] as Holder;
  if (value === null) delete holder[last];
  else holder[last] = value;
  return copy as unknown as Evaluation;
}

export function cellAt(form: Evaluation, path: string): string | null {
  let holder: unknown = form;
  for (const token of path.split("/").slice(1)) holder = (holder as Holder | undefined)?.[token];
  return holder === undefined || holder === null ? null : String(holder);
}

/** Tries to plant a fault of a kind; `null` where the form offers no place for it. */
export function plant(form: Evaluation, kind: FaultKind, random: Random): Planted | null {
  const candidate = PLANTERS[kind](form, figuresOf(form), random);
  if (candidate === null || candidate.right === candidate.wrong) return null;
  const isSameValue =
    candidate.right !== null && candidate.wrong !== null && sameFigure(candidate.right, candidate.wrong);
  return isSameValue ? null : { kind, ...candidate };
}

function sameFigure(a: string, b: string): boolean {
  const decimals = Math.max(decimalsOf(a), decimalsOf(b));
  return unitsOf(a, decimals) === unitsOf(b, decimals);
}

type Candidate = Omit<Planted, "kind">;
type Planter = (form: Evaluation, figures: readonly FigureAt[], random: Random) => Candidate | null;

/** A slip of the hand on any figure of at least so many digits. */
function byHand(
  least: number,
  slip: (digits: string, point: number, random: Random) => string | null,
): Planter {
  return (_form, figures, random) => {
    const long = figures.filter(({ printed }) => printed.replace(/\D/g, "").length >= least);
    if (long.length === 0) return null;
    const { path, printed } = random.pick(long);
    const digits = printed.replace(/\D/g, "");
    const wrong = slip(digits, digits.length - decimalsOf(printed), random);
    return wrong === null ? null : { path, right: printed, wrong: dressed(wrong, printed) };
  };
}

/** Separators and the sign as the cell prints them. */
function dressed(plain: string, like: string): string {
  const [whole = "", fraction] = plain.split(".");
  const text = whole.replace(/^0+(?=\d)/, "") + (fraction === undefined ? "" : `.${fraction}`);
  return (like.includes(",") ? withSeparators(text) : text) + (like.endsWith("%") ? "%" : "");
}

function pointed(digits: string, point: number): string | null {
  if (point < 1 || point > digits.length) return null;
  return digits.slice(0, point) + (point === digits.length ? "" : `.${digits.slice(point)}`);
}

const swapped = byHand(2, (digits, point, random) => {
  const at = random.below(digits.length - 1);
  const text = digits.slice(0, at) + digits[at + 1] + digits[at] + digits.slice(at + 2);
  return text[0] === "0" && point > 1 ? null : pointed(text, point);
});
const lost = byHand(2, (digits, point, random) => {
  const at = random.below(digits.length);
  const text = digits.slice(0, at) + digits.slice(at + 1);
  return pointed(text, at < point ? point - 1 : point);
});
const added = byHand(1, (digits, point, random) => {
  const at = random.below(digits.length + 1);
  return pointed(digits.slice(0, at) + random.below(10) + digits.slice(at), at <= point ? point + 1 : point);
});
const mistyped = byHand(1, (digits, point, random) => {
  const at = random.below(digits.length);
  return pointed(digits.slice(0, at) + random.below(10) + digits.slice(at + 1), point);
});
const pointMoved = byHand(1, (digits, point, random) => {
  const to = point + random.pick([-2, -1, 1, 2]);
  return to > digits.length ? digits.padEnd(to, "0") : pointed(digits, to);
});
/** Any other figure, of the same length. */
const anything = byHand(2, (digits, point, random) => {
  const other = [...digits].map(() => String(random.below(10))).join("");
  return pointed(other, point);
});

const yuanForWan: Planter = (form, figures, random) => {
  const amounts = figures.filter(({ kind, printed }) => kind === "amount" && !/^0(\.0*)?$/.test(printed));
  if (amounts.length === 0 || form.currencyUnit === "元") return null;
  const { path, printed } = random.pick(amounts);
  const fen = unitsOf(printed, 6);
  return { path, right: printed, wrong: dressed(trimmed(decimalText(fen, 2)), printed) };
};

const weightAsScore: Planter = (form, figures, random) => {
  const lower = figures.filter(({ path, kind, printed }) => {
    if (kind !== "score") return false;
    const weight = cellAt(form, path.replace(/score$/, "weight"));
    return weight !== null && unitsOf(printed, 2) < unitsOf(weight, 2);
  });
  const execution = cellAt(form, "/funds/total/score");
  if (execution !== null && unitsOf(execution, 2) < 1000n && random.chance(50)) {
    return { path: "/funds/total/score", right: execution, wrong: "10" };
  }
  if (lower.length === 0) return null;
  const { path, printed } = random.pick(lower);
  return { path, right: printed, wrong: cellAt(form, path.replace(/score$/, "weight")) };
};

/** A total to which so many hundredths are added, as the form prints it. */
function offBy(form: Evaluation, hundredths: bigint): Candidate | null {
  const right = cellAt(form, "/total/score");
  if (right === null || hundredths === 0n) return null;
  const wrong = unitsOf(right, 2) + hundredths;
  return wrong < 0n ? null : { path: "/total/score", right, wrong: trimmed(decimalText(wrong, 2)) };
}

const staleTotal: Planter = (form, figures, random) => {
  const losses = figures.flatMap(({ path, kind }) => {
    if (kind !== "weight") return [];
    const score = cellAt(form, path.replace(/weight$/, "score"));
    const loss = unitsOf(cellAt(form, path) ?? "0", 2) - unitsOf(score ?? "0", 2);
    return loss > 0n ? [loss] : [];
  });
  return losses.length === 0 ? null : offBy(form, random.pick(losses));
};

const rowLeftOut: Planter = (form, figures, random) => {
  const scores = figures.filter(({ kind }) => kind === "score");
  const sums = figures.filter(({ path, kind }) => kind === "level" || path === "/total/weight");
  const lines = figures.filter(({ path, kind }) => kind === "amount" && path.startsWith("/funds/sources/"));
  const choice = random.below(3);
  if (choice === 0 && scores.length > 0) return offBy(form, -unitsOf(random.pick(scores).printed, 2));
  if (choice === 1 && sums.length > 0) {
    const sum = random.pick(sums);
    const under = sum.path.replace(/weight$/, "");
    const rows = figures.filter(
      ({ path, kind }) => kind === "weight" && (sum.kind === "total" || path.startsWith(under)),
    );
    if (rows.length < 2) return null;
    return { path: sum.path, right: sum.printed, wrong: less(sum.printed, random.pick(rows).printed) };
  }
  if (lines.length === 0) return null;
  const line = random.pick(lines);
  const total = `/funds/total/${line.path.split("/").at(-1)}`;
  const right = cellAt(form, total);
  return right === null ? null : { path: total, right, wrong: less(right, line.printed) };
};

function less(printed: string, part: string): string {
  const decimals = Math.max(decimalsOf(printed), decimalsOf(part));
  return dressed(decimalText(unitsOf(printed, decimals) - unitsOf(part, decimals), decimals), printed);
}

const executionLeftOut: Planter = (form) =>
  offBy(form, -unitsOf(cellAt(form, "/funds/total/score") ?? "0", 2));
const executionTwice: Planter = (form, _figures, random) =>
  offBy(form, random.chance(50) ? 1000n : unitsOf(cellAt(form, "/funds/total/score") ?? "0", 2));

const onInitialBudget: Planter = (form, figures, random) => {
  const rates = figures.flatMap(({ path, kind, printed }) => {
    if (kind !== "rate") return [];
    const initial = unitsOf(cellAt(form, path.replace(/rate$/, "initialBudget")) ?? "0", 6);
    const executed = unitsOf(cellAt(form, path.replace(/rate$/, "executed")) ?? "0", 6);
    return initial > 0n && executed > 0n ? [{ path, printed, initial, executed }] : [];
  });
  if (rates.length === 0) return null;
  const { path, printed, initial, executed } = random.pick(rates);
  return {
    path,
    right: printed,
    wrong: dressed(decimalText(divideHalfUp(executed * 10_000n, initial), 2), printed),
  };
};

const leftBlank: Planter = (_form, figures, random) => {
  const cells = figures.filter(
    ({ path, kind, printed }) =>
      /[1-9]/.test(printed) &&
      (kind === "score" || (kind === "amount" && path.startsWith("/funds/sources/"))),
  );
  if (cells.length === 0) return null;
  const { path, printed } = random.pick(cells);
  return { path, right: printed, wrong: null };
};

const PLANTERS: Readonly<Record<FaultKind, Planter>> = {
  "digits-swapped": swapped,
  "digit-lost": lost,
  "digit-added": added,
  "digit-mistyped": mistyped,
  "decimal-point-moved": pointMoved,
  "yuan-for-wan": yuanForWan,
  "weight-as-score": weightAsScore,
  "stale-total": staleTotal,
  "row-left-out": rowLeftOut,
  "execution-left-out": executionLeftOut,
  "execution-counted-twice": executionTwice,
  "rate-on-initial-budget": onInitialBudget,
  "blank-filled": leftBlank,
  recomputed: anything,
};

/** The grade that goes with a wrong total, as an author would print it after adding up wrongly. */
export function withGradeOfTotal(form: Evaluation): Evaluation {
  const total = cellAt(form, "/total/score");
  if (total === null || cellAt(form, "/total/grade") === null) return form;
  return withCell(form, "/total/grade", gradeOf(unitsOf(total, 2)));
}
