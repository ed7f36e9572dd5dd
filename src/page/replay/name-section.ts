/** The place of a section on the page of docs/event-loop.md in a site, by its heading. */
export function nameSection(title: string): string {
  const words = title.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return words.join("-");
}
