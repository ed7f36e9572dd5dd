/** What a piece of JavaScript or TypeScript is, as far as it has a colour. */
export type PieceKind = "keyword" | "string" | "comment" | "number" | "rest";

/** A piece of a source; together they are the whole of it. */
export interface Piece {
  kind: PieceKind;
  text: string;
}

/** Where the scanner is inside templates: for each one that is open, how many braces are. */
interface Scan {
  pieces: Piece[];
  templates: number[];
  /** Whether a slash here begins a pattern, and does not divide. */
  begins: boolean;
}

const KEYWORDS = new Set(
  `abstract as async await break case catch class const continue declare default delete do else enum
  export extends false finally for from function get if implements import in infer instanceof interface is
  keyof let new null of override private protected public readonly return satisfies set static super switch
  this throw true try type typeof undefined unique unknown using var void while with yield any boolean never
  number object string symbol bigint`.split(/\s+/),
);

/** After these words comes a value, so a slash begins a pattern. */
const BEFORE_VALUE =
  /^(?:await|case|delete|do|else|in|instanceof|new|of|return|throw|typeof|void|yield)$/;

const NEXT =
  /(?<comment>\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$))|(?<string>"(?:\\[\s\S]|[^"\\\n])*"?|'(?:\\[\s\S]|[^'\\\n])*'?)|(?<word>[\p{ID_Start}$_#@][\p{ID_Continue}$]*)|(?<number>\.?\d[\w.]*)|(?<space>\s+)|[\s\S]/uy;
const PATTERN = /\/(?![/*])(?:\\[^\n]|\[(?:\\[^\n]|[^\]\\\n])*\]|[^/\\[\n])+\/[a-z]*/y;
/** The text of a template up to its end or to what is put into it. */
const TEMPLATE = /(?:\\[\s\S]|\$(?!\{)|[^\\`$])*(?:`|\$\{|$)/y;

/** Splits a source into pieces; whatever it is, nothing of it is lost or changed. */
export function splitSource(source: string): Piece[] {
  const scan: Scan = { pieces: [], templates: [], begins: true };
  for (let at = 0; at < source.length;) {
    const piece = readPiece(source, at, scan);
    const last = scan.pieces.at(-1);
    if (last?.kind === piece.kind) last.text += piece.text;
    else scan.pieces.push({ ...piece });
    at += piece.text.length;
  }
  return scan.pieces;
}

function readPiece(source: string, at: number, scan: Scan): Piece {
  const char = source.charAt(at);
  if (char === "`") return readTemplate(source, at, scan);
  const braces = scan.templates.at(-1);
  if (char === "}" && braces === 0) {
    scan.templates.pop();
    return readTemplate(source, at, scan);
  }
  if (braces !== undefined && (char === "{" || char === "}")) {
    scan.templates.splice(-1, 1, braces + (char === "{" ? 1 : -1));
  }
  const pattern = char === "/" && scan.begins ? matchAt(PATTERN, source, at) : null;
  if (pattern !== null) {
    scan.begins = false;
    return { kind: "string", text: pattern[0] };
  }
  return readPlain(source, at, scan);
}

/** From the sign that begins or takes up a template to the sign that ends or leaves it. */
function readTemplate(source: string, at: number, scan: Scan): Piece {
  const rest = matchAt(TEMPLATE, source, at + 1)?.[0] ?? "";
  const leaves = rest.endsWith("${");
  if (leaves) scan.templates.push(0);
  scan.begins = leaves;
  return { kind: "string", text: source.charAt(at) + rest };
}

function readPlain(source: string, at: number, scan: Scan): Piece {
  const match = matchAt(NEXT, source, at);
  const text = match?.[0] ?? source.charAt(at);
  const { comment, string, word, number, space } = match?.groups ?? {};
  if (comment !== undefined) return { kind: "comment", text };
  if (space !== undefined) return { kind: "rest", text };
  scan.begins = word === undefined ? /^[^)\]}.]$/.test(text) : BEFORE_VALUE.test(word);
  if (string !== undefined || number !== undefined) {
    scan.begins = false;
    return { kind: string === undefined ? "number" : "string", text };
  }
  const isMember = /\.\s*$/.test(scan.pieces.at(-1)?.text ?? "");
  const isKeyword = word !== undefined && KEYWORDS.has(word) && !isMember;
  return { kind: isKeyword ? "keyword" : "rest", text };
}

function matchAt(pattern: RegExp, source: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(source);
}
