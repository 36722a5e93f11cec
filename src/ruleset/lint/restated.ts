import type { ParameterName } from "../schema";
import { type Linter, lintIssue } from "./issue";

/** A file that extends another states only what differs: a value said again hides what is meant to change. */
export const lintRestated: Linter = ({ file, base }) => {
  if (base === null) return [];
  const names = Object.keys(file.parameters ?? {}) as ParameterName[];
  return names
    .filter((name) => JSON.stringify(file.parameters?.[name]) === JSON.stringify(base.parameters[name]))
    .map((name) =>
      lintIssue(
        "info",
        "parameter.restated",
        `/parameters/${name}`,
        `与继承的 ${base.id} 完全相同，可以省去`,
        `is the same as in ${base.id}, which it extends, and can be left out`,
      ),
    );
};
