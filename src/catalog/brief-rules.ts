import { splitMarkdown } from "./markdown-lines.ts";

/** The numbers of a brief's rules such as `E1`, in order and as often as they stand there. */
export function findRules(markdown: string): string[] {
  return splitMarkdown(markdown).flatMap((line) => {
    const number = line.code ? undefined : /^\s*- \*\*([A-Z]+\d+)\.\*\*/.exec(line.text)?.[1];
    return number === undefined ? [] : [number];
  });
}
