/**
 * The tests that a suite file declares, as `requirement-id > title`, read from its text: titles are
 * literal strings and there is one level of `describe`.
 */
export function findTitles(source: string): string[] {
  const titles: string[] = [];
  let requirement = "";
  for (const [, kind, literal = ""] of source.matchAll(
    /\b(describe|test)\(\s*("(?:[^"\\]|\\.)*")/g,
  )) {
    const text = String(JSON.parse(literal));
    if (kind === "describe") requirement = text;
    else titles.push(`${requirement} > ${text}`);
  }
  return titles;
}
