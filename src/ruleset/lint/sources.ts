import type { Source } from "../schema";
import { type Linter, type LintInput, type LintIssue, lintIssue } from "./issue";

/** References cited and defined, and whether the ground of each value is as firm as it says. */
export const lintSources: Linter = (input) => [
  ...citedSources(input).flatMap((cited) => [...grounds(cited, input), ...citation(cited, input)]),
  ...definitions(input),
];

interface Cited {
  readonly path: string;
  readonly source: Source;
}

/** Every value, check and own check of the file, with its ground. */
function citedSources({ file }: LintInput): Cited[] {
  return [
    ...Object.entries(file.parameters ?? {}).flatMap(([name, parameter]) =>
      (parameter?.values ?? []).map((source, i) => ({ path: `/parameters/${name}/values/${i}`, source })),
    ),
    ...Object.entries(file.checks ?? {}).map(([code, source]) => ({ path: `/checks/${code}`, source })),
    ...(file.ownChecks ?? []).map((source, i) => ({ path: `/ownChecks/${i}`, source })),
  ];
}

function grounds({ path, source }: Cited, { whole }: LintInput): LintIssue[] {
  const issues: LintIssue[] = [];
  if (source.reference === null && source.basis !== "reading") {
    issues.push(
      lintIssue(
        "error",
        "basis.no-reference",
        `${path}/reference`,
        `依据是 ${source.basis}，却没有写明文件；请在 references 中登记并引用，或改为 reading`,
        `the basis is ${source.basis}, but no document is cited; list it in references and cite it, or make it a reading`,
      ),
    );
  }
  if (source.basis !== "law") return issues;
  if (source.clause === null || source.checkedOn === null) {
    issues.push(
      lintIssue(
        "error",
        "basis.unchecked",
        `${path}/${source.clause === null ? "clause" : "checkedOn"}`,
        "law 须写明条款（clause）和与原文核对的日期（checkedOn）；未核对请用 recalled",
        "law needs the clause and the day it was compared with the text (checkedOn); where it was not, use recalled",
      ),
    );
  }
  const document = source.reference === null ? null : documentOf(source.reference, whole.references);
  if (document !== null && document.documentNumber === null) {
    issues.push(
      lintIssue(
        "warning",
        "basis.no-number",
        `/references/${source.reference}/documentNumber`,
        "作为 law 引用的文件没有文号",
        "a document cited as law has no number",
      ),
    );
  }
  return issues;
}

function documentOf<T>(key: string, references: Readonly<Record<string, T>>): T | null {
  return Object.hasOwn(references, key) ? (references[key] ?? null) : null;
}

function citation({ path, source }: Cited, { whole }: LintInput): LintIssue[] {
  if (source.reference === null) return [];
  const document = documentOf(source.reference, whole.references);
  if (document === null) {
    return [
      lintIssue(
        "error",
        "reference.missing",
        `${path}/reference`,
        `references 中没有“${source.reference.slice(0, 60)}”；请登记这份文件，或改正编号`,
        `references holds no "${source.reference.slice(0, 60)}"; list the document, or correct the key`,
      ),
    ];
  }
  const { publishedOn } = document;
  if (source.checkedOn === null || publishedOn === null || source.checkedOn >= publishedOn) return [];
  return [
    lintIssue(
      "error",
      "date.checked-before-published",
      `${path}/checkedOn`,
      `核对日期 ${source.checkedOn} 早于文件发布日期 ${publishedOn}`,
      `compared on ${source.checkedOn}, before the document was published on ${publishedOn}`,
    ),
  ];
}

function definitions(input: LintInput): LintIssue[] {
  const { file, base } = input;
  const cited = new Set(citedSources(input).map(({ source }) => source.reference));
  return Object.entries(file.references ?? {}).flatMap(([key, document]) => {
    const issues: LintIssue[] = [];
    const inherited = base === null ? null : documentOf(key, base.references);
    if (inherited !== null && JSON.stringify(inherited) !== JSON.stringify(document)) {
      issues.push(
        lintIssue(
          "warning",
          "reference.redefined",
          `/references/${key}`,
          "继承来的参数也引用这个编号，改动后它们会指向另一文件；请另取编号",
          "inherited values cite this key too and would now name another document; use a key of its own",
        ),
      );
    }
    if (!cited.has(key)) {
      issues.push(
        lintIssue(
          "warning",
          "reference.unused",
          `/references/${key}`,
          "没有任何值引用这份文件；请引用或删除",
          "no value cites this document; cite it or remove it",
        ),
      );
    }
    return issues;
  });
}
