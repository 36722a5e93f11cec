/** Whether JSON is final accounts as `jixiao read` prints them, not a form. */
export function isAccountsData(data: unknown): boolean {
  return (
    typeof data === "object" &&
    data !== null &&
    Object.hasOwn(data, "tables") &&
    !Object.hasOwn(data, "indicators")
  );
}
