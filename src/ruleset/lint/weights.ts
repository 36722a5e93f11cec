import { add, compare, type Exact, equals, exact, format, ZERO } from "../../figure/exact";
import type { Ruleset, RulesetFile } from "../schema";
import {
  type Linter,
  type LintInput,
  type LintIssue,
  lintIssue,
  statedValues,
  type ValueOf,
  valueOn,
} from "./issue";

/** First-level weights: with the execution weight they make the total, for every day on which one of them changes. */
export const lintWeights: Linter = (input) => [...sums(input), ...splits(input), ...dimensions(input)];

const WEIGHTS = ["firstLevelWeights", "executionWeight", "totalWeight"] as const;

function sums({ file, whole }: LintInput): LintIssue[] {
  if (WEIGHTS.every((name) => file.parameters?.[name] === undefined)) return [];
  const days = new Set(WEIGHTS.flatMap((name) => whole.parameters[name].values.map(({ from }) => from)));
  return [...days].sort().flatMap((day) => sumsOn(day, file, whole));
}

function sumsOn(day: string, file: RulesetFile, whole: Ruleset): LintIssue[] {
  const split = valueOn(whole, "firstLevelWeights", day);
  const execution = valueOn(whole, "executionWeight", day);
  const total = valueOn(whole, "totalWeight", day);
  if (split === null || execution === null || total === null) return [];
  const at = statedOn(file, day);
  if (compare(exact(execution), exact(total)) > 0) {
    return [
      lintIssue(
        "error",
        "weight.execution",
        at.path,
        `执行率分值 ${execution} 大于满分 ${total}`,
        `the execution weight ${execution} is above the total weight ${total}`,
      ),
    ];
  }
  return split.flatMap((parts, i) => {
    const sum = sumOf(parts);
    if (sum === null || equals(add(sum, exact(execution)), exact(total))) return [];
    const written = parts.map(({ weight }) => weight).join(" + ");
    return [
      lintIssue(
        "error",
        "weight.sum",
        at.name === "firstLevelWeights" ? `${at.path}/${i}` : at.path,
        `${day} 起：一级指标 ${written} 加执行率 ${execution} 为 ${format(add(sum, exact(execution)))}，应为 ${total}；请一并调整，或把不作要求的分值写成 null`,
        `from ${day}: first levels ${written} and execution ${execution} make ${format(add(sum, exact(execution)))}, not ${total}; adjust them together, or write null for weights that are not recommended`,
      ),
    ];
  });
}

/** `null` where a weight is not recommended, so that there is no sum. */
function sumOf(parts: ValueOf<"firstLevelWeights">[number]): Exact | null {
  let sum = ZERO;
  for (const { weight } of parts) {
    if (weight === null) return null;
    sum = add(sum, exact(weight));
  }
  return sum;
}

/** Where the file states what is in force on that day: the split, else what changed its sum. */
function statedOn(file: RulesetFile, day: string): { name: string; path: string } {
  for (const name of WEIGHTS) {
    const stated = statedValues(file, name).filter(({ from }) => from <= day);
    const last = stated.at(-1);
    if (last !== undefined) return { name, path: last.path };
  }
  return { name: "", path: "/parameters" };
}

function splits({ file }: LintInput): LintIssue[] {
  return statedValues(file, "firstLevelWeights").flatMap(({ value, path }) => {
    const sets = value.map((split) => split.map(({ dimension }) => dimension).sort());
    return sets.flatMap((set, i) => {
      const at = `${path}/${i}`;
      if (new Set(set).size < set.length) {
        return [
          lintIssue(
            "error",
            "weight.duplicate-dimension",
            at,
            "同一组权重中一个维度写了两次；每个维度只写一次",
            "one dimension stands twice in a split; write it once",
          ),
        ];
      }
      const twin = sets.findIndex((other) => other.join() === set.join());
      if (twin === i) return [];
      return [
        lintIssue(
          "error",
          "weight.duplicate-split",
          at,
          `与第 ${twin + 1} 组维度相同，永远用不到；请合并`,
          `has the dimensions of split ${twin} and is never used; merge them`,
        ),
      ];
    });
  });
}

/** The words by which a dimension is known, and the dimensions that must be there. */
function dimensions({ file, whole }: LintInput): LintIssue[] {
  const issues: LintIssue[] = [];
  for (const { value, path } of statedValues(file, "firstLevelWeights")) {
    const owners = new Map<string, string>();
    for (const [i, split] of value.entries()) {
      for (const [j, { dimension, names }] of split.entries()) {
        for (const [k, name] of names.entries()) {
          const at = `${path}/${i}/${j}/names/${k}`;
          const owner = owners.get(name) ?? dimension;
          owners.set(name, owner);
          if (name.trim() === "") issues.push(blankName(at));
          else if (owner !== dimension) issues.push(ambiguousName(at, name, owner));
        }
      }
    }
  }
  for (const { value, path, from } of statedValues(file, "requiredDimensions")) {
    const inForce = valueOn(
      whole,
      "firstLevelWeights",
      from > file.effectiveFrom ? from : file.effectiveFrom,
    );
    if (inForce === null) continue;
    const named = new Set(inForce.flatMap((split) => split.map(({ dimension }) => dimension)));
    for (const [i, dimension] of value.entries()) {
      if (!named.has(dimension)) issues.push(unnamedDimension(`${path}/${i}`, dimension));
    }
  }
  return issues;
}

function blankName(path: string): LintIssue {
  return lintIssue(
    "error",
    "dimension.blank-name",
    path,
    "空白的名称与任何一级指标都相符；请写出字样，如“产出”",
    'a blank name fits every first level; write the word, such as "产出"',
  );
}

function ambiguousName(path: string, name: string, owner: string): LintIssue {
  return lintIssue(
    "error",
    "dimension.ambiguous-name",
    path,
    `“${name}”已指 ${owner}；一个字样只指一个维度`,
    `"${name}" already stands for ${owner}; a word names one dimension`,
  );
}

function unnamedDimension(path: string, dimension: string): LintIssue {
  return lintIssue(
    "error",
    "dimension.unnamed",
    path,
    `firstLevelWeights 没有写明 ${dimension} 的名称，任何表都会被判为缺少；请补上`,
    `firstLevelWeights gives no name for ${dimension}, so that every form lacks it; add one`,
  );
}
