#!/usr/bin/env node
import { EXIT } from "./io";
import { main } from "./main";

// A reader that has seen enough (`jixiao check … | head`) is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(EXIT.clean);
  throw error;
});

const { stdin, stdout, stderr, env } = process;
process.exitCode = await main(process.argv.slice(2), { stdin, stdout, stderr, cwd: process.cwd(), env });
