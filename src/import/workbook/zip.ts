import { ImportError } from "../errors";
import { LIMITS } from "./limits";

/** A file inside an archive, by the archive's directory. */
export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly packed: Uint8Array;
  readonly unpackedSize: number;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_SIZE = 22;

export function damaged(): ImportError {
  return new ImportError("damaged", {
    zh: "文件已损坏或不完整，无法打开。",
    en: "The file is damaged or incomplete and cannot be opened.",
  });
}

export function tooLargeUnpacked(): ImportError {
  return new ImportError("too-large-unpacked", {
    zh: "文件解压后超过 50 MB，已拒绝。",
    en: "The file unpacks to more than 50 MB and was refused.",
  });
}

export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
}

function endOfDirectory(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - END_SIZE - 0xffff);
  for (let at = view.byteLength - END_SIZE; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) === END) return at;
  }
  throw damaged();
}

/** Names that would leave the folder they are unpacked to, or hide a second file of the same name. */
function refuseUnsafe(name: string, seen: ReadonlySet<string>): void {
  const parts = name.split(/[\\/]/);
  const unsafe =
    name === "" ||
    name.includes("\0") ||
    name.includes("\\") ||
    name.startsWith("/") ||
    /^[A-Za-z]:/.test(name) ||
    parts.includes("..") ||
    seen.has(name.toLowerCase());
  if (!unsafe) return;
  throw new ImportError("unsafe-entry", {
    zh: "压缩包内含不安全的文件名，已拒绝。",
    en: "The archive holds an unsafe file name and was refused.",
  });
}

/** Reads an archive's directory; sizes and names are checked before anything is unpacked. */
export function readZipDirectory(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < END_SIZE) throw damaged();
  const end = endOfDirectory(view);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count > LIMITS.entries) throw tooLargeUnpacked();
  const entries: ZipEntry[] = [];
  const seen = new Set<string>();
  let total = 0;
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > bytes.byteLength || view.getUint32(at, true) !== CENTRAL) throw damaged();
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    refuseUnsafe(name, seen);
    seen.add(name.toLowerCase());
    const entry = readEntry(bytes, view, at, name);
    total += entry.unpackedSize;
    if (total > LIMITS.unpackedBytes) throw tooLargeUnpacked();
    entries.push(entry);
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

function readEntry(bytes: Uint8Array, view: DataView, at: number, name: string): ZipEntry {
  if ((view.getUint16(at + 8, true) & 1) === 1) {
    throw new ImportError("encrypted", {
      zh: "文件有密码保护，请取消密码后再试。",
      en: "The file is protected by a password; remove it and try again.",
    });
  }
  const method = view.getUint16(at + 10, true);
  const packedSize = view.getUint32(at + 20, true);
  const unpackedSize = view.getUint32(at + 24, true);
  const local = view.getUint32(at + 42, true);
  if (local + 30 > bytes.byteLength || view.getUint32(local, true) !== LOCAL) throw damaged();
  const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  if (from + packedSize > bytes.byteLength || (method !== 0 && method !== 8)) throw damaged();
  if (method === 0 && unpackedSize !== packedSize) throw damaged();
  return { name, method, packed: bytes.subarray(from, from + packedSize), unpackedSize };
}

/** Unpacks an entry, giving up as soon as it grows beyond the size its directory claims. */
export async function unpack(entry: ZipEntry): Promise<Uint8Array> {
  if (entry.method === 0) return entry.packed;
  const stream = new Blob([entry.packed as Uint8Array<ArrayBuffer>])
    .stream()
    .pipeThrough(new DecompressionStream("deflate-raw"));
  const reader = stream.getReader();
  const out = new Uint8Array(entry.unpackedSize);
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read().catch(() => {
      throw damaged();
    });
    if (done) return out.subarray(0, size);
    if (size + value.byteLength > out.byteLength) {
      await reader.cancel().catch(() => undefined);
      throw tooLargeUnpacked();
    }
    out.set(value, size);
    size += value.byteLength;
  }
}
