import type { Language } from "../explain/message";
import { citation } from "../ruleset/rules";
import { rulesets } from "../rulesets";
import { chooseRuleset } from "./chooseRuleset";
import { alignColumns } from "./columns";
import { type CliIO, EXIT, type ExitCode, print } from "./io";
import { printable } from "./printable";
import { printProblems } from "./problems";

export interface RulesetOptions {
  readonly format: "table" | "json";
  readonly lang: Language;
}

/** `jixiao rulesets list`: the rulesets shipped, one a line. */
export async function listRulesets(options: RulesetOptions, io: CliIO): Promise<ExitCode> {
  const all = Object.values(rulesets);
  if (options.format === "json") {
    const rows = all.map(({ id, version, title, effectiveFrom, effectiveTo }) => {
      return { id, version, title, effectiveFrom, effectiveTo };
    });
    await print(io.stdout, `${JSON.stringify(rows, null, 2)}\n`);
    return EXIT.clean;
  }
  const rows = all.map((r) => [
    r.id,
    r.version,
    `${r.effectiveFrom} – ${r.effectiveTo ?? ""}`,
    r.title[options.lang],
  ]);
  await print(io.stdout, alignColumns(rows));
  return EXIT.clean;
}

/** `jixiao rulesets show`: each parameter and check with its value, how firm its ground is, and its source. */
export async function showRuleset(idOrPath: string, options: RulesetOptions, io: CliIO): Promise<ExitCode> {
  const choice = await chooseRuleset(idOrPath, io);
  if (!choice.success) {
    await printProblems(io, options.lang, choice.problems);
    return EXIT.failed;
  }
  const { ruleset } = choice;
  if (options.format === "json") {
    await print(io.stdout, `${JSON.stringify(ruleset, null, 2)}\n`);
    return EXIT.clean;
  }
  const parameters = Object.entries(ruleset.parameters).flatMap(([name, parameter]) =>
    parameter.values.map((dated) => [
      name,
      parameter.unit,
      dated.from,
      dated.basis,
      printable(citation(ruleset, dated) ?? ""),
      // Last, since some are long.
      printable(typeof dated.value === "string" ? dated.value : JSON.stringify(dated.value), 1000),
    ]),
  );
  const checks = Object.entries(ruleset.checks).map(([code, check]) => [
    code,
    check.severity,
    check.basis,
    printable(citation(ruleset, check) ?? ""),
  ]);
  const heading = `${ruleset.id}@${ruleset.version} ${printable(ruleset.title[options.lang])}\n\n`;
  await print(io.stdout, `${heading}${alignColumns(parameters)}\n${alignColumns(checks)}`);
  return EXIT.clean;
}
