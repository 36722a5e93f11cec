/**
 * Links that name a cell in `data-go` show it: scrolled to the middle, lit for a moment, its mark focused; those
 * that name a heading in `data-jump` go there. The address stays: it names the form that is shown.
 */
export function installLinks(root: HTMLElement): void {
  root.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("[data-go], [data-jump]") : null;
    if (link === null) return;
    event.preventDefault();
    const heading = link.getAttribute("data-jump");
    if (heading === null) goToCell(root, link.getAttribute("data-go") ?? "");
    else goToHeading(heading);
  });
}

function goToHeading(id: string): void {
  const heading = document.getElementById(id);
  heading?.scrollIntoView({ block: "start", behavior: scrolling() });
  heading?.focus({ preventScroll: true });
}

function scrolling(): ScrollBehavior {
  return matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
}

function goToCell(root: HTMLElement, path: string): void {
  const cells = [...root.querySelectorAll<HTMLElement>(`[data-path="${CSS.escape(path)}"]`)];
  const cell = cells.find((one) => one.offsetParent !== null) ?? cells[0];
  if (cell === undefined) return;
  cell.scrollIntoView({ block: "center", behavior: scrolling() });
  cell.classList.remove("flash");
  // A style read between makes the animation start again.
  void cell.offsetWidth;
  cell.classList.add("flash");
  cell.querySelector<HTMLElement>(".mark")?.focus({ preventScroll: true });
}
