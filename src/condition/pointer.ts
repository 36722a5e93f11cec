/** The JSON Pointer one step further down; an overlong key is cut, since a path is for reading. */
export function below(path: string, key: string | number): string {
  if (typeof key === "number") return `${path}/${key}`;
  const short = key.length > 80 ? `${key.slice(0, 80)}…` : key;
  return `${path}/${short.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}
