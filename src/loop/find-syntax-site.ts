import type { Site } from "./trace.ts";

/**
 * Where Node found a syntax error, from what it wrote to standard error: the file, the line, and the column
 * that the caret stands under. `null` when it names no place.
 */
export function findSyntaxSite(stderr: string): Site | null {
  const [, place = "", line = "", caret = ""] =
    /^(.+):(\d+)\n.*\n([ \t]*)\^+\n(?=[^]*^SyntaxError: )/m.exec(stderr) ?? [];
  if (place === "") return null;
  const file = place.startsWith("file://") ? decodeURIComponent(toPath(place)) : place;
  return { file, line: Number(line), column: caret.length + 1 };
}

/** A drive of Windows has no slash before it. */
function toPath(url: string): string {
  return url.slice("file://".length).replace(/^\/(?=[A-Za-z]:)/, "");
}
