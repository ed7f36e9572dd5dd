import type { MarkedToken, Token } from "marked";
import type { Style } from "../style.ts";
import { fitCharacters } from "../text/fit-characters.ts";

const KINDS: ReadonlySet<string> = new Set(
  (
    "blockquote br checkbox code codespan def del em escape heading hr html image link list " +
    "list_item paragraph space strong table text"
  ).split(" "),
);

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ["&amp;", "&"],
  ["&lt;", "<"],
  ["&gt;", ">"],
  ["&quot;", '"'],
  ["&#39;", "'"],
  ["&nbsp;", " "],
]);

/** The running text of Markdown on one line, with a line feed for each hard break only. */
export function renderInline(tokens: readonly Token[], style: Style): string {
  return tokens.map((token) => (isMarked(token) ? renderToken(token, style) : token.raw)).join("");
}

/** Whether a token is one that Markdown itself has, not one of an extension. */
export function isMarked(token: Token): token is MarkedToken {
  return KINDS.has(token.type);
}

function renderToken(token: MarkedToken, style: Style): string {
  switch (token.type) {
    case "strong":
      return style.strong(renderInline(token.tokens, style));
    case "em":
      return style.emphasis(renderInline(token.tokens, style));
    case "codespan":
      return style.code(fitCharacters(token.text, style));
    case "link":
      return style.link(renderInline(token.tokens, style), token.href);
    case "image":
      return style.link(fitCharacters(token.text, style), token.href);
    case "del":
      return `~${renderInline(token.tokens, style)}~`;
    case "checkbox":
      return token.checked ? "[x] " : "[ ] ";
    case "br":
      return "\n";
    case "text":
      return token.tokens ? renderInline(token.tokens, style) : renderText(token.text, style);
    case "html":
      return token.raw.startsWith("<!--") ? "" : renderText(token.raw, style);
    case "escape":
      return renderText(token.text, style);
    case "blockquote":
    case "code":
    case "def":
    case "heading":
    case "hr":
    case "list":
    case "list_item":
    case "paragraph":
    case "space":
    case "table":
      return renderText(token.raw, style);
  }
}

function renderText(text: string, style: Style): string {
  const decoded = text.replace(
    /&(?:amp|lt|gt|quot|#39|nbsp);/g,
    (name) => ENTITIES.get(name) ?? name,
  );
  return fitCharacters(decoded.replace(/[ \t]*\n[ \t]*/g, " "), style);
}
