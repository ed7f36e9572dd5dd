import type { Style } from "../style.ts";

const WORDS = new Set(
  `add all alter analyze and as asc begin between by cascade case cast check coalesce collate column commit
  conflict constraint count create cross current date default deferrable delete desc distinct do drop else end
  except exclude exists explain false fetch filter first following for foreign from full generated group having
  if in index inner insert integer intersect into is join key last left like limit materialized max min natural
  not nothing null nulls numeric offset on or order outer over partition plan preceding primary query range real
  recursive references release replace returning right rollback row rows savepoint select set strict sum table
  text then to transaction trigger true unbounded union unique update using values view when where window with
  without`.split(/\s+/),
);

const NEXT =
  /(?<comment>--[^\n]*|\/\*[\s\S]*?(?:\*\/|$))|(?<string>'(?:[^']|'')*'?)|(?<word>[\p{L}_]\w*)|(?<number>\d[\d.]*)/gu;

/** SQL with its syntax in colours, line by line; without colour nothing changes. */
export function paintSql(sql: string, { color, syntax }: Style): string {
  if (!color) return sql;
  return sql.replace(NEXT, (piece) => {
    if (/^(?:--|\/\*)/.test(piece)) return paintLines(piece, syntax.comment);
    if (piece.startsWith("'")) return paintLines(piece, syntax.string);
    if (/^\d/.test(piece)) return syntax.number(piece);
    return WORDS.has(piece.toLowerCase()) ? syntax.keyword(piece) : piece;
  });
}

function paintLines(text: string, paint: (line: string) => string): string {
  return text.replaceAll(/[^\n]*\S[^\n]*/g, paint);
}
