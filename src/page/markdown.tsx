import type { MarkedToken, Token, Tokens } from "marked";
import { lexer } from "marked";
import { createContext } from "preact";
import type { ComponentChildren, VNode } from "preact";
import { useContext } from "preact/hooks";
import { isMarked } from "../ui/markdown/inline.ts";

/** Where a link of Markdown leads on a page; `null` where it leads nowhere, so only its text is shown. */
export type FindTarget = (href: string) => string | null;

/** An address of the web; any other has no place beside a page that stands alone. */
export const findWebTarget: FindTarget = (href) => (/^https?:\/\//.test(href) ? href : null);

/** How the Markdown below finds where its links lead. */
export const LinkTargets = createContext(findWebTarget);

/**
 * Markdown as elements. It may come from anywhere: tags in it are shown as they are written, and an
 * address is only a link when it is one of the web.
 */
export function Markdown({ text }: { text: string }): VNode {
  return <>{renderBlocks(lexer(text))}</>;
}

/** The same for Markdown that was taken apart already. */
export function renderBlocks(tokens: readonly Token[]): ComponentChildren[] {
  return tokens.map((token) => (isMarked(token) ? renderBlock(token) : token.raw));
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
  if (token.type === "table") return renderTable(token);
  return <p>{renderToken(token)}</p>;
}

function renderList({ ordered, items }: Tokens.List): VNode {
  const rows = items.map((item, index) => <li key={index}>{renderTokens(item.tokens)}</li>);
  return ordered ? <ol>{rows}</ol> : <ul>{rows}</ul>;
}

function renderTable({ header, rows }: Tokens.Table): VNode {
  const names = header.map(({ text }) => text).join(", ");
  return (
    <div class="scroll" role="group" aria-label={`Table: ${names}`} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {header.map(({ tokens }, at) => (
              <th key={at} scope="col">
                {renderTokens(tokens)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at}>{row.map(renderCell)}</tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The first cell of a row names it. */
function renderCell({ tokens }: Tokens.TableCell, at: number): VNode {
  const text = renderTokens(tokens);
  if (at > 0) return <td class="text">{text}</td>;
  return (
    <th scope="row" class="text">
      {text}
    </th>
  );
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
      return <Anchor link={token} />;
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

function Anchor({ link: { href, tokens } }: { link: Tokens.Link }): VNode {
  const target = useContext(LinkTargets)(href);
  if (target === null) return <>{renderTokens(tokens)}</>;
  const isFar = findWebTarget(target) !== null;
  return (
    <a href={target} {...(isFar ? { rel: "noreferrer" } : {})}>
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
