import type { Language } from "../src/explain/message";
import { showHidden } from "../src/explain/showHidden";
import { drawAccounts } from "../src/report/draw/accounts";
import { drawBatchPage, FIRST_STATE } from "../src/report/draw/batch";
import { drawFormPage } from "../src/report/draw/formPage";
import { type Html, html, trusted } from "../src/report/draw/html";
import { words } from "../src/report/words";
import { rulesets } from "../src/rulesets";
import "../src/report/style.css";
import { drawChange } from "./change";
import "./page.css";
import type { Answer, BatchAnswer, FormAnswer, Request } from "./protocol";
import { AUTO } from "./protocol";
import { installDots } from "./shared/dots";
import { installLinks } from "./shared/goTo";
import { installTable } from "./shared/table";
import { installTips } from "./shared/tips";
import { pageWords } from "./words";

type Asked = Request extends infer One ? (One extends Request ? Omit<One, "job"> : never) : never;

const root = byId("view");
const bar = byId("bar");
const status = byId("status");
const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });

/** Each form by the ruleset its year and layout speak for. */
const AUTO_OPTION = { id: AUTO, title: { zh: pageWords.zh.auto, en: pageWords.en.auto } };

let lang: Language = "zh";
let ruleset = AUTO;
let batch: BatchAnswer | null = null;
let form: FormAnswer | null = null;
/** A correction was applied since the batch was counted. */
let isStale = false;
let lastJob = 0;
/** What stands above the view. */
let said: (() => Html) | null = null;
/** The job under way, if it is one that shows progress. */
let running: number | null = null;

const table = {
  rows: () => batch?.view.rows ?? [],
  kinds: () => batch?.view.findings.map(({ code }) => code) ?? [],
  lang: () => lang,
  state: FIRST_STATE,
};

function byId(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`no #${id}`);
  return element;
}

function ask(request: Asked): void {
  lastJob += 1;
  running = lastJob;
  if (request.kind !== "form" && request.kind !== "repair" && request.kind !== "undo") showProgress(0, null);
  worker.postMessage({ ...request, job: lastJob });
}

worker.addEventListener("message", ({ data }: MessageEvent<Answer>) => {
  // Answers to what is no longer wanted are dropped.
  if (data.job !== running) return;
  if (data.kind === "progress") {
    showProgress(data.done, data.share);
    return;
  }
  running = null;
  say(null);
  if (data.kind === "failed")
    say(() => html`<p class="problem" role="alert">${pageWords[lang].failed}：${data.message[lang]}</p>`);
  else if (data.kind === "report") download(data.blob);
  else if (data.kind === "form") {
    const isCorrected = form !== null && form.repaired !== data.repaired;
    form = data;
    draw();
    if (isCorrected) scrollTo(0, 0);
  } else showBatch(data);
});

worker.addEventListener("error", () => {
  running = null;
  say(() => html`<p class="problem" role="alert">${pageWords[lang].failed}</p>`);
});

function showBatch(answer: BatchAnswer): void {
  batch = answer;
  isStale = false;
  table.state = { ...FIRST_STATE, sort: table.state.sort, descending: table.state.descending };
  const { rows, problems } = answer.view;
  const chosen = chosenForm();
  if (rows.length === 0 && answer.accounts.length === 0) {
    batch = null;
    form = null;
    draw();
    say(() => {
      const reasons = problems
        .slice(0, MOST_PROBLEMS)
        .map(({ place, message }) => html`<li><b>${place}</b> ${message[lang]}</li>`);
      return html`<div class="problem" role="alert"><p>${pageWords[lang].nothing}</p><ul>${reasons}</ul></div>`;
    });
  } else if (isSingle(answer)) ask({ kind: "form", index: 0 });
  else if (chosen !== null && chosen < rows.length) ask({ kind: "form", index: chosen });
  else {
    form = null;
    draw();
  }
  if (answer.cancelled)
    say(() => html`<p class="problem" role="status">${pageWords[lang].cancelled(rows.length)}</p>`);
}

/** More than these are no help where there is no form at all. */
const MOST_PROBLEMS = 20;

function isSingle({ view, accounts }: BatchAnswer): boolean {
  return view.rows.length === 1 && view.problems.length === 0 && accounts.length === 0;
}

function chosenForm(): number | null {
  const match = /^#form-(\d+)$/.exec(location.hash);
  return match === null ? null : Number(match[1]);
}

/** Says it, and again in the other language when that is chosen. */
function say(message: (() => Html) | null): void {
  said = message;
  status.innerHTML = message?.().html ?? "";
}

function showProgress(done: number, share: number | null): void {
  const text = () => (done === 0 ? pageWords[lang].starting : pageWords[lang].working(done));
  const shown = status.querySelector("#progress-text");
  // The button stays the same element, so that a press is not lost between two drawings.
  if (shown === null) {
    say(
      () =>
        html`<div class="progress"><progress aria-label="${pageWords[lang].starting}"></progress><span id="progress-text" role="status">${text()}</span><button type="button" class="button" id="cancel">${pageWords[lang].cancel}</button></div>`,
    );
  } else shown.textContent = text();
  const meter = status.querySelector("progress");
  if (meter !== null && share !== null) meter.value = share;
}

function draw(): void {
  document.documentElement.lang = lang === "zh" ? "zh-CN" : "en";
  document.title = titleOfView();
  bar.innerHTML = drawBar().html;
  if (form !== null) root.innerHTML = drawOneForm(form).html;
  else if (batch !== null) {
    const { view, charts, change, accounts } = batch;
    const actions = drawChange(change, lang, false);
    const isAccountsAlone = view.rows.length === 0 && view.problems.length === 0;
    const forms = isAccountsAlone
      ? null
      : drawBatchPage(view, { lang, charts: charts[lang], state: table.state, actions });
    root.innerHTML = html`${forms}${accounts.map((each) => drawAccounts(each, lang))}`.html;
  } else root.innerHTML = drawStart().html;
}

function titleOfView(): string {
  const w = words[lang];
  const shown = form !== null ? form.view.row.project || form.view.row.name : batch === null ? "" : w.batch;
  return shown === "" ? w.product : `${showHidden(shown)} · ${w.product}`;
}

function drawBar(): Html {
  const w = pageWords[lang];
  const options = [AUTO_OPTION, ...Object.values(rulesets)].map(
    ({ id, title }) =>
      html`<option value="${id}"${id === ruleset ? html` selected` : null}>${title[lang]}</option>`,
  );
  const whenLoaded =
    batch === null
      ? null
      : html`<span class="tools"><button type="button" class="button" id="another">${w.another}</button><button type="button" class="button" id="save">${w.save}</button></span>`;
  return html`<span class="brand">${words[lang].product}<small>${w.tagline}</small></span><label class="picker"><span>${w.ruleset}</span> <select id="ruleset">${options}</select></label>${whenLoaded}<button type="button" class="button" id="language">${words[lang].language}</button>`;
}

function drawOneForm({ view, chart, repaired, change }: FormAnswer): Html {
  const w = words[lang];
  const count = batch?.view.rows.length ?? 1;
  const { index } = view.row;
  const step = (to: number, label: string) =>
    to < 0 || to >= count ? null : html`<a class="button" href="#form-${to}">${label}</a>`;
  const moves =
    batch !== null && isSingle(batch)
      ? null
      : html`<a class="button" href="#">${w.back}</a>${step(index - 1, `← ${w.previous}`)}${step(index + 1, `${w.next} →`)}`;
  const undo =
    repaired === 0
      ? null
      : html`<span class="ok" role="status">✓ ${pageWords[lang].repaired(repaired)}</span><button type="button" class="button" id="undo">${w.undoRepair}</button>`;
  const actions = html`<div class="actions">${moves}${undo}</div>${drawChange(change, lang, true)}`;
  return drawFormPage(view, { lang, chart: chart[lang], canApply: true, actions });
}

function drawStart(): Html {
  const w = pageWords[lang];
  return html`<section class="start"><header><h1>${w.heading}</h1><p>${w.lead}</p></header>
<div class="drop" id="drop">${SHEET}<p class="drop-title">${w.drop}</p><p class="note">${w.dropHint}</p>
<p class="drop-actions"><button type="button" class="button primary" id="choose">${w.choose}</button><button type="button" class="button" id="examples">${w.examples}</button></p></div>
<form id="paste"><label for="pasted">${w.paste}</label><textarea id="pasted" name="pasted" rows="5" spellcheck="false" placeholder="${w.pasteHint}"></textarea><button type="submit" class="button">${w.check}</button></form></section>`;
}

/** A form with a marked cell. */
const SHEET = trusted(
  `<svg class="sheet-picture" viewBox="0 0 72 56" width="72" height="56" aria-hidden="true"><rect class="page" x="1" y="1" width="70" height="54" rx="4"/><path class="lines" d="M10 12h52M10 20h52v28H10zM10 27h52M10 34h52M10 41h52M24 20v28M48 20v28"/><rect class="cell" x="48" y="34" width="14" height="7"/></svg>`,
);

function open(files: readonly File[], text: string | null): void {
  if (files.length === 0 && (text === null || text.trim() === "")) return;
  location.hash = "";
  ask({ kind: "load", files, text, ruleset });
}

function download(blob: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = "绩效自评表核查.html";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

const picker = byId("files") as HTMLInputElement;
picker.addEventListener("change", () => {
  open([...(picker.files ?? [])], null);
  picker.value = "";
});

const clicks: Readonly<Record<string, () => void>> = {
  choose: () => picker.click(),
  examples: () => ask({ kind: "examples", ruleset }),
  another() {
    batch = null;
    form = null;
    location.hash = "";
    draw();
  },
  save: () => ask({ kind: "report", lang }),
  cancel: () => running !== null && worker.postMessage({ kind: "cancel", job: running }),
  undo: () => change("undo"),
  language() {
    lang = words[lang].otherLanguage;
    draw();
    say(said);
    byId("language").focus();
  },
};

function change(kind: "undo" | "repair", repair = 0): void {
  if (form === null) return;
  const { index } = form.view.row;
  isStale = true;
  ask(kind === "undo" ? { kind, index } : { kind, index, repair });
}

document.addEventListener("click", ({ target }) => {
  if (!(target instanceof Element)) return;
  const { id } = target.closest("button") ?? {};
  if (id !== undefined && Object.hasOwn(clicks, id)) clicks[id]?.();
  const repair = target.closest("[data-repair]")?.getAttribute("data-repair");
  if (repair !== null && repair !== undefined) change("repair", Number(repair));
});

document.addEventListener("change", ({ target }) => {
  if (!(target instanceof HTMLSelectElement) || target.id !== "ruleset") return;
  ruleset = target.value;
  if (batch !== null) ask({ kind: "ruleset", ruleset });
});

document.addEventListener("submit", (event) => {
  event.preventDefault();
  if (event.target instanceof HTMLFormElement && event.target.id === "paste") {
    open([], (byId("pasted") as HTMLTextAreaElement).value);
  }
});

// A table copied from a sheet or a page keeps its cells in the HTML of the clipboard.
document.addEventListener("paste", (event) => {
  const data = event.clipboardData;
  if (data === null) return;
  const files = [...data.files];
  const markup = data.getData("text/html");
  if (files.length > 0) open(files, null);
  else if (/<table[\s>]/i.test(markup)) open([], markup);
  else return;
  event.preventDefault();
});

for (const kind of ["dragenter", "dragover"] as const) {
  document.addEventListener(kind, (event) => {
    event.preventDefault();
    document.body.classList.add("dragging");
  });
}
document.addEventListener("dragleave", (event) => {
  if (event.relatedTarget === null) document.body.classList.remove("dragging");
});
document.addEventListener("drop", (event) => {
  event.preventDefault();
  document.body.classList.remove("dragging");
  open([...(event.dataTransfer?.files ?? [])], event.dataTransfer?.getData("text/plain") || null);
});

addEventListener("hashchange", () => {
  if (batch === null || isSingle(batch)) return;
  const chosen = chosenForm();
  if (chosen !== null) ask({ kind: "form", index: chosen });
  else if (location.hash === "") {
    form = null;
    if (isStale) ask({ kind: "batch" });
    else draw();
  }
  scrollTo(0, 0);
});

installTips(root, byId("pop"));
installLinks(root);
installTable(root, table);
installDots(
  root,
  () => batch?.charts[lang].dots ?? [],
  table.rows,
  (index) => {
    location.hash = `#form-${index}`;
  },
);
draw();
