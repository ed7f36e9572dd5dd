import { escapePattern } from "../text/escape-pattern.ts";

/**
 * Finds where a class member or function called `name` is defined in a source: 1-based line and
 * column, or `null`. It reads text, not syntax: a method, getter, field, alias or function whose
 * line begins with the name after its modifiers.
 */
export function findMember(source: string, name: string): { line: number; column: number } | null {
  const word = escapePattern(name);
  const modifiers =
    "(?:(?:export|public|static|async|override|readonly|get|set|function)\\s+|\\*\\s*)*";
  const member = new RegExp(`^(\\s*${modifiers})${word}\\s*(?:[(<=?]|:\\s)`);
  const lines = source.split(/\r?\n/);
  for (const [index, line] of lines.entries()) {
    const match = member.exec(line);
    if (match !== null && !isCall(line))
      return { line: index + 1, column: (match[1] ?? "").length + 1 };
  }
  return null;
}

/** A call ends with a semicolon and opens no body; a definition opens one or goes on. */
function isCall(line: string): boolean {
  return /\)\s*;\s*$/.test(line) && !line.includes("{") && !line.includes("=>");
}
