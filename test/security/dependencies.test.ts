import { expect, test } from "vitest";
import { COPIED, faults } from "../../scripts/deps-review";
import tsup from "../../tsup.config";

test("every runtime dependency has an allowed licence and runs nothing when installed; copies carry theirs", () => {
  expect(faults()).toEqual([]);
});

test("whatever the build copies into dist is among those whose licence is looked for", () => {
  const builds = [tsup].flat() as { noExternal?: readonly string[] }[];
  const copied = new Set(builds.flatMap(({ noExternal }) => noExternal ?? []));
  expect(copied.size).toBeGreaterThan(0);
  expect([...copied].filter((name) => !COPIED.includes(name))).toEqual([]);
});
