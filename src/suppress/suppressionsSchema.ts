import * as z from "zod/mini";
import type { Issue, ParseResult } from "../errors";
import { pointer } from "../evaluation/pointer";

const suppression = z.strictObject({
  /** Which finding: see `fingerprint`. */
  fingerprint: z.string().check(z.regex(/^[0-9a-f]{32}$/)),
  /** With which figures: see `figuresOf`. With others it counts again; absent = with any. */
  figures: z.optional(z.string().check(z.regex(/^[0-9a-f]{16}$/))),
  /** Who accepted it. */
  by: z.string().check(z.minLength(1)),
  /** Why. */
  reason: z.string().check(z.minLength(1)),
  /** The last day it is accepted; absent = no end. */
  until: z.optional(z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/))),
  /** What was accepted, for whoever reads the file; nothing is matched by these. */
  form: z.optional(z.string()),
  code: z.optional(z.string()),
  cell: z.optional(z.string()),
  message: z.optional(z.string()),
});

const suppressionsSchema = z.strictObject({ suppressions: z.array(suppression).check(z.maxLength(100_000)) });

/** One accepted finding: which, who, why, until when. */
export type Suppression = z.infer<typeof suppression>;
/** 已认可问题清单: a file of accepted findings. */
export type Suppressions = z.infer<typeof suppressionsSchema>;

/** @returns the accepted findings, or every issue with its JSON Pointer */
export function safeParseSuppressions(data: unknown): ParseResult<Suppressions> {
  const result = suppressionsSchema.safeParse(data);
  if (result.success) return { success: true, data: result.data };
  return { success: false, issues: result.error.issues.slice(0, 100).map(toIssue) };
}

function toIssue(issue: z.core.$ZodIssue): Issue {
  const detail = issue.code === "unrecognized_keys" ? ` (${issue.keys.slice(0, 5).join(", ")})` : "";
  return {
    code: `suppressions.${issue.code.replaceAll("_", "-")}`,
    path: pointer(issue.path),
    message: {
      zh: `已认可问题清单此处不符合格式${detail}；每条须有 fingerprint（32 位十六进制）、by（谁）、reason（为何），可有 until（YYYY-MM-DD）`,
      en: `the file of accepted findings does not have the required shape here${detail}; each needs fingerprint (32 hexadecimal digits), by and reason, and may have until (YYYY-MM-DD)`,
    },
  };
}
