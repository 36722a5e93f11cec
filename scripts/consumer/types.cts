import jixiao = require("jixiao");
import accounts = require("jixiao/accounts");
import alone = require("jixiao/assess");
import files = require("jixiao/import");
import node = require("jixiao/node");
import report = require("jixiao/report");
import rulesets = require("jixiao/rulesets");

const form: jixiao.Evaluation = { indicators: [] };
const assessment: jixiao.Assessment = alone.assess(form, rulesets.mof2020);
const total: string = jixiao.assess(form, rulesets.mof2020).total.accepted;
const read: files.ReadResult = files.readText("");
const rules: accounts.AccountsRules = accounts.finalAccounts2024;
const page: Promise<string> = report.renderReport([
  { evaluation: form, assessment, ruleset: rulesets.mof2020 },
]);
const lines: node.OutputKind = "summary";

export = { total, read, rules, page, lines };
