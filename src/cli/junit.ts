import type { CheckCounts, Finding } from "../check/finding";
import type { Language } from "../explain/message";
import { codeName } from "../report/codeNames";
import { escapeText } from "../report/draw/html";
import { type CliIO, print } from "./io";
import { placeOf } from "./problems";
import type { ResultWriter } from "./resultWriter";

interface Suite {
  readonly name: string;
  readonly findings: readonly Finding[];
  readonly checks: Readonly<Record<string, CheckCounts>>;
}

/**
 * `--format junit`: a suite for each form, a case for each code asked of it. An error or warning is a failure of its
 * case; what is only worth knowing, or accepted, stands in its output. A code nothing could be judged by is skipped.
 */
export function createJunitWriter(io: CliIO, lang: Language): ResultWriter {
  let isBegun = false;
  const write = async (xml: string) => {
    const head = isBegun ? "" : '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="jixiao">\n';
    isBegun = true;
    await print(io.stdout, head + xml);
  };
  return {
    async add(outcome) {
      if (outcome.kind === "unreadable") {
        const [first] = outcome.problems;
        const errors = outcome.problems.map(
          ({ issue }) =>
            `<error type="${escapeXml(issue.code)}" message="${escapeXml(issue.message[lang])}"/>`,
        );
        const name = escapeXml(first === undefined ? "" : placeOf(first));
        const testcase = `<testcase classname="${name}" name="input">${errors.join("")}</testcase>`;
        return write(`<testsuite name="${name}" tests="1" failures="0" errors="1">${testcase}</testsuite>\n`);
      }
      const { assessment, file, line } = outcome;
      const cell = outcome.kind === "assessed" ? (outcome.source?.cell ?? null) : null;
      const place = placeOf({ file, line, column: null, cell });
      const name = assessment.id === null ? place : `${assessment.id} (${place})`;
      return write(suiteXml({ name, ...assessment }, lang));
    },
    addPortfolio: ({ findings, checks }) => write(suiteXml({ name: "portfolio", findings, checks }, lang)),
    end: () => write("</testsuites>\n"),
  };
}

function suiteXml({ name, findings, checks }: Suite, lang: Language): string {
  const of = (code: string) => findings.filter((finding) => finding.code === code);
  const codes = [...new Set([...Object.keys(checks), ...findings.map(({ code }) => code)])];
  const suite = escapeXml(name);
  const cases = codes.map((code) => caseXml(suite, code, of(code), checks[code], lang));
  const failures = codes.filter((code) => of(code).some(isFailure)).length;
  const head = `<testsuite name="${suite}" tests="${codes.length}" failures="${failures}" errors="0">`;
  return `${head}\n${cases.join("")}</testsuite>\n`;
}

function caseXml(
  suite: string,
  code: string,
  findings: readonly Finding[],
  counts: CheckCounts | undefined,
  lang: Language,
): string {
  const [failures, others] = [findings.filter(isFailure), findings.filter((one) => !isFailure(one))];
  const isSkipped = counts !== undefined && counts.passed + counts.failed === 0;
  const inside = [
    ...(isSkipped ? ["<skipped/>"] : []),
    ...failures.map(
      (one) => `<failure type="${one.severity}" message="${messageOf(one, lang)}">${whereOf(one)}</failure>`,
    ),
    ...(others.length === 0
      ? []
      : [
          `<system-out>${others.map((one) => `${messageOf(one, lang)} ${whereOf(one)}`).join("\n")}</system-out>`,
        ]),
  ];
  const name = escapeXml(`${code} ${codeName(code, lang)}`);
  return `  <testcase classname="${suite}" name="${name}">${inside.join("")}</testcase>\n`;
}

function isFailure({ severity, suppressed }: Finding): boolean {
  return severity !== "info" && suppressed === undefined;
}

function messageOf({ message }: Finding, lang: Language): string {
  return escapeXml(message[lang]);
}

function whereOf({ path, cell, reference }: Finding): string {
  return escapeXml([cell, path, reference].filter(Boolean).join("  "));
}

/** As in a page; XML also forbids U+FFFE and U+FFFF. */
function escapeXml(text: string): string {
  return escapeText(text).replace(/[\ufffe\uffff]/g, "");
}
