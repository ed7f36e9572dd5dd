import { escapePattern } from "../text/escape-pattern.ts";

/** A 1-based line and column. */
interface Spot {
  line: number;
  column: number;
}

const MODIFIERS =
  "(?:(?:export|public|protected|static|async|override|readonly|declare|get|set|function)\\s+|\\*\\s*)*";
/** What a function begins with where a value stands: a list of parameters, or one without brackets. */
const FUNCTION = String.raw`(?:async\b|function\b|(?:<[^>]*>\s*)?\(|[\w$]+\s*=>)`;

/**
 * Finds where a class member or function called `name` is defined in a source, or `null`. It reads text,
 * not syntax: a method, getter, alias or function whose line begins with the name after its modifiers,
 * or else a field. What only describes a type, and a key of an object that is no function, is neither.
 */
export function findMember(source: string, name: string): Spot | null {
  const lines = listCode(source);
  const begin = `^(\\s*${MODIFIERS})${escapePattern(name)}\\s*`;
  const callable = [
    new RegExp(`${begin}(?:<[^>]*>\\s*)?\\(`),
    // A field or a key with a function, and a field that is another name for a method.
    new RegExp(`${begin}(?::[^=;]*)?=\\s*(?:${FUNCTION}|this\\.|[\\w$.]+\\.prototype\\.)`),
    new RegExp(`${begin}:\\s*${FUNCTION}.*[{,(]\\s*$`),
  ];
  const field = [
    new RegExp(`${begin}[?!]?\\s*:[^=]*;\\s*$`),
    new RegExp(`${begin}[?!]?\\s*(?::[^=]*)?=(?![=>])`),
  ];
  return findLine(lines, callable) ?? findLine(lines, field);
}

function findLine(lines: readonly string[], patterns: readonly RegExp[]): Spot | null {
  for (const [index, line] of lines.entries()) {
    for (const pattern of patterns) {
      const match = pattern.exec(line);
      if (match === null || isCall(line)) continue;
      return { line: index + 1, column: (match[1] ?? "").length + 1 };
    }
  }
  return null;
}

/** The lines of a source, those empty that only describe a type. */
function listCode(source: string): string[] {
  let depth = 0;
  return source.split(/\r?\n/).map((line) => {
    const begins = /^\s*(?:export\s+)?(?:declare\s+)?(?:interface\s|type\s[^=]*=.*\{)/.test(line);
    if (depth === 0 && !begins) return line;
    depth += count(line, "{") - count(line, "}");
    return "";
  });
}

function count(line: string, sign: string): number {
  return line.split(sign).length - 1;
}

/** A call, and a signature, opens no body; a definition opens one or goes on. */
function isCall(line: string): boolean {
  return /\)[^)]*;\s*$/.test(line) && !line.includes("{") && !line.includes("=");
}
