import type { Language } from "../explain/message";
import type { AssessedForm } from "./assessInputs";
import { type CliIO, print } from "./io";
import { printable } from "./printable";
import { placeOf } from "./problems";

/**
 * Tells on stderr which ruleset `--ruleset auto` chose for a form, and why: for the first form of each ruleset and
 * reasons, since the forms of a batch are mostly alike.
 */
export class SelectionLog {
  private readonly told = new Set<string>();

  constructor(
    private readonly io: CliIO,
    private readonly lang: Language,
  ) {}

  async tell({ file, line, source, ruleset, reasons }: AssessedForm): Promise<void> {
    if (reasons.length === 0) return;
    const because = reasons.map((reason) => printable(reason[this.lang], 400));
    const key = JSON.stringify([ruleset.id, because]);
    if (this.told.has(key)) return;
    this.told.add(key);
    const place = placeOf({ file, line, column: null, cell: source?.cell ?? null });
    const text =
      this.lang === "zh"
        ? `规则集 ${place}: 选用 ${ruleset.id}：${because.join("；")}\n`
        : `ruleset ${place}: chose ${ruleset.id}: ${because.join("; ")}\n`;
    await print(this.io.stderr, text);
  }
}
