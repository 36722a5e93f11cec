import { escapeToken } from "../evaluation/pointer";

export function pathOf(parent: string, key: string): string {
  return `${parent}/${escapeToken(key)}`;
}

/** Findings quote a cell, they do not carry whole texts. */
export function excerpt(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
