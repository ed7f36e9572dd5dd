import { createHash } from "node:crypto";
import type { ComponentChildren, VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import { sanitizeOutput } from "../ui/sanitize.ts";
import { sealPage } from "./seal.ts";
import { STYLES } from "./styles.ts";

/** What stands around the parts of a page. */
export interface Page {
  /** Of the window, and the heading of the page. */
  title: string;
  /** What kind of page it is, in a word or two above the heading. */
  kind: string;
  /** The sentence below the heading; absent without one. */
  lead?: string;
  /** The parts to jump to. */
  contents: readonly { id: string; title: string }[];
  /** When and of what the page was made. */
  made: string;
  children: ComponentChildren;
}

/**
 * A page as one HTML file that needs nothing else: its styles are inside, it has no scripts, and its policy
 * forbids to load or send anything. Signs that would reorder or hide text are written out.
 */
export function renderPage(page: Page): string {
  return sealPage(sanitizeOutput(renderToString(<Document {...page} />), { color: false }));
}

const HASH = createHash("sha256").update(STYLES).digest("base64");
const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${HASH}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

function Document(page: Page): VNode {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={POLICY} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="generator" content="trainer" />
        <title>{page.title}</title>
        {/* Text of a style element is taken as it is, so it may not be escaped. */}
        <style dangerouslySetInnerHTML={{ __html: STYLES }} />
      </head>
      <body>
        <a class="skip" href="#main">
          Skip to the content
        </a>
        <Head {...page} />
        <main id="main">{page.children}</main>
        <footer>
          <p>{page.made}</p>
          <p>This file loads nothing and sends nothing.</p>
        </footer>
      </body>
    </html>
  );
}

function Head({ kind, title, lead, contents }: Page): VNode {
  return (
    <header>
      <p class="kind">
        <b>trainer</b> {kind}
      </p>
      <h1>{title}</h1>
      {lead === undefined ? null : <p class="lead">{lead}</p>}
      <nav aria-label="Contents">
        <ul>
          {contents.map((one) => (
            <li key={one.id}>
              <a href={`#${one.id}`}>{one.title}</a>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  );
}
