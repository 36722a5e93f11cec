#!/usr/bin/env node
import { type CliIO, EXIT } from "./io";
import { main } from "./main";
import { printable } from "./printable";

// A reader that has seen enough (`jixiao check … | head`) is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(EXIT.clean);
  // A full disk, mostly.
  process.stderr.write(
    `错误 无法写出结果 error: results cannot be written (${error.code ?? error.message})\n`,
  );
  process.exit(EXIT.failed);
});

const { stdin, stdout, stderr, env } = process;
const io: CliIO = { stdin, stdout, stderr, cwd: process.cwd(), env, onInterrupt };
try {
  process.exitCode = await main(process.argv.slice(2), io);
} catch (error) {
  // Not 1: that would say that the forms were assessed.
  process.exitCode = EXIT.failed;
  const reason = printable(String(error), 300);
  stderr.write(`错误 程序内部错误，请报告 internal error, please report it: ${reason} [internal]\n`);
}
// A terminal or pipe that is still open would keep the process alive.
stdin.destroy();

/** The first Ctrl-C is told; a second one ends the process at once. */
function onInterrupt(listener: () => void): () => void {
  const signals = ["SIGINT", "SIGTERM"] as const;
  for (const signal of signals) process.once(signal, listener);
  return () => {
    for (const signal of signals) process.off(signal, listener);
  };
}
