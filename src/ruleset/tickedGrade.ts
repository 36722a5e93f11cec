const TICKS: ReadonlySet<string> = new Set("☑☒✓✔√■●◉");
const BOXES: ReadonlySet<string> = new Set("□☐○◯");

interface Token {
  readonly kind: "tick" | "box" | "word";
  readonly text: string;
  /** Whether space stands before it. */
  readonly apart: boolean;
}

/**
 * The word that is ticked where a cell lists all grades: `☑优 □良 □中 □差`, `优√ 良 中 差`. `null` where the cell is
 * anything else, or the mark may belong to two of them.
 *
 * @param words - the names of grades
 */
export function tickedGrade(printed: string, words: readonly string[]): string | null {
  const tokens = tokensOf(printed, words);
  if (tokens === null || tokens.filter(({ kind }) => kind === "tick").length !== 1) return null;
  const at = tokens.findIndex(({ kind }) => kind === "tick");
  const [before, tick, after] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  const isAligned = tokens.some(({ kind }) => kind === "box") || before === undefined || after === undefined;
  if (isAligned) return wordOf(tokens[0]?.kind === "word" ? before : after);
  if (tick?.apart === after.apart) return null;
  return wordOf(tick?.apart ? after : before);
}

function wordOf(token: Token | undefined): string | null {
  return token?.kind === "word" ? token.text : null;
}

/** Marks and words of grades; `null` where there is anything else. */
function tokensOf(printed: string, words: readonly string[]): Token[] | null {
  const longestFirst = [...words].sort((a, b) => b.length - a.length);
  const tokens: Token[] = [];
  let apart = false;
  for (let at = 0; at < printed.length; ) {
    const character = printed[at]!;
    if (/\s/.test(character)) {
      apart = true;
      at += 1;
      continue;
    }
    const kind = TICKS.has(character) ? "tick" : BOXES.has(character) ? "box" : "word";
    const text = kind === "word" ? longestFirst.find((word) => printed.startsWith(word, at)) : character;
    if (text === undefined || text === "") return null;
    tokens.push({ kind, text, apart });
    apart = false;
    at += text.length;
  }
  return tokens;
}
