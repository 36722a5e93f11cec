import type { Finding } from "../check/finding";
import type { Fault } from "../check/report";
import { en } from "./messages.en";
import { zh } from "./messages.zh";

/** The language of messages: Chinese or English. */
export type Language = "zh" | "en";

/** Puts a fault into words, in both languages. */
export function toFinding(fault: Fault): Finding {
  const { code, severity, path, stated, expected, related, params, reference } = fault;
  const message =
    fault.message === undefined
      ? { zh: say(zh, fault), en: say(en, fault) }
      : { zh: fillIn(fault.message.zh, params), en: fillIn(fault.message.en, params) };
  return { code, severity, path, stated, expected, related, params, message, reference };
}

function say(messages: typeof zh, fault: Fault): string {
  return messages[fault.code]?.(fault) ?? fault.code;
}

/** `{row.score}` in a ruleset's own message stands for that fact. */
function fillIn(template: string, params: Fault["params"]): string {
  return template.replace(/\{([A-Za-z.]{1,60})\}/g, (whole, name: string) =>
    Object.hasOwn(params, name) ? (params[name] ?? "") : whole,
  );
}

/** The message of a finding in one language. */
export function message(finding: Finding, language: Language): string {
  return finding.message[language];
}
