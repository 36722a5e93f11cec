import type { Language } from "../../src/explain/message";
import { drawTable, SORT_KEYS, type SortKey, type TableState } from "../../src/report/draw/batch";
import type { RowView } from "../../src/report/view/formView";

export interface TableHost {
  rows(): readonly RowView[];
  /** Codes of the kinds of findings, in the order of the chart. */
  kinds(): readonly string[];
  lang(): Language;
  state: TableState;
}

/** Sorting, filtering and paging of the table of forms; only the table is drawn again. */
export function installTable(root: HTMLElement, host: TableHost): void {
  function change(next: Partial<TableState>): void {
    host.state = { ...host.state, page: 0, ...next };
    const table = root.querySelector("#table");
    if (table !== null) table.innerHTML = drawTable(host.rows(), host.lang(), host.state).html;
  }

  /** The forms with that kind of finding; all again where they are shown already. */
  function chooseKind(code: string): void {
    const next = host.state.code === code ? "" : code;
    const select = root.querySelector<HTMLSelectElement>('.filters [name="code"]');
    if (select !== null) select.value = next;
    change({ code: next });
  }

  root.addEventListener("click", (event) => {
    if (!(event.target instanceof Element)) return;
    const sort = event.target.closest("[data-sort]")?.getAttribute("data-sort");
    if (isSortKey(sort)) {
      change(nextSort(host.state, sort));
      root.querySelector<HTMLElement>(`[data-sort="${sort}"]`)?.focus();
    }
    const kind = event.target.closest(".kinds [ecmeta_data_index]")?.getAttribute("ecmeta_data_index");
    if (kind !== null && kind !== undefined) chooseKind(host.kinds()[Number(kind)] ?? "");
    const page = event.target.closest("[data-page]")?.getAttribute("data-page");
    if (page !== null && page !== undefined) change({ page: Number(page) });
  });
  root.addEventListener("input", (event) => {
    const { target } = event;
    if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return;
    if (target.closest(".filters") === null) return;
    if (target.name === "text" || target.name === "code" || target.name === "grade") {
      change({ [target.name]: target.value });
    }
  });
  root.addEventListener("submit", (event) => event.preventDefault());
}

function isSortKey(text: string | null | undefined): text is SortKey {
  return SORT_KEYS.some((key) => key === text);
}

const COUNTS: ReadonlySet<SortKey> = new Set<SortKey>(["errors", "warnings", "infos"]);

/** Counts begin with the most, all else with the least; a third click undoes it. */
function nextSort({ sort, descending }: TableState, key: SortKey): Partial<TableState> {
  const first = COUNTS.has(key);
  if (sort !== key) return { sort: key, descending: first };
  return descending === first ? { descending: !first } : { sort: null, descending: false };
}
