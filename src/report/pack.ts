import { escapeJson, visibleJson } from "../explain/showHidden";

/** Data inside a page: as JSON, or, where there is much of it, deflated and in Base64. */

/**
 * JSON that may stand in a `<script>`: nothing in it ends the script or opens a comment, and nothing in it is
 * invisible.
 */
export function scriptJson(data: unknown): string {
  return visibleJson(JSON.stringify(data)).replace(/[<>]/g, escapeJson);
}

/** Deflated (raw) UTF-8 in Base64. */
export async function deflate(text: string): Promise<string> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  return toBase64(bytes);
}

export async function inflate(base64: string): Promise<string> {
  const binary = atob(base64);
  const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return await new Response(stream).text();
}

export function toBase64(bytes: Uint8Array): string {
  let binary = "";
  const STEP = 0x2000;
  for (let at = 0; at < bytes.length; at += STEP) {
    binary += String.fromCharCode(...bytes.subarray(at, at + STEP));
  }
  return btoa(binary);
}
