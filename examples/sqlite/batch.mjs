// A batch into SQLite: one row a form, one row a finding; then questions in SQL.
// 批量核查写入 SQLite：每表一行，每条问题一行；然后用 SQL 查询。
//
//   npm install jixiao node-sqlite3-wasm
//   node batch.mjs forms.ndjson results.db
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { assessMany } from "jixiao";
import { mof2020 } from "jixiao/rulesets";
import sqlite from "node-sqlite3-wasm";

const [source, target] = process.argv.slice(2);
if (source === undefined || target === undefined) throw new Error("usage: batch.mjs FORMS.ndjson RESULTS.db");

const db = new sqlite.Database(target);
// Figures stay texts: SQLite's numbers are floating point. 数字存为文本：SQLite 的小数是浮点。
db.exec(`
  DROP TABLE IF EXISTS form;
  DROP TABLE IF EXISTS finding;
  CREATE TABLE form (line INTEGER PRIMARY KEY, id TEXT, stated TEXT, accepted TEXT, grade TEXT, arithmetic TEXT, problem TEXT);
  CREATE TABLE finding (line INTEGER, code TEXT, severity TEXT, path TEXT, stated TEXT, message TEXT);
  BEGIN;
`);
const addForm = db.prepare("INSERT INTO form VALUES (?, ?, ?, ?, ?, ?, ?)");
const addFinding = db.prepare("INSERT INTO finding VALUES (?, ?, ?, ?, ?, ?)");

let line = 0;
for await (const outcome of assessMany(documents(source), mof2020)) {
  line += 1;
  if (outcome.kind === "unreadable") {
    addForm.run([line, null, null, null, null, null, outcome.issues[0].message.zh]);
    continue;
  }
  const { id, total, verdict, findings } = outcome.assessment;
  addForm.run([line, id, total.stated, total.accepted, verdict.accepted.grade, verdict.arithmetic, null]);
  for (const { code, severity, path, stated, message } of findings)
    addFinding.run([line, code, severity, path, stated, message.zh]);
}
addForm.finalize();
addFinding.finalize();
db.exec("COMMIT");

const codes = db.all(
  "SELECT code, count(DISTINCT line) AS forms FROM finding WHERE severity = 'error' GROUP BY code ORDER BY forms DESC, code",
);
for (const { code, forms } of codes) console.log(code, forms);
console.log(
  db.get(
    "SELECT count(*) AS forms, sum(arithmetic = 'impossible') AS impossible, sum(problem IS NOT NULL) AS unreadable FROM form",
  ),
);
db.close();

/** Line by line, so that memory does not grow with the file. A broken line becomes a document that is no form. */
async function* documents(path) {
  for await (const text of createInterface({
    input: createReadStream(path),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    try {
      yield JSON.parse(text);
    } catch {
      yield null;
    }
  }
}
