import { PIECES } from "../../test/value/randomCells";
import type { Random } from "../eval/random";

/** Structure-aware changes to texts, bytes and JSON: what is changed stays near the real thing it came from. */

const HOSTILE_TEXTS: readonly string[] = [
  ..."constructor __proto__ prototype toString hasOwnProperty NaN Infinity -Infinity 0x10 1e999 1e-999".split(
    " ",
  ),
  ..."<img/src/onerror=alert(1)> =cmd|'/C'!A1 {{x}} %s %n ../../etc/passwd \\\\host\\share".split(" "),
  "\u202e\u2066\u200b\ufeff",
  "\ud800",
  "\udfff\ud800",
  "\u0000",
  "\r\n",
  "，，，，",
  "（（（（",
  "≥".repeat(200),
  "9".repeat(400),
  `0.${"0".repeat(400)}1`,
  "三万零".repeat(60),
  "1-".repeat(100),
  "元/".repeat(100),
  "年".repeat(200),
];

/** A cell: pieces of real ones, and now and then something hostile. */
export function someText(random: Random): string {
  if (random.chance(6)) return random.pick(HOSTILE_TEXTS);
  let text = "";
  const pieces = random.between(1, random.chance(4) ? 80 : 8);
  for (let made = 0; made < pieces; made += 1) text += random.pick(PIECES);
  return text;
}

/** A figure as it may be printed. */
export function someFigure(random: Random): string {
  const digits = random.chance(90) ? random.between(1, 6) : random.between(1, 40);
  let text = "";
  for (let i = 0; i < digits; i += 1) text += String(random.below(10));
  if (random.chance(50)) text += `.${String(random.below(10 ** random.between(1, 6)))}`;
  if (random.chance(8)) text = `-${text}`;
  if (random.chance(25)) text += random.pick(["%", "％", "‰", "元", "万元", "亿元", "分", " "]);
  return random.chance(6) ? fullWidth(text) : text;
}

function fullWidth(text: string): string {
  return text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
}

/** A text with one thing changed: cut, doubled, put in, swapped, or written full-width. */
export function mutateText(text: string, random: Random): string {
  const from = random.below(text.length + 1);
  const to = Math.min(text.length, from + random.below(8));
  const [before, middle, after] = [text.slice(0, from), text.slice(from, to), text.slice(to)];
  switch (random.below(7)) {
    case 0:
      return before + after;
    case 1:
      return before + middle.repeat(random.between(2, 20)) + after;
    case 2:
      return before + someText(random) + middle + after;
    case 3:
      return before + someFigure(random) + after;
    case 4:
      return before + fullWidth(middle) + after;
    case 5:
      return before + middle.split("").reverse().join("") + after;
    default:
      return before + random.pick(HOSTILE_TEXTS) + after;
  }
}

/** Bytes with a few of them changed, cut out or doubled. */
export function mutateBytes(bytes: Uint8Array, random: Random): Uint8Array {
  let changed = Uint8Array.from(bytes);
  for (let left = random.between(1, 6); left > 0 && changed.length > 0; left -= 1) {
    const at = random.below(changed.length);
    const length = Math.min(changed.length - at, random.between(1, random.chance(80) ? 4 : 400));
    switch (random.below(5)) {
      case 0:
        changed[at] = random.below(256);
        break;
      case 1:
        changed[at] = changed[at]! ^ (1 << random.below(8));
        break;
      case 2:
        changed.fill(random.pick([0, 0xff, 0x7f, 0x80]), at, at + length);
        break;
      case 3:
        changed = Uint8Array.from([...changed.subarray(0, at), ...changed.subarray(at + length)]);
        break;
      default:
        changed.copyWithin(at, random.below(changed.length), random.below(changed.length));
    }
  }
  return changed;
}

type Holder = Record<string | number, unknown>;
interface Slot {
  readonly holder: Holder;
  readonly key: string | number;
}

function slotsOf(value: unknown, into: Slot[]): Slot[] {
  if (typeof value !== "object" || value === null) return into;
  const keys = Array.isArray(value) ? value.keys() : Object.keys(value);
  for (const key of keys) {
    into.push({ holder: value as Holder, key });
    slotsOf((value as Holder)[key], into);
  }
  return into;
}

/** Sets it as JSON would: `__proto__` becomes a key like any other. */
function put(holder: Holder, key: string | number, value: unknown): void {
  Object.defineProperty(holder, key, { value, configurable: true, enumerable: true, writable: true });
}

/** Any JSON value, small. */
export function someJson(random: Random, depth = 3): unknown {
  switch (random.below(depth > 0 ? 9 : 7)) {
    case 0:
      return null;
    case 1:
      return random.chance(50);
    case 2:
      return random.pick([0, -0, 1, -1, 0.1, 1e21, 1e-7, 5e-324, 1.7e308, 2 ** 53, 12.5, 100]);
    case 3:
      return someText(random);
    case 4:
    case 5:
      return someFigure(random);
    case 6:
      return "";
    case 7:
      return Array.from({ length: random.below(4) }, () => someJson(random, depth - 1));
    default: {
      const made: Holder = {};
      for (let left = random.below(4); left > 0; left -= 1) {
        put(made, random.pick([...HOSTILE_TEXTS, "name", "children", "score"]), someJson(random, depth - 1));
      }
      return made;
    }
  }
}

/** Leaves only: texts and figures become others, so that most documents stay of the right shape. */
export function mutateCells<T>(document: T, random: Random, cells: readonly string[]): T {
  const changed = structuredClone(document);
  const slots = slotsOf(changed, []).filter(({ holder, key }) => typeof holder[key] === "string");
  for (let left = random.between(1, random.chance(80) ? 3 : 20); left > 0 && slots.length > 0; left -= 1) {
    const { holder, key } = random.pick(slots);
    const old = String(holder[key]);
    const kind = random.below(10);
    if (kind < 3) put(holder, key, mutateText(old, random));
    else if (kind < 5) put(holder, key, someFigure(random));
    else if (kind < 6) put(holder, key, someText(random));
    else if (kind < 8) put(holder, key, random.pick(cells));
    else if (kind < 9) put(holder, key, null);
    else delete holder[key];
  }
  return changed;
}

/**
 * A document with its structure changed: values replaced, dropped, doubled, renamed, exchanged, or taken from
 * another document.
 */
export function mutateJson(document: unknown, random: Random, others: readonly unknown[]): unknown {
  const changed = structuredClone({ document });
  for (let left = random.between(1, random.chance(80) ? 2 : 8); left > 0; left -= 1) {
    const slots = slotsOf(changed, []);
    const { holder, key } = random.pick(slots);
    const other = random.pick(slots);
    switch (random.below(8)) {
      case 0:
        put(holder, key, someJson(random));
        break;
      case 1:
        if (Array.isArray(holder)) holder.splice(Number(key), 1);
        else if (holder !== changed) delete holder[key];
        break;
      case 2:
        if (Array.isArray(holder)) holder.push(...Array(random.between(1, 5)).fill(holder[Number(key)]));
        else put(holder, key, [holder[key]]);
        break;
      case 3: {
        if (Array.isArray(holder) || holder === changed) break;
        const value = holder[key];
        delete holder[key];
        put(holder, random.chance(50) ? mutateText(String(key), random) : String(other.key), value);
        break;
      }
      case 4:
        put(holder, key, structuredClone(other.holder[other.key]));
        break;
      case 5: {
        const foreign = slotsOf({ other: random.pick(others) }, []);
        const taken = random.pick(foreign);
        put(holder, key, structuredClone(taken.holder[taken.key]));
        break;
      }
      case 6:
        if (typeof holder[key] === "object" && holder[key] !== null && !Array.isArray(holder[key])) {
          put(holder[key] as Holder, random.pick(HOSTILE_TEXTS), someJson(random, 1));
        }
        break;
      default:
        if (typeof holder[key] === "string") put(holder, key, mutateText(holder[key] as string, random));
        else put(holder, key, someFigure(random));
    }
  }
  return (changed as Holder).document;
}

/** A document with one of its texts replaced. */
export function withText<T>(document: T, random: Random, text: string): T {
  const changed = structuredClone(document);
  const texts = slotsOf(changed, []).filter(
    ({ holder, key }) => typeof holder[key] === "string" && key !== "currencyUnit",
  );
  if (texts.length > 0) {
    const { holder, key } = random.pick(texts);
    put(holder, key, text);
  }
  return changed;
}

/** Every text in a document. */
export function textsIn(document: unknown): string[] {
  return slotsOf({ document }, [])
    .map(({ holder, key }) => holder[key])
    .filter((value) => typeof value === "string");
}
