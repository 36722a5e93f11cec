import type { Bilingual } from "../errors";
import { counted } from "../explain/counted";
import type { Language } from "../explain/message";
import type { Sureness } from "../import/notes";
import { type CliIO, print } from "./io";
import { printable } from "./printable";
import { placeOf } from "./problems";

/** What a reader guessed, put aside or did not understand. */
export interface ReadNote {
  readonly cell: string | null;
  readonly path: string | null;
  readonly code: string;
  readonly sure: Sureness;
  readonly message: Bilingual;
}

/** Is told the notes of a file. */
export type NoteSink = (file: string, notes: readonly ReadNote[]) => void;

const SURE: Readonly<Record<Sureness, Bilingual>> = {
  guess: { zh: "推测", en: "guess" },
  likely: { zh: "较确定", en: "likely" },
  certain: { zh: "确定", en: "certain" },
};

/** Keeps the notes of reading: all of them for `--notes`, else only how many of each kind. */
export class NoteLog {
  private readonly pending: { readonly file: string; readonly note: ReadNote }[] = [];
  private readonly counts: Record<Sureness, number> = { guess: 0, likely: 0, certain: 0 };
  private notUnderstood = 0;
  private readonly files = new Set<string>();

  constructor(
    private readonly io: CliIO,
    private readonly lang: Language,
    private readonly all: boolean,
  ) {}

  readonly add: NoteSink = (file, notes) => {
    for (const note of notes) {
      this.files.add(file);
      this.counts[note.sure] += 1;
      if (note.code === "cell.not-understood") this.notUnderstood += 1;
      if (this.all) this.pending.push({ file, note });
    }
  };

  /** Prints the notes that came since. */
  async flush(): Promise<void> {
    for (const { file, note } of this.pending.splice(0)) await print(this.io.stderr, this.line(file, note));
  }

  /** Prints what is left, and how many there were. */
  async end(): Promise<void> {
    await this.flush();
    if (this.files.size > 0) await print(this.io.stderr, this.summary());
  }

  private line(file: string, { cell, path, code, sure, message }: ReadNote): string {
    const where = [placeOf({ file, line: null, column: null, cell }), printable(path ?? "", 200)];
    const place = where.filter((part) => part !== "").join(" ");
    const label = this.lang === "zh" ? "说明" : "note";
    return `${label} ${place}: ${printable(message[this.lang], 400)} [${code}, ${SURE[sure][this.lang]}]\n`;
  }

  private summary(): string {
    const { guess, likely, certain } = this.counts;
    const all = guess + likely + certain;
    if (this.lang === "zh") {
      const lost = this.notUnderstood > 0 ? `，其中 ${this.notUnderstood} 格未能识别` : "";
      const more = this.all ? "" : "；用 --notes 逐条列出";
      return `读入 ${this.files.size} 个文件时有 ${all} 条说明（推测 ${guess}，较确定 ${likely}，确定 ${certain}）${lost}${more}\n`;
    }
    const lost = this.notUnderstood > 0 ? `, ${this.notUnderstood} of them cells not understood` : "";
    const more = this.all ? "" : "; --notes lists them";
    return `${counted(all, "note")} on reading ${counted(this.files.size, "file")} (guess ${guess}, likely ${likely}, certain ${certain})${lost}${more}\n`;
  }
}
