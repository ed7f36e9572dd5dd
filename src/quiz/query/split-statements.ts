/** One statement of a script. */
export interface Statement {
  /** The comment on the lines above it, without its marks; empty when there is none. */
  caption: string;
  /** Without the semicolon at its end. */
  sql: string;
  /** The line of the script where it begins, from 1. */
  line: number;
}

/** A literal, a quoted name or a comment: what may hold a semicolon that ends nothing. */
const OPAQUE = /'(?:[^']|'')*(?:'|$)|"(?:[^"]|"")*(?:"|$)|--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/g;
const TRIGGER = /^\s*CREATE\s+(?:TEMP\s+|TEMPORARY\s+)?TRIGGER\b/i;

/** The statements of a script; a comment that no statement follows is left out. */
export function splitStatements(script: string): Statement[] {
  const bare = script.replace(OPAQUE, (piece) => piece.replaceAll(/[^\n]/g, "x"));
  const comments = script.replace(OPAQUE, (piece) =>
    piece.startsWith("-") || piece.startsWith("/") ? piece.replaceAll(/[^\n]/g, " ") : piece,
  );
  return findEnds(bare, comments).flatMap(({ from, to }) => {
    const start = from + (/^\s*/.exec(comments.slice(from, to))?.[0].length ?? 0);
    if (start >= to) return [];
    return {
      caption: readCaption(script.slice(from, start)),
      sql: script.slice(start, to).trim(),
      line: script.slice(0, start).split("\n").length,
    };
  });
}

/** Where each statement stands, its semicolon aside; those inside of a trigger end none. */
function findEnds(bare: string, comments: string): { from: number; to: number }[] {
  const ends = [...bare.matchAll(/;/g)].map(({ index }) => index);
  const parts: { from: number; to: number }[] = [];
  let from = 0;
  for (const to of [...ends, bare.length]) {
    const isOpen =
      TRIGGER.test(comments.slice(from, to)) && !/\bEND\s*$/i.test(bare.slice(from, to));
    if (isOpen && to < bare.length) continue;
    parts.push({ from, to });
    from = to + 1;
  }
  return parts;
}

function readCaption(text: string): string {
  const lines = text.split("\n").flatMap((line) => /^\s*--\s?(.*)$/.exec(line)?.[1] ?? []);
  return lines.join(" ").trim();
}
