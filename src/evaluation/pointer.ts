/** A path as JSON Pointer (RFC 6901). */
export function pointer(path: readonly PropertyKey[]): string {
  return path.map((token) => `/${escapeToken(String(token))}`).join("");
}

/** The pointers of an indicator's children (`/indicators/0/children/2`), at least so many; most forms have the same ones. */
export function childPointers(parent: string, count: number): readonly string[] {
  if (count > MEMO_CHILDREN) return pointersOf(parent, count);
  let children = memo.get(parent);
  if (children === undefined) {
    if (memo.size >= MEMO_PARENTS) memo.clear();
    children = pointersOf(parent, MEMO_CHILDREN);
    memo.set(parent, children);
  }
  return children;
}

function pointersOf(parent: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, i) => `${parent}/children/${i}`);
}

// Purely a memo.
const MEMO_CHILDREN = 64;
const MEMO_PARENTS = 256;
const memo = new Map<string, readonly string[]>();

export function escapeToken(token: string): string {
  return token.replaceAll("~", "~0").replaceAll("/", "~1");
}
