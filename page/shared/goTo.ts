/** Links that name a cell in `data-go` show it: scrolled to the middle, lit for a moment, its mark focused. */
export function installLinks(root: HTMLElement): void {
  root.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("[data-go]") : null;
    if (link === null) return;
    event.preventDefault();
    goToCell(root, link.getAttribute("data-go") ?? "");
  });
}

function goToCell(root: HTMLElement, path: string): void {
  const cells = [...root.querySelectorAll<HTMLElement>(`[data-path="${CSS.escape(path)}"]`)];
  const cell = cells.find((one) => one.offsetParent !== null) ?? cells[0];
  if (cell === undefined) return;
  const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  cell.scrollIntoView({ block: "center", behavior: isCalm ? "auto" : "smooth" });
  cell.classList.remove("flash");
  // A style read between makes the animation start again.
  void cell.offsetWidth;
  cell.classList.add("flash");
  cell.querySelector<HTMLElement>(".mark")?.focus({ preventScroll: true });
}
