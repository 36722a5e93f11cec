import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");

function filesIn(folder: string, ending: RegExp): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => ending.test(name) && !name.includes(".generated."))
    .map((name) => join(folder, name));
}

const FILES = [
  "README.zh-CN.md",
  ...filesIn("docs", /\.zh-CN\.md$/),
  ...filesIn("src", /\.ts$/),
  ...filesIn("page", /\.ts$/),
];

/** 核定 is the score that stands, 认可 a reviewer's word on a finding; 核算 is only the work of scoring a batch. */
const OTHER_WORDS = /(?:核算|认可)(?:总分|等级|得分|分|的执行率|\$\{|：\$\{accepted)/;

test("accepted scores have one word in Chinese and accepted findings another, everywhere", () => {
  const strays = FILES.filter((file) => OTHER_WORDS.test(readFileSync(join(root, file), "utf8")));
  expect(strays).toEqual([]);
});
