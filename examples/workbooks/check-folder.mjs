// A folder of workbooks: one list of findings, and beside it a commented copy of each workbook to be returned.
// 一个文件夹的工作簿：汇成一张问题清单，并各存一份带批注的副本，供退回修改。
//
//   npm install jixiao
//   node check-folder.mjs FOLDER OUT
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { assess } from "jixiao";
import { annotate, ImportError, readWorkbook, withPlaces } from "jixiao/import";
import { mof2020 } from "jixiao/rulesets";

const [folder, out] = process.argv.slice(2);
if (folder === undefined || out === undefined) throw new Error("usage: check-folder.mjs FOLDER OUT");
mkdirSync(out, { recursive: true });

const lines = [["文件", "单元格", "级别", "编码", "问题"]];
for (const name of readdirSync(folder)
  .filter((file) => file.endsWith(".xlsx"))
  .sort()) {
  const bytes = readFileSync(join(folder, name));
  try {
    const { evaluations } = await readWorkbook(bytes);
    if (evaluations.length === 0) lines.push([name, "", "", "", "没有读出自评表"]);
    const assessed = evaluations.map((form) => ({ form, assessment: assess(form.evaluation, mof2020) }));
    for (const { form, assessment } of assessed) {
      for (const finding of withPlaces([...assessment.findings, ...form.findings], form.provenance))
        lines.push([name, finding.cell ?? "", finding.severity, finding.code, finding.message.zh]);
    }
    if (assessed.length > 0) writeFileSync(join(out, name), await annotate(bytes, assessed));
  } catch (error) {
    if (!(error instanceof ImportError)) throw error;
    lines.push([name, "", "", error.code, error.bilingual.zh]);
  }
}
writeFileSync(
  join(out, "问题清单.csv"),
  `\ufeff${lines.map((line) => line.map(quoted).join(",")).join("\r\n")}\r\n`,
);
console.log(`${lines.length - 1} lines in ${join(out, "问题清单.csv")}`);

/** Quoted, and kept from being taken for a formula. 加引号，并防止被当作公式。 */
function quoted(text) {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
