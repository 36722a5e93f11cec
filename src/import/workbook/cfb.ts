import { ImportError } from "../errors";
import { damaged } from "./zip";

/** The compound file an .xls is kept in: a small file system of 512-byte sectors. */

const SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const END_OF_CHAIN = 0xfffffffe;
const HIGHEST = 0xfffffffa;
const HEADER = 512;
const DIRECTORY_ENTRY = 128;

export function isCompoundFile(bytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, i) => bytes[i] === byte);
}

interface Volume {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly sectorSize: number;
  readonly fat: Uint32Array;
}

function sectorAt(volume: Pick<Volume, "bytes" | "sectorSize">, sector: number): Uint8Array {
  const from = (sector + 1) * volume.sectorSize;
  if (sector > HIGHEST || from >= volume.bytes.byteLength) throw damaged();
  return volume.bytes.subarray(from, Math.min(from + volume.sectorSize, volume.bytes.byteLength));
}

function openVolume(bytes: Uint8Array): Volume {
  if (bytes.byteLength < HEADER) throw damaged();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shift = view.getUint16(30, true);
  if (shift !== 9 && shift !== 12) throw damaged();
  const sectorSize = 2 ** shift;
  const sectors = fatSectors(bytes, view, sectorSize);
  const fat = new Uint32Array((sectors.length * sectorSize) / 4);
  let at = 0;
  for (const sector of sectors) {
    const data = sectorAt({ bytes, sectorSize }, sector);
    const words = new DataView(data.buffer, data.byteOffset, data.byteLength);
    for (let i = 0; i + 4 <= data.byteLength; i += 4) fat[at++] = words.getUint32(i, true);
  }
  return { bytes, view, sectorSize, fat };
}

/** The sectors of the allocation table: 109 in the header, more in a chain of their own. */
function fatSectors(bytes: Uint8Array, view: DataView, sectorSize: number): number[] {
  const most = Math.ceil(bytes.byteLength / sectorSize);
  const sectors: number[] = [];
  const add = (sector: number) => {
    if (sector <= HIGHEST) sectors.push(sector);
    if (sectors.length > most) throw damaged();
  };
  for (let i = 0; i < 109; i += 1) add(view.getUint32(76 + 4 * i, true));
  let next = view.getUint32(68, true);
  for (let steps = 0; next <= HIGHEST; steps += 1) {
    if (steps > most) throw damaged();
    const data = sectorAt({ bytes, sectorSize }, next);
    const words = new DataView(data.buffer, data.byteOffset, data.byteLength);
    for (let i = 0; i + 8 <= data.byteLength; i += 4) add(words.getUint32(i, true));
    next = words.getUint32(data.byteLength - 4, true);
  }
  return sectors;
}

function chain(volume: Volume, first: number): Uint8Array {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let sector = first; sector !== END_OF_CHAIN; sector = volume.fat[sector] ?? 0xffffffff) {
    if (sector > HIGHEST || chunks.length > volume.fat.length) throw damaged();
    const chunk = sectorAt(volume, sector);
    chunks.push(chunk);
    size += chunk.byteLength;
  }
  const out = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    out.set(chunk, at);
    at += chunk.byteLength;
  }
  return out;
}

/**
 * The stream of an .xls that holds the workbook.
 *
 * @throws ImportError where the file holds none: it is protected, damaged or of another program
 */
export function workbookStream(bytes: Uint8Array): Uint8Array {
  const volume = openVolume(bytes);
  const directory = chain(volume, volume.view.getUint32(48, true));
  const entries = new DataView(directory.buffer, directory.byteOffset, directory.byteLength);
  let root = END_OF_CHAIN;
  const names: string[] = [];
  for (let at = 0; at + DIRECTORY_ENTRY <= directory.byteLength; at += DIRECTORY_ENTRY) {
    const length = Math.min(64, entries.getUint16(at + 64, true));
    let name = "";
    for (let i = 0; i + 2 < length; i += 2) name += String.fromCharCode(entries.getUint16(at + i, true));
    if (directory[at + 66] === 5) root = entries.getUint32(at + 116, true);
    names.push(name);
    if (name !== "Workbook" && name !== "Book") continue;
    const first = entries.getUint32(at + 116, true);
    const size = entries.getUint32(at + 120, true);
    const whole =
      size < volume.view.getUint32(56, true) ? miniChain(volume, root, first) : chain(volume, first);
    return whole.subarray(0, Math.min(size, whole.byteLength));
  }
  throw noWorkbook(names);
}

function noWorkbook(names: readonly string[]): ImportError {
  if (names.length === 0) return damaged();
  if (names.includes("EncryptedPackage")) {
    return new ImportError("encrypted", {
      zh: "文件有密码保护，请取消密码后再试。",
      en: "The file is protected by a password; remove it and try again.",
    });
  }
  return new ImportError("unsupported-format", {
    zh: "这不是 Excel 工作簿，请另存为 .xlsx。",
    en: "This is not an Excel workbook; save it as .xlsx.",
  });
}

/** A stream below the cut-off lies in 64-byte sectors inside the root's own stream. */
function miniChain(volume: Volume, root: number, first: number): Uint8Array {
  const container = chain(volume, root);
  const table = chain(volume, volume.view.getUint32(60, true));
  const words = new DataView(table.buffer, table.byteOffset, table.byteLength);
  const chunks: number[] = [];
  for (let sector = first; sector !== END_OF_CHAIN; ) {
    if (sector > HIGHEST || chunks.length * 4 > table.byteLength) throw damaged();
    chunks.push(sector);
    if (sector * 4 + 4 > table.byteLength) throw damaged();
    sector = words.getUint32(sector * 4, true);
  }
  const out = new Uint8Array(chunks.length * 64);
  chunks.forEach((sector, i) => {
    out.set(container.subarray(sector * 64, sector * 64 + 64), i * 64);
  });
  return out;
}
