// A page that checks a form in the browser; the file never leaves it.
// 在浏览器里核查自评表的网页，文件不离开浏览器。
//
//   npm install jixiao && npm install --save-dev vite
//   npx vite          (or: npx vite build)
import { assess, safeParseEvaluation } from "jixiao";
import { mof2020 } from "jixiao/rulesets";

const file = document.querySelector<HTMLInputElement>("#file")!;
const total = document.querySelector<HTMLElement>("#total")!;
const list = document.querySelector<HTMLElement>("#findings")!;

file.addEventListener("change", async () => {
  list.replaceChildren();
  const [chosen] = file.files ?? [];
  if (chosen === undefined) return;
  try {
    const evaluation = await read(chosen);
    const assessment = assess(evaluation, mof2020);
    total.textContent = `填报 ${assessment.total.stated ?? "空白"}，核定 ${assessment.total.accepted}`;
    for (const { severity, code, message } of assessment.findings) say(`${severity} ${code} ${message.zh}`);
  } catch (error) {
    total.textContent = error instanceof Error ? error.message : String(error);
  }
});

async function read(chosen: File) {
  if (!chosen.name.endsWith(".json")) {
    // Loaded when a file needs it: it is half of the bundle. 用到时才加载：它占一半。
    const { readDocument } = await import("jixiao/import");
    const [form] = (await readDocument(new Uint8Array(await chosen.arrayBuffer()), chosen.name)).evaluations;
    if (form === undefined) throw new Error("没有读出自评表");
    return form.evaluation;
  }
  const parsed = safeParseEvaluation(JSON.parse(await chosen.text()));
  if (parsed.success) return parsed.data;
  throw new Error(parsed.issues.map(({ path, message }) => `${path} ${message.zh}`).join("\n"));
}

/** As text, never as markup: it quotes the form. 只作文本：其中有表上的字。 */
function say(text: string): void {
  const item = document.createElement("li");
  item.textContent = text;
  list.append(item);
}
