/** As the schema has it. */
const MAX_ROWS = 10_000;

/**
 * A quick yes to most forms, several times as fast as the schema: true only for documents `evaluationSchema`
 * accepts (a property test holds it to that); false means "ask the schema", not "wrong".
 */
export function isSurelyEvaluation(data: unknown): boolean {
  if (!isPlainObject(data)) return false;
  if (!Array.isArray(data.indicators)) return false;
  for (const key in data) {
    const value = data[key];
    switch (key) {
      case "indicators":
        if (!areNodes(value, 1)) return false;
        break;
      case "funds":
        if (!isFunds(value)) return false;
        break;
      case "id":
        if (typeof value !== "string") return false;
        break;
      case "title":
        if (!isText(value)) return false;
        break;
      case "year":
        if (!Number.isInteger(value) || (value as number) < 1900 || (value as number) > 9999) return false;
        break;
      case "project":
        if (!isRecordOf(value, isProjectKey, isText)) return false;
        break;
      case "currencyUnit":
        if (value !== "元" && value !== "万元" && value !== "亿元") return false;
        break;
      case "goals":
        if (!isRecordOf(value, isGoalKey, isText)) return false;
        break;
      case "total":
        if (!isTotal(value)) return false;
        break;
      case "analysis":
        if (!isRecordOf(value, isAnyKey, isTextOrNull)) return false;
        break;
      case "meta":
        break;
      default:
        return false;
    }
  }
  return true;
}

type Plain = Readonly<Record<string, unknown>>;

function isPlainObject(value: unknown): value is Plain {
  if (typeof value !== "object" || value === null) return false;
  return Object.getPrototypeOf(value) === Object.prototype;
}

function isText(value: unknown): boolean {
  return typeof value === "string" || value === null || value === undefined;
}

function isTextOrNull(value: unknown): boolean {
  return typeof value === "string" || value === null;
}

function isFigure(value: unknown): boolean {
  return typeof value === "string" || value === null || value === undefined || Number.isFinite(value);
}

function isRecordOf(
  value: unknown,
  isKey: (key: string) => boolean,
  isValue: (value: unknown) => boolean,
): boolean {
  if (!isPlainObject(value)) return false;
  for (const key in value) if (!isKey(key) || !isValue(value[key])) return false;
  return true;
}

// A text key of its own name is the one that could shadow the prototype; the schema decides on it.
const isAnyKey = (key: string) => key !== "__proto__";
const isGoalKey = (key: string) => key === "planned" || key === "achieved";
const isProjectKey = (key: string) =>
  key === "name" || key === "code" || key === "department" || key === "implementer";

function isTotal(value: unknown): boolean {
  if (!isPlainObject(value)) return false;
  for (const key in value) {
    const cell = value[key];
    if (key === "grade" ? !isText(cell) : !((key === "weight" || key === "score") && isFigure(cell)))
      return false;
  }
  return true;
}

function isFunds(value: unknown): boolean {
  if (!isPlainObject(value)) return false;
  for (const key in value) {
    const part = value[key];
    if (key === "weight") {
      if (!isFigure(part)) return false;
    } else if (key === "total") {
      if (!isFundsLine(part, false)) return false;
    } else if (key === "sources") {
      if (!Array.isArray(part) || part.length > MAX_ROWS) return false;
      for (const line of part) if (!isFundsLine(line, true)) return false;
    } else return false;
  }
  return true;
}

function isFundsLine(value: unknown, named: boolean): boolean {
  if (!isPlainObject(value)) return false;
  for (const key in value) {
    const cell = value[key];
    switch (key) {
      case "name":
        if (!named || !isText(cell)) return false;
        break;
      case "reason":
        if (!isText(cell)) return false;
        break;
      case "appliedBudget":
      case "initialBudget":
      case "budget":
      case "executed":
      case "carryover":
      case "rate":
      case "score":
        if (!isFigure(cell)) return false;
        break;
      default:
        return false;
    }
  }
  return true;
}

function areNodes(value: unknown, level: number): boolean {
  if (!Array.isArray(value) || value.length > MAX_ROWS) return false;
  for (const node of value) if (!isNode(node, level)) return false;
  return true;
}

function isNode(node: unknown, level: number): boolean {
  if (!isPlainObject(node)) return false;
  for (const key in node) {
    const cell = node[key];
    switch (key) {
      case "name":
      case "reason":
        if (!isText(cell)) return false;
        break;
      case "target":
      case "actual":
      case "initialTarget":
      case "weight":
      case "score":
        if (!isFigure(cell)) return false;
        break;
      case "children":
        if (level === 3 || !areNodes(cell, level + 1)) return false;
        break;
      default:
        return false;
    }
  }
  return true;
}
