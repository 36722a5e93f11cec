import type { Location, Log, LogicalLocation, ReportingDescriptor, Result, Run } from "sarif";
import type { Assessment } from "../assess/assessment";
import type { Finding } from "../check/finding";
import type { Issue } from "../errors";
import type { Evaluation } from "../evaluation/schema";
import { expectedText } from "../explain/expectedText";
import type { Language } from "../explain/message";
import { fingerprint, logicalPath } from "../suppress/fingerprint";
import { codeName } from "./codeNames";
import { clip, SHORT } from "./view/clip";

/** The language of messages (default `zh`) and the version to name. */
export interface SarifOptions {
  readonly lang?: Language;
  /** The version of jixiao to name. */
  readonly version?: string;
}

/** Where a form came from. */
export interface SarifSource {
  /** Relative path or name; `null` for standard input. */
  readonly file: string | null;
  /** The line the form stands on, where it stands on one of its own; never made up. */
  readonly line: number | null;
}

/** Collects findings as a SARIF 2.1.0 log. */
export interface SarifWriter {
  /**
   * The findings on one form.
   *
   * @param assessment - of this form; its `id` names the form where the form has none
   */
  add(evaluation: Evaluation, assessment: Pick<Assessment, "id" | "findings">, source: SarifSource): void;
  /** Findings on a document that is no form: its cells are named by their path alone. */
  addDocument(id: string, findings: readonly Finding[], source: SarifSource): void;
  /** A document that could not be read. */
  addProblem(issue: Issue, source: SarifSource): void;
  /** The log of all that was added, valid under the schema of SARIF 2.1.0. */
  build(): Log;
}

const LEVELS = { error: "error", warning: "warning", info: "note" } as const;
const NO_FORM: Evaluation = { indicators: [] };

/**
 * SARIF 2.1.0: a finding is placed by the names of its indicators (`logicalLocations`) and known again by its
 * fingerprint (`partialFingerprints`); what someone accepted is `suppressions`.
 */
export function createSarif(options: SarifOptions = {}): SarifWriter {
  const { lang = "zh", version = "0.0.0" } = options;
  const rules = new Map<string, { readonly index: number; readonly rule: ReportingDescriptor }>();
  const results: Result[] = [];
  const problems: { issue: Issue; source: SarifSource }[] = [];

  function ruleIndex(finding: Finding): number {
    const known = rules.get(finding.code);
    if (known !== undefined) return known.index;
    const index = rules.size;
    rules.set(finding.code, { index, rule: ruleOf(finding, lang) });
    return index;
  }

  function add(
    form: string,
    evaluation: Evaluation,
    findings: readonly Finding[],
    source: SarifSource,
  ): void {
    for (const finding of findings) {
      results.push({
        ruleId: finding.code,
        ruleIndex: ruleIndex(finding),
        level: LEVELS[finding.severity],
        message: { text: clip(finding.message[lang], 4 * SHORT) },
        locations: [
          { ...physical(source), logicalLocations: [logicalLocation(form, evaluation, finding.path)] },
        ],
        ...related(form, evaluation, finding),
        partialFingerprints: { "jixiao/v1": fingerprint(evaluation, finding) },
        ...suppressions(finding),
        properties: propertiesOf(finding),
      });
    }
  }

  return {
    add: (evaluation, { id, findings }, source) =>
      add(id ?? evaluation.project?.name ?? "", evaluation, findings, source),
    addDocument: (id, findings, source) => add(id, { ...NO_FORM, id }, findings, source),
    addProblem: (issue, source) => {
      problems.push({ issue, source });
    },
    build() {
      const run: Run = {
        tool: {
          driver: {
            name: "jixiao",
            version,
            language: lang === "zh" ? "zh-CN" : "en",
            rules: [...rules.values()].map(({ rule }) => rule),
          },
        },
        invocations: [
          {
            executionSuccessful: problems.length === 0,
            toolExecutionNotifications: problems.map(({ issue, source }) => ({
              level: "error",
              descriptor: { id: issue.code },
              message: { text: clip(issue.message[lang], 4 * SHORT) },
              ...(source.file === null ? {} : { locations: [physical(source)] }),
            })),
          },
        ],
        columnKind: "utf16CodeUnits",
        results,
      };
      return {
        $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        version: "2.1.0",
        runs: [run],
      };
    },
  };
}

function ruleOf({ code, reference }: Finding, lang: Language): ReportingDescriptor {
  return {
    id: code,
    shortDescription: { text: codeName(code, lang) },
    ...(reference === null ? {} : { help: { text: clip(reference, SHORT) } }),
  };
}

/** The file, and the line only where the form has one of its own. */
function physical({ file, line }: SarifSource): Pick<Location, "physicalLocation"> {
  if (file === null) return {};
  const artifactLocation = { uri: uriOf(file) };
  return {
    physicalLocation: { artifactLocation, ...(line === null ? {} : { region: { startLine: line } }) },
  };
}

/** A path as a relative URI reference; a name that is no well-formed text loses only what is not. */
function uriOf(file: string): string {
  return file
    .replaceAll("\\", "/")
    .split("/")
    .map((part) => encodeURIComponent(part.replace(/\p{Cs}/gu, "\ufffd")))
    .join("/");
}

function logicalLocation(form: string, evaluation: Evaluation, path: string): LogicalLocation {
  const names = logicalPath(evaluation, path).map((name) => clip(name, SHORT));
  return {
    name: names.at(-1) ?? "",
    fullyQualifiedName: [clip(form, SHORT), ...names].join("/"),
    kind: "member",
  };
}

/** A total may rest on hundreds of rows. */
const MOST_RELATED = 60;

function related(form: string, evaluation: Evaluation, finding: Finding): Partial<Result> {
  if (finding.related.length === 0) return {};
  const relatedLocations = finding.related
    .slice(0, MOST_RELATED)
    .map((path) => ({ logicalLocations: [logicalLocation(form, evaluation, path)] }));
  return { relatedLocations };
}

function suppressions({ suppressed }: Finding): Partial<Result> {
  if (suppressed === undefined) return {};
  const { by, reason, until } = suppressed;
  const justification = clip(reason, SHORT);
  return {
    suppressions: [
      { kind: "external", status: "accepted", justification, properties: { by: clip(by, SHORT), until } },
    ],
  };
}

function propertiesOf(finding: Finding): Record<string, string> {
  const { path, stated, expected, reference, cell } = finding;
  return {
    path: clip(path, SHORT),
    ...(stated === null ? {} : { stated: clip(stated, SHORT) }),
    ...(expected === null ? {} : { expected: clip(expectedText(finding), SHORT) }),
    ...(reference === null ? {} : { reference: clip(reference, SHORT) }),
    ...(cell === undefined ? {} : { cell: clip(cell, SHORT) }),
  };
}
