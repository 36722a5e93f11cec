import { open, rename, rm, stat, writeFile } from "node:fs/promises";

/** The path names a folder, a device or a pipe, which a finished file cannot take the place of. */
class NotAFileError extends Error {
  readonly code: "EISDIR" | "ENOTFILE";

  constructor(path: string, isFolder: boolean) {
    super(`${path} is no file`);
    this.name = "NotAFileError";
    this.code = isFolder ? "EISDIR" : "ENOTFILE";
  }
}

/**
 * Asked before any work is done for a file that is renamed into its place: over `/dev/null` that would replace the
 * device.
 *
 * @throws NotAFileError where something other than a file stands at the path
 */
export async function refuseSpecial(path: string): Promise<void> {
  const found = await stat(path).catch(() => null);
  if (found !== null && !found.isFile()) throw new NotAFileError(path, found.isDirectory());
}

/**
 * Writes a file that is there only when it is whole: beside its name first, then renamed. What stood there before
 * stays where that fails. A device or pipe is written as it is.
 */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const found = await stat(path).catch(() => null);
  if (found !== null && !found.isFile()) return writeFile(path, content);
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    const file = await open(temporary, "wx");
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
