import { Chalk } from "chalk";
import { ASCII_SYMBOLS, SPOKEN_SYMBOLS, UNICODE_SYMBOLS, type Symbols } from "./symbols.ts";
import type { Terminal } from "./terminal.ts";

/** Dresses a text; its visible characters stay the same. */
export type Paint = (text: string) => string;

/** The looks by meaning. Colour only ever repeats what a word or a sign already says. */
export interface Style {
  color: boolean;
  unicode: boolean;
  /** For a screen reader: every state is a word, and nothing is drawn. */
  plain: boolean;
  strong: Paint;
  emphasis: Paint;
  quiet: Paint;
  good: Paint;
  bad: Paint;
  warn: Paint;
  accent: Paint;
  /** A piece of code or a command inside a sentence; keeps its backticks when there is no colour. */
  code: Paint;
  /** The parts of a source that have a colour. */
  syntax: Readonly<Record<"keyword" | "string" | "comment" | "number", Paint>>;
  /** A text that leads to an address; the address is written out where it cannot be hidden. */
  link: (text: string, url: string) => string;
  symbols: Symbols;
}

/** The looks for a terminal. Only the sixteen colours of its own theme are used. */
export function createStyle(terminal: Terminal): Style {
  const plain = terminal.plain === true;
  const chalk = new Chalk({ level: terminal.color ? 1 : 0 });
  return {
    color: terminal.color,
    unicode: terminal.unicode,
    plain,
    strong: (text) => chalk.bold(text),
    emphasis: (text) => chalk.italic(text),
    quiet: (text) => chalk.dim(text),
    good: (text) => chalk.green(text),
    bad: (text) => chalk.red(text),
    warn: (text) => chalk.yellow(text),
    accent: (text) => chalk.cyan(text),
    code: (text) => (terminal.color ? chalk.cyan(text) : `\`${text}\``),
    syntax: {
      keyword: (text) => chalk.magenta(text),
      string: (text) => chalk.green(text),
      comment: (text) => chalk.dim(text),
      number: (text) => chalk.yellow(text),
    },
    link: (text, url) =>
      writeLink({ text: chalk.underline(text), url, bare: text === url }, terminal),
    symbols: chooseSymbols(terminal),
  };
}

function chooseSymbols({ plain = false, unicode }: Terminal): Symbols {
  if (plain) return SPOKEN_SYMBOLS;
  return unicode ? UNICODE_SYMBOLS : ASCII_SYMBOLS;
}

function writeLink(link: { text: string; url: string; bare: boolean }, terminal: Terminal): string {
  if (terminal.color && terminal.links === true && /^[\x20-\x7e]+$/.test(link.url)) {
    return `\u001B]8;;${link.url}\u001B\\${link.text}\u001B]8;;\u001B\\`;
  }
  return link.bare ? link.text : `${link.text} (${link.url})`;
}
