/** Long enough to cross the gap between a mark and what it shows, in milliseconds. */
const LEAVING = 160;

/**
 * Shows what stands behind a mark or a figure: on hover and focus, and on a tap or click until the next one.
 * An element names the ids of what to show in `data-tip`.
 */
export function installTips(root: HTMLElement, pop: HTMLElement): void {
  let shownFor: Element | null = null;
  let isPinned = false;
  let leaving: ReturnType<typeof setTimeout> | undefined;

  function show(anchor: Element): void {
    const sources = tipIds(anchor).flatMap((id) => document.getElementById(id) ?? []);
    if (sources.length === 0) return;
    hide();
    shownFor = anchor;
    pop.replaceChildren(...sources.map(copyOf));
    for (const source of sources) highlight(root, source.dataset.related);
    pop.hidden = false;
    place(pop, anchor);
  }

  function hide(): void {
    clearTimeout(leaving);
    pop.hidden = true;
    pop.replaceChildren();
    shownFor = null;
    isPinned = false;
    for (const cell of root.querySelectorAll(".related")) cell.classList.remove("related");
  }

  function leave(): void {
    clearTimeout(leaving);
    leaving = setTimeout(hide, LEAVING);
  }

  root.addEventListener("mouseover", (event) => {
    const anchor = anchorOf(event);
    if (anchor !== null && !isPinned && anchor !== shownFor) show(anchor);
  });
  root.addEventListener("mouseout", (event) => {
    if (isPinned || shownFor === null) return;
    const to = event.relatedTarget;
    if (!(to instanceof Node) || !shownFor.contains(to)) leave();
  });
  // The pointer may go over to what is shown, to scroll in it or to copy from it.
  pop.addEventListener("mouseenter", () => clearTimeout(leaving));
  pop.addEventListener("mouseleave", () => isPinned || leave());
  root.addEventListener("focusin", (event) => {
    const anchor = anchorOf(event);
    if (anchor instanceof HTMLButtonElement) show(anchor);
  });
  root.addEventListener("focusout", () => {
    if (!isPinned) hide();
  });
  document.addEventListener("click", (event) => {
    const anchor = anchorOf(event);
    if (anchor === null) {
      if (event.target instanceof Node && !pop.contains(event.target)) hide();
      return;
    }
    const wasPinned = isPinned && anchor === shownFor;
    show(anchor);
    isPinned = true;
    if (wasPinned) hide();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
  document.addEventListener("scroll", () => shownFor !== null && place(pop, shownFor), true);
}

function anchorOf({ target }: Event): Element | null {
  return target instanceof Element ? target.closest("[data-tip]") : null;
}

function tipIds(anchor: Element): string[] {
  return (anchor.getAttribute("data-tip") ?? "").split(" ").filter((id) => id !== "");
}

/** The same content without what must be there only once or is there to be pressed. */
function copyOf(source: HTMLElement): HTMLElement {
  const copy = document.createElement("div");
  copy.className = source.className.replace("tip", "").trim();
  for (const child of source.childNodes) copy.append(child.cloneNode(true));
  for (const element of copy.querySelectorAll("[id]")) element.removeAttribute("id");
  for (const link of copy.querySelectorAll("a")) {
    const text = document.createElement("span");
    text.className = link.className;
    text.append(...link.childNodes);
    link.replaceWith(text);
  }
  return copy;
}

function highlight(root: HTMLElement, related: string | undefined): void {
  for (const path of related?.split("\n") ?? []) {
    for (const cell of root.querySelectorAll(`[data-path="${CSS.escape(path)}"]`))
      cell.classList.add("related");
  }
}

function place(pop: HTMLElement, anchor: Element): void {
  const at = anchor.getBoundingClientRect();
  const { width, height } = pop.getBoundingClientRect();
  const gap = 8;
  const below = at.bottom + gap;
  const top = below + height <= innerHeight || at.top < height + gap ? below : at.top - gap - height;
  const left = Math.min(Math.max(12, at.left), Math.max(12, innerWidth - width - 12));
  pop.style.top = `${Math.max(8, Math.min(top, innerHeight - 40))}px`;
  pop.style.left = `${left}px`;
}
