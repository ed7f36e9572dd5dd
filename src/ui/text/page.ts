/** Sections of lines as one text, an empty line between them, a line feed at the end. */
export function joinPage(sections: readonly (readonly string[])[]): string {
  const shown = sections.filter((lines) => lines.length > 0);
  return `${shown.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}
