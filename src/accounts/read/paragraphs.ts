import type { NarrativeParagraph } from "../documentSchema";
import { levelOf, splitNumbering } from "../label";
import { isEmpty, type SourceLine } from "./source";

const LONGEST_HEADING = 60;
/** The narrative ends where terms are explained (名词解释) or something is attached. */
const PART = /^第[一二三四五六七八九十]部分/;
const END = /^第[一二三四五六七八九十]部分.*(名词解释|附件)/;

/** The paragraphs of 情况说明 with the headings each stands under. */
export function readParagraphs(lines: readonly SourceLine[]): NarrativeParagraph[] {
  const paragraphs: NarrativeParagraph[] = [];
  let headings: { level: number; text: string }[] = [];
  for (const line of lines) {
    if (isEmpty(line)) continue;
    const text = line.cells.join(" ").trim();
    const solid = text.replace(/\s/g, "");
    if (END.test(solid) || (paragraphs.length > 0 && PART.test(solid))) break;
    const { numbering, name } = splitNumbering(text);
    const level = levelOf(numbering);
    if (level !== null && isHeading(text)) {
      headings = [...headings.filter((heading) => heading.level < level), { level, text: name }];
    } else if (!PART.test(solid)) {
      paragraphs.push({ headings: headings.map((heading) => heading.text), text, at: line.at });
    }
  }
  return paragraphs;
}

function isHeading(text: string): boolean {
  return text.length <= LONGEST_HEADING && !/[。；;]/.test(text) && !/\d(万元|亿元|元|%|％)/.test(text);
}
