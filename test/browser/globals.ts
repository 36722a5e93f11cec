/** Every property of the page's global object, of its built-ins and of their prototypes, as it stands. */
export type Globals = ReadonlyMap<object, Readonly<Record<PropertyKey, PropertyDescriptor>>>;

export function globalsNow(): Globals {
  const seen = new Map<object, Record<PropertyKey, PropertyDescriptor>>();
  const look = (value: unknown) => {
    if ((typeof value !== "object" && typeof value !== "function") || value === null || seen.has(value))
      return;
    seen.set(value, Object.getOwnPropertyDescriptors(value));
  };
  look(globalThis);
  for (const { value } of Object.values(Object.getOwnPropertyDescriptors(globalThis))) {
    look(value);
    if (typeof value === "function") look(value.prototype);
  }
  return seen;
}

/** Names of the properties that were added, taken away or changed. */
export function changedSince(before: Globals): string[] {
  const changed: string[] = [];
  for (const [owner, then] of before) {
    const now = Object.getOwnPropertyDescriptors(owner) as Record<PropertyKey, PropertyDescriptor>;
    for (const key of new Set([...Reflect.ownKeys(then), ...Reflect.ownKeys(now)])) {
      if (!same(then[key], now[key])) changed.push(String(key));
    }
  }
  return changed;
}

function same(a: PropertyDescriptor | undefined, b: PropertyDescriptor | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  const parts = ["value", "get", "set", "writable", "enumerable", "configurable"] as const;
  return parts.every((part) => Object.is(a[part], b[part]));
}
