import type { Bilingual, Issue } from "../errors";
import { cycle, notJson, tooDeep, tooLong, tooManyNodes } from "./issues";
import type { ConditionLimits } from "./limits";
import { below } from "./pointer";
import type { Json } from "./tree";

interface Copying {
  readonly limits: ConditionLimits;
  readonly issues: Issue[];
  readonly ancestors: object[];
  nodes: number;
  /** An overrun ends the copying: whatever follows is left unread. */
  stopped: boolean;
}

/**
 * Copies plain JSON and nothing else, so that what was checked is what is evaluated. Nothing in the input is
 * run: accessors are recognised, never called. The work is bounded by the limits, whatever the input's size, but
 * for listing the keys of an object, which cannot be stopped half way: bound the size of a file before parsing it.
 *
 * @returns the copy, of use only when there is no issue; its objects have no prototype
 */
export function copyJson(value: unknown, limits: ConditionLimits): { copy: Json; issues: readonly Issue[] } {
  const copying: Copying = { limits, issues: [], ancestors: [], nodes: 0, stopped: false };
  const copy = copyValue(value, "", copying);
  return { copy, issues: copying.issues };
}

function copyValue(value: unknown, path: string, copying: Copying): Json {
  copying.nodes += 1;
  if (copying.nodes > copying.limits.nodes) return overrun(tooManyNodes(copying.limits), copying);
  switch (typeof value) {
    case "string":
      if (value.length > copying.limits.text) refuse(tooLong(path, value.length, copying.limits), copying);
      return value;
    case "number":
      if (!Number.isFinite(value)) refuse(notJson(path, { zh: String(value), en: String(value) }), copying);
      return value;
    case "boolean":
      return value;
    case "object":
      return value === null ? null : copyObject(value, path, copying);
    default:
      return refuse(notJson(path, { zh: ` ${typeof value} `, en: typeof value }), copying);
  }
}

function copyObject(value: object, path: string, copying: Copying): Json {
  if (copying.ancestors.includes(value)) return overrun(cycle(path), copying);
  if (copying.ancestors.length >= copying.limits.depth)
    return overrun(tooDeep(path, copying.limits), copying);
  copying.ancestors.push(value);
  const copy = Array.isArray(value) ? copyItems(value, path, copying) : copyKeys(value, path, copying);
  copying.ancestors.pop();
  return copy;
}

function copyItems(items: readonly unknown[], path: string, copying: Copying): Json {
  if (items.length > copying.limits.nodes) return overrun(tooManyNodes(copying.limits), copying);
  const copies: Json[] = [];
  for (let index = 0; index < items.length && !copying.stopped; index += 1) {
    copies.push(copyProperty(items, index, path, copying));
  }
  return copies;
}

function copyKeys(value: object, path: string, copying: Copying): Json {
  const prototype: unknown = Object.getPrototypeOf(value);
  // Objects of another realm have another Object.prototype; it, too, has nothing above it.
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null)
    return refuse(notJson(path, INSTANCE), copying);
  const copies: Record<string, Json> = Object.create(null);
  for (const key of Object.keys(value)) {
    if (copying.stopped) break;
    if (key.length > copying.limits.text)
      refuse(tooLong(below(path, key), key.length, copying.limits), copying);
    copies[key] = copyProperty(value, key, path, copying);
  }
  return copies;
}

function copyProperty(owner: object, key: string | number, path: string, copying: Copying): Json {
  const property = Object.getOwnPropertyDescriptor(owner, key);
  if (property === undefined) return refuse(notJson(below(path, key), HOLE), copying);
  if (!("value" in property)) return refuse(notJson(below(path, key), ACCESSOR), copying);
  return copyValue(property.value, below(path, key), copying);
}

function refuse(issue: Issue, copying: Copying): null {
  copying.issues.push(issue);
  if (copying.issues.length >= copying.limits.issues) copying.stopped = true;
  return null;
}

function overrun(issue: Issue, copying: Copying): null {
  if (!copying.stopped) copying.issues.push(issue);
  copying.stopped = true;
  return null;
}

const INSTANCE: Bilingual = { zh: "类的实例", en: "an instance of a class" };
const HOLE: Bilingual = { zh: "数组中的空洞", en: "a hole in an array" };
const ACCESSOR: Bilingual = { zh: "取值函数(getter)", en: "an accessor (getter)" };
