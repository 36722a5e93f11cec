import { type Issue, RulesetError } from "../errors";
import type { ParameterName, Ruleset, RulesetFile } from "./schema";

/**
 * Makes a whole ruleset of a file: what the file leaves out comes from the ruleset it extends.
 *
 * @param known - the rulesets a file may extend, by id
 * @throws RulesetError `ruleset.extends-itself`, `ruleset.unknown-base`, `ruleset.incomplete`
 */
export function extendRuleset(file: RulesetFile, known: Readonly<Record<string, Ruleset>>): Ruleset {
  const base = file.extends === undefined ? null : baseOf(file.extends, file.id, known);
  const { $schema: _, ...own } = file;
  const whole = {
    ...own,
    references: { ...base?.references, ...file.references },
    parameters: { ...base?.parameters, ...file.parameters },
    checks: { ...base?.checks, ...file.checks },
    ownChecks: mergeById(base?.ownChecks ?? [], file.ownChecks ?? []),
  };
  const missing = PARAMETER_NAMES.filter((name) => whole.parameters[name] === undefined);
  if (missing.length > 0) throw new RulesetError(missing.map(incomplete));
  return whole as Ruleset;
}

function baseOf(id: string, own: string, known: Readonly<Record<string, Ruleset>>): Ruleset {
  if (id === own) {
    throw new RulesetError([
      {
        code: "ruleset.extends-itself",
        path: "/extends",
        message: {
          zh: "规则集不能继承自身；请改用自己的编号（id），或继承另一规则集",
          en: "a ruleset cannot extend itself; give it an id of its own, or extend another one",
        },
      },
    ]);
  }
  const base = Object.hasOwn(known, id) ? known[id] : undefined;
  if (base !== undefined) return base;
  const ids = Object.keys(known).join(", ");
  throw new RulesetError([
    {
      code: "ruleset.unknown-base",
      path: "/extends",
      message: {
        zh: `没有名为“${id}”的规则集可以继承；已知的有：${ids || "无"}`,
        en: `there is no ruleset "${id}" to extend; known are: ${ids || "none"}`,
      },
    },
  ]);
}

function mergeById<T extends { readonly id: string }>(inherited: readonly T[], own: readonly T[]): T[] {
  const ids = new Set(own.map((item) => item.id));
  return [...inherited.filter((item) => !ids.has(item.id)), ...own];
}

function incomplete(name: ParameterName): Issue {
  return {
    code: "ruleset.incomplete",
    path: `/parameters/${name}`,
    message: {
      zh: `缺少参数 ${name}；请补上，或用 extends 继承另一规则集`,
      en: `parameter ${name} is missing; state it, or extend another ruleset`,
    },
  };
}

/** Every parameter a ruleset states or inherits. */
export const PARAMETER_NAMES: readonly ParameterName[] = [
  "totalWeight",
  "executionWeight",
  "executionBase",
  "executionCurve",
  "executionCap",
  "zeroBudget",
  "firstLevelWeights",
  "requiredDimensions",
  "lowerIsBetterFormula",
  "equalTargets",
  "passThreshold",
  "qualitativeBands",
  "satisfactionSteps",
  "overachievement",
  "totalCaps",
  "notApplicableRows",
  "scoreRounding",
  "grades",
  "gradeBasis",
  "executionGap",
  "plausibleAmount",
];
