import { Command, type ErrorOptions, Help, InvalidArgumentError, type Option } from "commander";
import { nearestWord } from "../evaluation/nearestWord";
import { counted } from "../explain/counted";
import type { Language } from "../explain/message";
import { printable } from "./printable";

/** The text in the language asked for; in both where none was. */
export type Say = (en: string, zh: string) => string;

export function sayIn(lang: Language | null): Say {
  if (lang === null) return (en, zh) => `${en} ${zh}`;
  return (en, zh) => (lang === "en" ? en : zh);
}

/** The language named among arguments that are not yet parsed, since they may be wrong. */
export function languageAskedFor(args: readonly string[]): Language | null {
  const at = args.lastIndexOf("--lang");
  const named = at === -1 ? args.findLast((arg) => arg.startsWith("--lang="))?.slice(7) : args[at + 1];
  return named === "zh" || named === "en" ? named : null;
}

/** The arguments with `--lang` behind the names of commands, before which commander does not know it. */
export function withLanguageLast(args: readonly string[], program: Command): string[] {
  const names: string[] = [];
  const language: string[] = [];
  let command: Command | undefined = program;
  let at = 0;
  while (at < args.length && command !== undefined && command.commands.length > 0) {
    const word = args[at]!;
    const length = word === "--lang" ? 2 : Number(word.startsWith("--lang="));
    if (length === 0 && word.startsWith("-")) break;
    if (length === 0) {
      names.push(word);
      command = command.commands.find((one) => one.name() === word);
    } else {
      language.push(...args.slice(at, at + length));
    }
    at += Math.max(length, 1);
  }
  return [...names, ...(names.length === 0 ? [] : language), ...args.slice(at)];
}

/** A command whose help and usage errors speak the language asked for, and both where none was. */
export class LocalCommand extends Command {
  constructor(
    name: string,
    private readonly lang: Language | null,
  ) {
    super(name);
  }

  override createCommand(name: string): LocalCommand {
    return new LocalCommand(name, this.lang);
  }

  override createHelp(): Help {
    return Object.assign(this.lang === "zh" ? new ChineseHelp() : new Help(), this.configureHelp());
  }

  override error(message: string, options?: ErrorOptions): never {
    const { code, zh, en, at = this } = this.explain(message, options?.code ?? "");
    const where = nameOf(at);
    const lines = {
      zh: `错误 ${where}: ${printable(zh, 400)} [${code}]`,
      en: `error ${where}: ${printable(en, 400)} [${code}]`,
    };
    const told = this.lang === null ? `${lines.zh}\n${lines.en}` : lines[this.lang];
    const help = at.parent === null ? `${where} --help, ${where} COMMAND --help` : `${where} --help`;
    super.error(`${told}\n${sayIn(this.lang)("usage:", "用法:")} ${help}`, options);
  }

  /** What commander says in English alone, by its code: what is wrong, and how to mend it. */
  private explain(message: string, code: string): UsageError {
    const [quoted = ""] = [...message.matchAll(/'([^']*)'/g)].map((match) => match[1]!);
    switch (code) {
      case "commander.unknownOption":
        return { code: "usage.unknown-option", ...unknown("选项", "option", quoted, this.longFlags()) };
      case "commander.unknownCommand":
        return { code: "usage.unknown-command", ...unknown("命令", "command", quoted, commandsOf(this)) };
      case "commander.excessArguments":
        return this.excess();
      case "commander.missingArgument":
        return {
          code: "usage.missing-argument",
          zh: `缺少 <${quoted}>，请在命令后写明`,
          en: `<${quoted}> is missing; name it after the command`,
        };
      case "commander.optionMissingArgument":
        return {
          code: "usage.missing-value",
          zh: `选项 ${quoted} 后面缺少取值`,
          en: `the value of ${quoted} is missing; write it after the option`,
        };
      case "commander.missingMandatoryOptionValue":
        return {
          code: "usage.missing-option",
          zh: `缺少选项 ${quoted}，请补上`,
          en: `the option ${quoted} is missing; add it`,
        };
      case "commander.invalidArgument":
        return { code: "usage.invalid-value", ...invalidValue(message) };
      default:
        return { code: "usage", zh: message, en: message };
    }
  }

  private longFlags(): string[] {
    return this.options.flatMap(({ long }) => (long ? [long] : []));
  }

  private excess(): UsageError {
    const expected = this.registeredArguments.length;
    const more = this.args[expected] ?? "";
    // `rulesets shaw` is taken for an argument of the default command.
    if (this.parent !== null && more !== this.name() && this.parent.args[0] === more) {
      const words = unknown("命令", "command", more, commandsOf(this.parent));
      return { code: "usage.unknown-command", ...words, at: this.parent };
    }
    return {
      code: "usage.excess-arguments",
      zh: `多出了“${more}”，此命令只收 ${expected} 个参数`,
      en: `"${more}" is too much: this command takes ${counted(expected, "argument")}`,
    };
  }
}

/** What is wrong, and with which command where it is not the one that was run. */
interface UsageError {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly at?: Command;
}

function nameOf(command: Command): string {
  const names: string[] = [];
  for (let at: Command | null = command; at !== null; at = at.parent) names.unshift(at.name());
  return names.join(" ");
}

function commandsOf(command: Command): string[] {
  return command.commands.map((one) => one.name());
}

function unknown(zh: string, en: string, word: string, known: readonly string[]) {
  const near = nearestWord(word, known);
  return {
    zh: `没有${zh} ${word}${near === null ? `；可用：${known.join("、")}` : `，是否应为 ${near}？`}`,
    en: `there is no ${en} ${word}${near === null ? `; there are: ${known.join(", ")}` : `; did you mean ${near}?`}`,
  };
}

/** A value that an option cannot take, and what it takes. */
export function invalid(en: string, zh: string): InvalidArgumentError {
  return new InvalidArgumentError(`${en}\n${zh}`);
}

/** What stands before and behind the first `border`. */
function cutAt(text: string, border: string): string[] {
  const at = text.indexOf(border);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + border.length)];
}

/** The reason is that of `invalid`, or names the choices. */
function invalidValue(message: string): { zh: string; en: string } {
  // error: option '--until <day>' argument '…' is invalid. …
  const [option = "", rest = ""] = cutAt(message.slice("error: option '".length), "' argument '");
  const [value = "", reason = ""] = cutAt(rest, "' is invalid. ");
  const [en = "", zh = ""] = reason.split("\n");
  const choices = /^Allowed choices are (.*)\.$/.exec(reason)?.[1];
  return {
    zh: `选项 ${option} 不能取“${value}”；${choices === undefined ? `应为${zh}` : `可用：${choices.replaceAll(", ", "、")}`}`,
    en: `${option} cannot be "${value}"; ${choices === undefined ? `it takes ${en}` : `choose one of ${choices}`}`,
  };
}

const TITLES: Readonly<Record<string, string>> = {
  "Usage:": "用法:",
  "Arguments:": "参数:",
  "Options:": "选项:",
  "Commands:": "命令:",
};

class ChineseHelp extends Help {
  override styleTitle(title: string): string {
    return TITLES[title] ?? title;
  }

  override optionDescription(option: Option): string {
    const { description, argChoices, defaultValue } = option;
    const more = [
      ...(argChoices === undefined ? [] : [`可用：${argChoices.join("、")}`]),
      ...(defaultValue === undefined ? [] : [`默认 ${String(defaultValue)}`]),
    ];
    return more.length === 0 ? description : `${description}（${more.join("；")}）`;
  }
}
