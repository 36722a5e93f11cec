import { assess, parseEvaluation } from "jixiao";
import { looksLikeAccounts } from "jixiao/accounts";
import { readText } from "jixiao/import";
import { renderReport } from "jixiao/report";
import { mof2020 } from "jixiao/rulesets";

const evaluation = parseEvaluation(await (await fetch("./form.json")).json());
const assessment = assess(evaluation, mof2020);
const report = await renderReport([{ evaluation, assessment, ruleset: mof2020 }]);
document.title = JSON.stringify({
  sum: assessment.total.sum,
  forms: readText("").evaluations.length,
  accounts: looksLikeAccounts(""),
  report: report.slice(0, 15),
});
