import type { Grade } from "./rules";

/** The ruleset's grade a printed word stands for (优, 优秀, “优”, 优等), or `null`. */
export function gradeNamed(printed: string, { grades }: { readonly grades: readonly Grade[] }): Grade | null {
  const bare = printed.replace(/[\s“”"'「」【】()（）]/g, "");
  // 优等 is 优, but 一等 is a grade's whole name.
  for (const word of [bare, bare.replace(/[等级]+$/, "")]) {
    const named = grades.find((grade) => grade.grade === word || grade.aliases.includes(word));
    if (named !== undefined) return named;
  }
  return null;
}
