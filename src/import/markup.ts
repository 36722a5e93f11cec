const PARAGRAPH = /<\/p>\s{0,20}<p[^<>]{0,1000}>|<br\s{0,5}\/?>/gi;
const TAG =
  /<\/?(?:p|br|div|span|b|strong|i|em|u|sub|sup|font|a|o:p|table|thead|tbody|tr|td|th)(?:\s[^<>]{0,1000})?\/?>/gi;
const ENTITIES: Readonly<Record<string, string>> = {
  "&nbsp;": " ",
  "&lt;": "<",
  "&gt;": ">",
  "&amp;": "&",
  "&quot;": '"',
  "&ge;": "≥",
  "&le;": "≤",
};

/** Takes HTML markup out of a cell; a new paragraph becomes a line feed. */
export function withoutMarkup(cell: string): string {
  let text = cell;
  if (text.includes("<")) text = text.replace(PARAGRAPH, "\n").replace(TAG, "");
  if (text.includes("&")) {
    text = text.replace(/&(?:nbsp|lt|gt|amp|quot|ge|le);/g, (entity) => ENTITIES[entity] ?? entity);
  }
  return text;
}
