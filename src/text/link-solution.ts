/** The text of a module in which `@solution` is the module at this URL. */
export function linkSolution(text: string, url: string): string {
  const specifier = JSON.stringify(url);
  return text.replaceAll(/(["'])@solution\1/g, () => specifier);
}
