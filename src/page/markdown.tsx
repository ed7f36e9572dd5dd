import type { MarkedToken, Token, Tokens } from "marked";
import { lexer } from "marked";
import type { ComponentChildren, VNode } from "preact";
import { isMarked } from "../ui/markdown/inline.ts";

/**
 * Markdown as elements. It may come from anywhere: tags in it are shown as they are written, and an
 * address is only a link when it is one of the web.
 */
export function Markdown({ text }: { text: string }): VNode {
  return <>{lexer(text).map((token) => (isMarked(token) ? renderBlock(token) : token.raw))}</>;
}

/** The running text of Markdown, for a place inside of a paragraph or a cell. */
export function Inline({ text }: { text: string }): VNode {
  return <>{renderTokens(lexer(text))}</>;
}

/** Markdown whose first paragraph is a heading. */
export function Titled({ text }: { text: string }): VNode {
  const [first, ...others] = lexer(text).filter(isMarked);
  return (
    <>
      <h3>{first === undefined ? null : renderToken(first)}</h3>
      {others.map(renderBlock)}
    </>
  );
}

/** Code, which scrolls inside of itself where it is wide. */
export function CodeBlock({ text, label }: { text: string; label: string }): VNode {
  return (
    <pre tabIndex={0} role="group" aria-label={label}>
      <code>{text}</code>
    </pre>
  );
}

function renderBlock(token: MarkedToken): ComponentChildren {
  if (token.type === "space" || token.type === "def") return null;
  if (token.type === "code") return <CodeBlock text={token.text} label="Code" />;
  if (token.type === "list") return renderList(token);
  return <p>{renderToken(token)}</p>;
}

function renderList({ ordered, items }: Tokens.List): VNode {
  const rows = items.map((item, index) => <li key={index}>{renderTokens(item.tokens)}</li>);
  return ordered ? <ol>{rows}</ol> : <ul>{rows}</ul>;
}

function renderTokens(tokens: readonly Token[]): ComponentChildren[] {
  return tokens.map((token) => (isMarked(token) ? renderToken(token) : token.raw));
}

function renderToken(token: MarkedToken): ComponentChildren {
  switch (token.type) {
    case "strong":
      return <strong>{renderTokens(token.tokens)}</strong>;
    case "em":
      return <em>{renderTokens(token.tokens)}</em>;
    case "codespan":
      return <code>{token.text}</code>;
    case "link":
      return renderLink(token);
    case "br":
      return <br />;
    case "text":
      return token.tokens === undefined ? decode(token.text) : renderTokens(token.tokens);
    case "paragraph":
    case "heading":
    case "del":
      return renderTokens(token.tokens);
    case "escape":
    case "image":
      return decode(token.text);
    case "blockquote":
    case "checkbox":
    case "code":
    case "def":
    case "hr":
    case "html":
    case "list":
    case "list_item":
    case "space":
    case "table":
      return token.raw;
  }
}

function renderLink({ href, tokens }: Tokens.Link): ComponentChildren {
  if (!/^https?:\/\//.test(href)) return renderTokens(tokens);
  return (
    <a href={href} rel="noreferrer">
      {renderTokens(tokens)}
    </a>
  );
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ["&amp;", "&"],
  ["&lt;", "<"],
  ["&gt;", ">"],
  ["&quot;", '"'],
  ["&#39;", "'"],
]);

function decode(text: string): string {
  return text.replace(/&(?:amp|lt|gt|quot|#39);/g, (name) => ENTITIES.get(name) ?? name);
}
