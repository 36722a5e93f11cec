import jixiao = require("jixiao");
import rulesets = require("jixiao/rulesets");

const form: jixiao.Evaluation = { indicators: [] };
const total: string = jixiao.assess(form, rulesets.mof2020).total.accepted;

export = total;
