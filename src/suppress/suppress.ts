import type { Assessment } from "../assess/assessment";
import type { Finding } from "../check/finding";
import type { Evaluation } from "../evaluation/schema";
import { figuresOf, fingerprint } from "./fingerprint";
import type { Suppression, Suppressions } from "./suppressionsSchema";

/** Looks up accepted findings, and remembers which were met. */
export interface Suppressor {
  /** The result with accepted findings marked; they stay in the list, and the result is the same where none is. */
  apply(evaluation: Evaluation, assessment: Assessment): Assessment;
  /** Those whose last day is over: they accept nothing. */
  readonly expired: readonly Suppression[];
  /** Those that met no finding so far: the finding is gone, or its form was not looked at. */
  unused(): Suppression[];
}

/**
 * Prepares a list of accepted findings for use on many results.
 *
 * @param today - the day to hold `until` against, as `YYYY-MM-DD`; the library has no clock of its own
 */
export function createSuppressor({ suppressions }: Suppressions, today: string): Suppressor {
  const isOver = ({ until }: Suppression) => until !== undefined && until < today;
  const byFingerprint = new Map(
    suppressions.filter((one) => !isOver(one)).map((one) => [one.fingerprint, one]),
  );
  const used = new Set<string>();

  function mark(evaluation: Evaluation, finding: Finding): Finding {
    const found = byFingerprint.get(fingerprint(evaluation, finding));
    if (found === undefined) return finding;
    // Accepted with other figures: the finding is another one to look at.
    if (found.figures !== undefined && found.figures !== figuresOf(finding)) return finding;
    used.add(found.fingerprint);
    const { by, reason, until } = found;
    return { ...finding, suppressed: { by, reason, until: until ?? null } };
  }

  return {
    apply(evaluation, assessment) {
      if (byFingerprint.size === 0) return assessment;
      const findings = assessment.findings.map((finding) => mark(evaluation, finding));
      const isSame = findings.every((finding, i) => finding === assessment.findings[i]);
      return isSame ? assessment : { ...assessment, findings };
    },
    expired: suppressions.filter(isOver),
    unused: () => [...byFingerprint.values()].filter((one) => !used.has(one.fingerprint)),
  };
}

/** An entry for the file: accepts `finding` of `evaluation`. */
export function toSuppression(
  evaluation: Evaluation,
  finding: Finding,
  grounds: { readonly by: string; readonly reason: string; readonly until?: string },
): Suppression {
  return {
    fingerprint: fingerprint(evaluation, finding),
    figures: figuresOf(finding),
    ...grounds,
    ...(evaluation.id === undefined ? {} : { form: evaluation.id }),
    code: finding.code,
    cell: finding.path,
    message: finding.message.zh.slice(0, 200),
  };
}
