import type { Language } from "../src/explain/message";
import { showHidden } from "../src/explain/showHidden";
import { drawAccounts } from "../src/report/draw/accounts";
import { drawBatchPage, FIRST_STATE } from "../src/report/draw/batch";
import { drawFormPage } from "../src/report/draw/formPage";
import { html } from "../src/report/draw/html";
import { inflate } from "../src/report/pack";
import type { ReportChunk, ReportData } from "../src/report/report";
import type { AccountsView } from "../src/report/view/accountsView";
import { words } from "../src/report/words";
import { installDots } from "./shared/dots";
import { installLinks } from "./shared/goTo";
import { installTable } from "./shared/table";
import { installTips } from "./shared/tips";

// The script of a report: `npm run report-assets` puts it into src/report.

const CHUNK_SIZE = 20;
const root = byId("view");
const data = JSON.parse(byId("data").textContent ?? "") as ReportData;
const chunks = [...document.querySelectorAll<HTMLScriptElement>("script.chunk")];
const unpacked = new Map<number, ReportChunk>();
let lang: Language = data.lang;
const size = /[\d.]+ [kM]B/.exec(byId("size").textContent ?? "")?.[0] ?? "";

const table = {
  rows: () => data.batch?.view.rows ?? [],
  kinds: () => data.batch?.view.findings.map(({ code }) => code) ?? [],
  lang: () => lang,
  state: FIRST_STATE,
};

function byId(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`no #${id}`);
  return element;
}

async function chunkWith(index: number): Promise<{ chunk: ReportChunk; at: number }> {
  const isPacked = chunks[0]?.type === "text/plain";
  const number = isPacked ? Math.floor(index / CHUNK_SIZE) : 0;
  const text = chunks[number]?.textContent ?? "";
  const chunk = unpacked.get(number) ?? (JSON.parse(isPacked ? await inflate(text) : text) as ReportChunk);
  unpacked.set(number, chunk);
  return { chunk, at: isPacked ? index % CHUNK_SIZE : index };
}

let accounts: readonly AccountsView[] | null = null;

/** The final accounts below the batch; none where the browser cannot unpack them. */
async function accountsViews(): Promise<readonly AccountsView[]> {
  if (data.accounts.length === 0 || typeof DecompressionStream === "undefined") return [];
  accounts ??= JSON.parse(await inflate(byId("accounts").textContent ?? "")) as AccountsView[];
  return accounts;
}

/** The form the address names, or the batch, or the one form there is. */
function chosenForm(): number | null {
  const match = /^#form-(\d+)$/.exec(location.hash);
  if (match !== null) return Number(match[1]);
  return data.batch === null && data.accounts.length === 0 ? 0 : null;
}

function setTitle(title: string): void {
  const { product } = words[lang];
  document.title = title === "" ? product : `${showHidden(title)} · ${product}`;
}

async function draw(): Promise<void> {
  const index = chosenForm();
  const w = words[lang];
  document.documentElement.lang = lang === "zh" ? "zh-CN" : "en";
  byId("brand").textContent = w.product;
  byId("made").textContent = w.madeBy(data.version);
  byId("size").textContent = w.fileSize(size);
  byId("language").textContent = w.language;
  const back = byId("back");
  back.textContent = w.back;
  back.hidden = data.batch === null || index === null;
  if (index === null) {
    const { batch, title } = data;
    const below = await accountsViews();
    // A form may have been chosen while they were unpacked.
    if (chosenForm() !== null) return;
    setTitle(title ?? (batch === null ? (data.accounts[0] ?? "") : w.batch));
    const forms =
      batch === null
        ? null
        : drawBatchPage(batch.view, { lang, charts: batch.charts[lang], state: table.state, title });
    root.innerHTML = html`${forms}${below.map((each) => drawAccounts(each, lang))}`.html;
    return;
  }
  if (typeof DecompressionStream === "undefined" && chunks[0]?.type === "text/plain") {
    root.textContent = w.tooOld;
    return;
  }
  const { chunk, at } = await chunkWith(index);
  const view = chunk.views[at];
  // Another may have been chosen while this one was unpacked.
  if (view === undefined || index !== chosenForm()) return;
  setTitle((data.batch === null ? data.title : null) ?? (view.row.project || view.row.name));
  const count = data.batch?.view.rows.length ?? 1;
  const step = (to: number, label: string) =>
    to < 0 || to >= count ? null : html`<a class="button" href="#form-${to}">${label}</a>`;
  const actions =
    count === 1
      ? null
      : html`<div class="actions">${step(index - 1, `← ${w.previous}`)}${step(index + 1, `${w.next} →`)}</div>`;
  const chart = chunk.charts?.[at]?.[lang] ?? null;
  root.innerHTML = drawFormPage(view, { lang, chart, actions }).html;
}

installTips(root, byId("pop"));
installLinks(root);
installTable(root, table);
installDots(
  root,
  () => data.batch?.charts[lang].dots ?? [],
  table.rows,
  (index) => {
    location.hash = `#form-${index}`;
  },
);
byId("language").addEventListener("click", () => {
  lang = words[lang].otherLanguage;
  void draw();
});
byId("back").addEventListener("click", () => {
  location.hash = "";
});
addEventListener("hashchange", () => {
  // Other addresses are places on what is shown.
  if (location.hash !== "" && !location.hash.startsWith("#form-")) return;
  scrollTo(0, 0);
  void draw();
});
if (location.hash.startsWith("#form-")) void draw();
