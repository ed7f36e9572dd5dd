/** A text of one line: what a candidate's code said may have more, and control characters. */
export function line(text: string): string {
  return text
    .replaceAll(/\p{Control}+/gu, " ")
    .replaceAll(/ {2,}/g, " ")
    .trim();
}

/** Code in a line, whatever backticks it has. */
export function quote(code: string): string {
  const text = line(code);
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
  const mark = "`".repeat(longest + 1);
  const gap = text.startsWith("`") || text.endsWith("`") ? " " : "";
  return `${mark}${gap}${text}${gap}${mark}`;
}
