import { HIDDEN } from "../explain/showHidden";

/**
 * A text from a form made safe for one line of a terminal: control, bidirectional, zero-width and other
 * hidden characters become `�`, line ends a space, and what is longer than `limit` characters ends in `…`.
 */
export function printable(text: string, limit = 120): string {
  const line = text
    .slice(0, limit * 4)
    .replace(/\s+/g, " ")
    .replace(HIDDEN, "�")
    .trim();
  const characters = Array.from(line);
  return characters.length <= limit ? line : `${characters.slice(0, limit - 1).join("")}…`;
}
