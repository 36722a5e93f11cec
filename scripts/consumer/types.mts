import { type Assessment, assess, type Evaluation, type Finding, safeParseEvaluation } from "jixiao";
import { type AccountsRules, finalAccounts2024 } from "jixiao/accounts";
import { assess as assessAlone } from "jixiao/assess";
import { type ReadResult, readWorkbook } from "jixiao/import";
import { type RescoreReport, rescore } from "jixiao/node";
import { createSarif, renderReport, type SarifWriter } from "jixiao/report";
import { mof2020, rulesets } from "jixiao/rulesets";

const form: Evaluation = { indicators: [{ name: "产出指标", children: [] }], total: { score: "90" } };
const assessment: Assessment = assess(form, mof2020);
const alone: Assessment = assessAlone(form, mof2020);
const rules: AccountsRules = finalAccounts2024;
const stated: string | null = assessment.total.stated;
const codes: readonly string[] = assessment.findings.map((finding: Finding) => finding.code);

const parsed = safeParseEvaluation(form);
const id: string | undefined = parsed.success ? parsed.data.id : parsed.issues[0]?.message.en;
const ruleset: typeof mof2020 | undefined = rulesets["mof-2020"];

const read: Promise<ReadResult> = readWorkbook(new Uint8Array(8));
const report: Promise<RescoreReport> = rescore({ names: [] }, async () => {}, { ruleset: mof2020 });

const page: Promise<string> = renderReport([{ evaluation: form, assessment, ruleset: mof2020 }]);
const sarif: SarifWriter = createSarif({ lang: "en" });

// @ts-expect-error a misspelt key does not pass the types either
const misspelt: Evaluation = { indicator: [] };

export { alone, codes, id, misspelt, page, read, report, rules, ruleset, sarif, stated };
