/** A path as JSON Pointer (RFC 6901). */
export function pointer(path: readonly PropertyKey[]): string {
  return path.map((token) => `/${escapeToken(String(token))}`).join("");
}

/** The pointers of the first children of an indicator (`/indicators/0/children/2`); every form has the same ones. */
export function childPointers(parent: string): readonly string[] {
  let children = memo.get(parent);
  if (children === undefined) {
    if (memo.size >= MEMO_PARENTS) memo.clear();
    children = Array.from({ length: MEMO_CHILDREN }, (_, i) => `${parent}/children/${i}`);
    memo.set(parent, children);
  }
  return children;
}

// Purely a memo.
const MEMO_CHILDREN = 64;
const MEMO_PARENTS = 256;
const memo = new Map<string, readonly string[]>();

export function escapeToken(token: string): string {
  return token.replaceAll("~", "~0").replaceAll("/", "~1");
}
