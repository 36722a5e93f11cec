/** A line of a byte stream, without its line end; `bytes` is `null` where it is longer than the limit. */
export interface Line {
  /** 1-based. */
  readonly number: number;
  readonly bytes: Buffer | null;
}

/** Splits at line feeds, holding no more than one line of at most `limit` bytes in memory. */
export async function* splitLines(
  chunks: AsyncIterable<Uint8Array | string>,
  limit: number,
): AsyncGenerator<Line> {
  let parts: Buffer[] = [];
  let size = 0;
  let number = 1;
  const keep = (part: Buffer) => {
    size += part.length;
    if (size <= limit) parts.push(part);
    else parts = [];
  };
  const take = (): Line => {
    const line = { number, bytes: size <= limit ? Buffer.concat(parts) : null };
    parts = [];
    size = 0;
    number += 1;
    return line;
  };
  for await (const piece of chunks) {
    const chunk =
      typeof piece === "string"
        ? Buffer.from(piece)
        : Buffer.from(piece.buffer, piece.byteOffset, piece.length);
    let start = 0;
    for (let end = chunk.indexOf(0x0a); end !== -1; end = chunk.indexOf(0x0a, start)) {
      keep(chunk.subarray(start, end));
      yield take();
      start = end + 1;
    }
    keep(chunk.subarray(start));
  }
  if (size > 0) yield take();
}

/** The text, a byte order mark dropped; `null` where it is not UTF-8. */
export function decodeUtf8(bytes: Buffer): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
