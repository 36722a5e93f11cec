import type { RowView } from "../../src/report/view/formView";

/** A dot of the scatter tells its form on hover, and opens it on a click. */
export function installDots(
  root: HTMLElement,
  dots: () => readonly (readonly number[])[],
  rows: () => readonly RowView[],
  open: (index: number) => void,
): void {
  root.addEventListener("mouseover", (event) => {
    const dot = dotOf(event);
    if (dot === null || dot.querySelector("title") !== null) return;
    const names = formsOf(dot, dots()).map((index) => {
      const row = rows().find((one) => one.index === index);
      return row === undefined ? "" : `${row.project || row.name} ${row.stated ?? ""}`;
    });
    const title = document.createElementNS("http://www.w3.org/2000/svg", "title");
    title.textContent = names.slice(0, 12).join("\n") + (names.length > 12 ? `\n… ${names.length}` : "");
    dot.append(title);
  });
  root.addEventListener("click", (event) => {
    const dot = dotOf(event);
    const [first] = dot === null ? [] : formsOf(dot, dots());
    if (first !== undefined) open(first);
  });
}

function dotOf({ target }: Event): Element | null {
  return target instanceof Element ? target.closest(".scatter [ecmeta_data_index]") : null;
}

function formsOf(dot: Element, dots: readonly (readonly number[])[]): readonly number[] {
  return dots[Number(dot.getAttribute("ecmeta_data_index"))] ?? [];
}
