import { counted } from "../explain/counted";
import type { Language } from "../explain/message";

/** The words of the table, in one language. */
export interface TableWords {
  readonly columns: readonly [
    form: string,
    stated: string,
    accepted: string,
    statedGrade: string,
    acceptedGrade: string,
    errors: string,
    warnings: string,
    infos: string,
  ];
  readonly severity: Readonly<Record<"error" | "warning" | "info", string>>;
  readonly unreadable: string;
  readonly unnamed: string;
  readonly blank: string;
  stated(figure: string): string;
  expected(figure: string): string;
  reference(text: string): string;
  accepted(by: string, reason: string, until: string | null): string;
  /** `forms` where there were several. */
  ruleset(id: string, title: string, forms: number | null): string;
  accounts(unit: string, year: number | null): string;
  /** `doubtful`: they fail, and may have their reason. */
  equations(
    count: Readonly<Record<"exact" | "withinRounding" | "violated" | "doubtful" | "notEvaluated", number>>,
  ): string;
  readonly outcome: Readonly<Record<"exact" | "withinRounding" | "violated" | "notEvaluated", string>>;
  difference(difference: string, slack: string): string;
  repair(number: number): string;
  resolves(slip: string, codes: readonly string[]): string;
  moreRepairs(count: number): string;
  readonly separator: string;
  readonly portfolio: string;
  readonly subjects: string;
  readonly noSubject: string;
  /** The form's money is all of the subject's project expenditure. */
  readonly wholeSubject: string;
  narrative(found: number, matched: number, contradicting: number): string;
  batch(
    forms: number,
    accounts: number,
    unreadable: number,
    withErrors: Readonly<Record<"forms" | "accounts", number>>,
  ): string;
  findings(errors: number, warnings: number, infos: number): string;
  checks(passed: number, failed: number, notEvaluated: number): string;
  grades(stated: string, accepted: string): string;
}

const zh: TableWords = {
  columns: ["表单", "填报总分", "核定总分", "填报等级", "核定等级", "错误", "警告", "提示"],
  severity: { error: "错误", warning: "警告", info: "提示" },
  unreadable: "无法读取",
  unnamed: "（无名）",
  blank: "空白",
  stated: (figure) => `填报 ${figure}`,
  expected: (figure) => `应为 ${figure}`,
  reference: (text) => `依据：${text}`,
  accepted: (by, reason, until) => `【已认可：${by}，${reason}${until === null ? "" : `，至 ${until}`}】`,
  ruleset: (id, title, forms) => `规则集 ${id} ${title}${forms === null ? "" : `：${forms} 份`}`,
  accounts: (unit, year) => `${unit}${year === null ? "" : ` ${year} 年`}决算公开`,
  equations: ({ exact, withinRounding, violated, doubtful, notEvaluated }) =>
    `等式 ${exact + withinRounding + violated + doubtful + notEvaluated} 项：一致 ${exact}，尾数误差之内 ${withinRounding}，不成立 ${violated}，待说明 ${doubtful}，未能核对 ${notEvaluated}`,
  outcome: { exact: "一致", withinRounding: "尾数误差", violated: "不符", notEvaluated: "未核对" },
  difference: (difference, slack) => `差 ${difference}，四舍五入可致 ${slack}`,
  repair: (number) => `更正建议 ${number}：`,
  resolves: (slip, codes) => `（${slip}；可消除 ${codes.join("、")}）`,
  moreRepairs: (count) => `另有 ${count} 个更正方案，见 --format json`,
  separator: "；",
  portfolio: "自评表与决算公开",
  subjects: "各项目可能对应的支出功能分类科目",
  noSubject: "没有容得下的科目",
  wholeSubject: "（正好全部）",
  narrative: (found, matched, contradicting) =>
    `情况说明中的数字 ${found} 处：核对 ${matched}，矛盾 ${contradicting}`,
  batch: (forms, accounts, unreadable, withErrors) =>
    `共 ${[
      ...(forms > 0 || accounts === 0 ? [`${forms} 份表单，${withErrors.forms} 份有错误`] : []),
      ...(accounts > 0 ? [`${accounts} 份决算公开，${withErrors.accounts} 份有错误`] : []),
      ...(unreadable > 0 ? [`另有 ${unreadable} 处无法读取`] : []),
    ].join("；")}`,
  findings: (errors, warnings, infos) => `错误 ${errors}，警告 ${warnings}，提示 ${infos}`,
  checks: (passed, failed, notEvaluated) =>
    `检查 ${passed + failed + notEvaluated} 项：通过 ${passed}，不通过 ${failed}，因空白或无法识读而未能判断 ${notEvaluated}`,
  grades: (stated, accepted) => `等级 填报：${stated}；核定：${accepted}`,
};

const en: TableWords = {
  columns: ["form", "stated", "accepted", "grade", "accepted grade", "errors", "warnings", "infos"],
  severity: { error: "error", warning: "warning", info: "info" },
  unreadable: "unreadable",
  unnamed: "(unnamed)",
  blank: "blank",
  stated: (figure) => `stated ${figure}`,
  expected: (figure) => `expected ${figure}`,
  reference: (text) => `ground: ${text}`,
  accepted: (by, reason, until) =>
    `[accepted by ${by}: ${reason}${until === null ? "" : `, until ${until}`}]`,
  ruleset: (id, title, forms) =>
    `ruleset ${id} ${title}${forms === null ? "" : `: ${counted(forms, "form")}`}`,
  accounts: (unit, year) => `${unit}${year === null ? "" : ` ${year}`} final accounts`,
  equations: ({ exact, withinRounding, violated, doubtful, notEvaluated }) =>
    `${counted(exact + withinRounding + violated + doubtful + notEvaluated, "equation")}: ${exact} agree, ${withinRounding} within rounding, ${violated} cannot hold, ${doubtful} to be explained, ${notEvaluated} not evaluated`,
  outcome: {
    exact: "agrees",
    withinRounding: "rounding",
    violated: "does not fit",
    notEvaluated: "not checked",
  },
  difference: (difference, slack) => `${difference} apart, rounding explains ${slack}`,
  repair: (number) => `repair ${number}: `,
  resolves: (slip, codes) => ` [${slip}; resolves ${codes.join(", ")}]`,
  moreRepairs: (count) => `${count} more in --format json`,
  separator: "; ",
  portfolio: "forms beside the final accounts",
  subjects: "subjects whose project expenditure a form's money can be part of",
  noSubject: "no subject is large enough",
  wholeSubject: " (all of it)",
  narrative: (found, matched, contradicting) =>
    `${counted(found, "figure")} in the text: ${matched} compared, ${contradicting} in contradiction`,
  batch: (forms, accounts, unreadable, withErrors) =>
    [
      ...(forms > 0 || accounts === 0 ? [`${counted(forms, "form")}, ${withErrors.forms} with errors`] : []),
      ...(accounts > 0 ? [`${accounts} final accounts, ${withErrors.accounts} with errors`] : []),
      ...(unreadable > 0 ? [`${counted(unreadable, "input")} unreadable`] : []),
    ].join("; "),
  findings: (errors, warnings, infos) =>
    `${counted(errors, "error")}, ${counted(warnings, "warning")}, ${counted(infos, "info")}`,
  checks: (passed, failed, notEvaluated) =>
    `${counted(passed + failed + notEvaluated, "check")}: ${passed} passed, ${failed} failed, ${notEvaluated} not evaluated (a cell they need is blank or unreadable)`,
  grades: (stated, accepted) => `grades stated: ${stated}; accepted: ${accepted}`,
};

export const tableWords: Readonly<Record<Language, TableWords>> = { zh, en };
