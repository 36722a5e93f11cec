import type { Bilingual, Issue } from "../errors";
import { escapeToken } from "../evaluation/pointer";
import { type ValidationError, validate } from "./validate.generated";

const MAX_ISSUES = 100;

/** Whether a document has the shape of a ruleset file: every deviation with its path and how to mend it. */
export function checkShape(data: unknown): Issue[] {
  if (validate(data)) return [];
  const errors = validate.errors ?? [];
  const issues: Issue[] = [];
  for (const error of errors) {
    // An alternative that failed is reported by its parts already, a name by the rule for names.
    if (error.keyword === "anyOf" || error.keyword === "oneOf") continue;
    if (error.propertyName !== undefined) continue;
    if (issues.length < MAX_ISSUES) issues.push(issueOf(error));
  }
  return issues.length > 0 ? issues : errors.slice(0, 1).map(issueOf);
}

function issueOf(error: ValidationError): Issue {
  const { keyword, params } = error;
  const name = params[NAMED[keyword] ?? ""];
  const path = name === undefined ? error.instancePath : below(error.instancePath, name);
  return { code: `ruleset.${CODES[keyword] ?? "shape"}`, path, message: tell(keyword, params) };
}

/** The parameter of an error that names the key it is about. */
const NAMED: Readonly<Record<string, string>> = {
  additionalProperties: "additionalProperty",
  propertyNames: "propertyName",
};

const CODES: Readonly<Record<string, string>> = {
  additionalProperties: "unknown-key",
  propertyNames: "bad-name",
  required: "missing-key",
  type: "wrong-type",
  enum: "not-allowed",
  const: "not-allowed",
  pattern: "wrong-format",
  minItems: "too-few",
  maxItems: "too-many",
  minimum: "out-of-range",
  maximum: "out-of-range",
};

function below(path: string, key: unknown): string {
  return `${path}/${escapeToken(String(key).slice(0, 60))}`;
}

function tell(keyword: string, params: Readonly<Record<string, unknown>>): Bilingual {
  switch (keyword) {
    case "additionalProperties":
      return { zh: "不认识的键；请删除或改正拼写", en: "unknown key; remove it or correct its spelling" };
    case "propertyNames":
      return {
        zh: "不能用作编号；请用小写字母、数字、点和短横线",
        en: "cannot be a key; use lower-case letters, digits, dots and hyphens",
      };
    case "required":
      return {
        zh: `缺少“${String(params.missingProperty)}”`,
        en: `"${String(params.missingProperty)}" is missing`,
      };
    case "type":
      return { zh: `类型应为 ${String(params.type)}`, en: `must be of type ${String(params.type)}` };
    case "enum":
    case "const": {
      const words = [params.allowedValues ?? params.allowedValue].flat().join(" / ");
      return { zh: `只能是：${words}`, en: `must be one of: ${words}` };
    }
    case "pattern":
      return {
        zh: `格式不符：${String(params.pattern)}（数字写成十进制文本如 "0.8"，日期写成 "2024-01-01"）`,
        en: `does not have the form ${String(params.pattern)} (figures are decimal texts such as "0.8", days "2024-01-01")`,
      };
    default:
      return {
        zh: `超出限制（${keyword} ${String(params.limit ?? "")}）`,
        en: `beyond its limit (${keyword} ${String(params.limit ?? "")})`,
      };
  }
}
