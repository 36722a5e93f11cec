import type { Issue } from "../errors";
import { pointer } from "../evaluation/pointer";

/** Far beyond what a person writes (`mof-2020` holds 1,500 values), and small for a machine. */
const MAX_VALUES = 200_000;
const MAX_DEPTH = 100;
const MAX_TEXT = 10_000;

interface Place {
  readonly value: unknown;
  readonly key: string | number;
  readonly above: Place | null;
  readonly depth: number;
}

/**
 * Counted before anything is validated, so that a hostile document can make neither time nor errors grow.
 *
 * @returns the first limit that is overrun, or `null`
 */
export function checkSize(data: unknown): Issue | null {
  const open: Place[] = [{ value: data, key: "", above: null, depth: 0 }];
  let values = 1;
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    const { value, depth } = place;
    if (typeof value === "string" && value.length > MAX_TEXT) return tooLong(place);
    if (typeof value !== "object" || value === null) continue;
    if (depth >= MAX_DEPTH) return tooDeep();
    const keys = Array.isArray(value) ? null : Object.keys(value);
    values += keys === null ? (value as unknown[]).length : keys.length;
    if (values > MAX_VALUES) return tooLarge();
    const below = keys ?? (value as unknown[]).keys();
    for (const key of below) {
      open.push({
        value: (value as Readonly<Record<string | number, unknown>>)[key],
        key,
        above: place,
        depth: depth + 1,
      });
    }
  }
  return null;
}

function pathOf(place: Place): string {
  const path: (string | number)[] = [];
  for (let at: Place = place; at.above !== null; at = at.above) path.unshift(at.key);
  return pointer(path);
}

function tooLong(place: Place): Issue {
  return {
    code: "ruleset.text-too-long",
    path: pathOf(place).slice(0, 500),
    message: {
      zh: `文本至多 ${MAX_TEXT} 个字符；请缩短`,
      en: `a text has at most ${MAX_TEXT} characters; shorten it`,
    },
  };
}

function tooDeep(): Issue {
  return {
    code: "ruleset.too-deep",
    path: "",
    message: {
      zh: `嵌套超过 ${MAX_DEPTH} 层；规则集没有这样深的内容，请检查文件`,
      en: `nested more than ${MAX_DEPTH} deep; nothing in a ruleset is, check the file`,
    },
  };
}

function tooLarge(): Issue {
  return {
    code: "ruleset.too-large",
    path: "",
    message: {
      zh: `超过 ${MAX_VALUES} 个值；请检查文件，或拆成几个规则集`,
      en: `more than ${MAX_VALUES} values; check the file, or make several rulesets of it`,
    },
  };
}
