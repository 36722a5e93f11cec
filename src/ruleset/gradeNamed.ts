import type { Grade } from "./rules";
import { tickedGrade } from "./tickedGrade";

/** No grade's name is longer, spaces and quotes around it included. */
const LONGEST = 60;

/** The ruleset's grade a printed word stands for (优, 优秀, “优”, 优等, ☑优 □良 □中 □差), or `null`. */
export function gradeNamed(printed: string, { grades }: { readonly grades: readonly Grade[] }): Grade | null {
  if (printed.length > LONGEST) return null;
  const named = (word: string) =>
    grades.find((grade) => grade.grade === word || grade.aliases.includes(word)) ?? null;
  const bare = printed.replace(/[\s“”"'「」【】()（）]/g, "");
  // 优等 is 优, but 一等 is a grade's whole name.
  const found = named(bare) ?? named(bare.replace(/[等级]+$/, ""));
  if (found !== null) return found;
  const ticked = tickedGrade(
    printed,
    grades.flatMap(({ grade, aliases }) => [grade, ...aliases]),
  );
  return ticked === null ? null : named(ticked);
}
