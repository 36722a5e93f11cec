/**
 * A text from a form made safe for one line of a terminal: control, bidirectional and zero-width characters
 * become `�`, line ends a space, and what is longer than `limit` characters ends in `…`.
 */
export function printable(text: string, limit = 120): string {
  const line = text
    .slice(0, limit * 4)
    .replace(/\s+/g, " ")
    .replace(UNSAFE, "�")
    .trim();
  const characters = Array.from(line);
  return characters.length <= limit ? line : `${characters.slice(0, limit - 1).join("")}…`;
}

const UNSAFE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu;
