import { type Command, CommanderError } from "commander";
import { type CliIO, EXIT, type ExitCode, print } from "./io";
import { createProgram } from "./program";
import { languageAskedFor, withLanguageLast } from "./usage";

/** Runs `jixiao` with the arguments after its name, and returns the exit code. */
export async function main(args: readonly string[], io: CliIO): Promise<ExitCode> {
  let exitCode: ExitCode = EXIT.clean;
  const finish = (code: ExitCode) => {
    exitCode = code;
  };
  const program = createProgram(io, finish, languageAskedFor(args));
  reportUsage(program, io);
  try {
    await program.parseAsync(withLanguageLast(args, program), { from: "user" });
    return exitCode;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Help and version that were asked for end here too, with 0.
    return error.exitCode === 0 ? EXIT.clean : EXIT.failed;
  }
}

/** Throws instead of exiting, and prints what was asked for on stdout, what is wrong on stderr. */
function reportUsage(command: Command, io: CliIO): void {
  command.exitOverride();
  command.configureOutput({
    writeOut: (text) => void print(io.stdout, text),
    writeErr: (text) => void print(io.stderr, text),
    outputError: (text, write) => write(text),
    getOutHasColors: () => false,
    getErrHasColors: () => false,
  });
  for (const sub of command.commands) reportUsage(sub, io);
}
