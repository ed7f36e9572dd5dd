import { createHash } from "node:crypto";
import type { ComponentChildren, VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import { Inline } from "./markdown.tsx";
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
  /** The parts to jump to; none where they are few. */
  contents: readonly { id: string; title: string }[];
  /** When and of what the page was made. */
  made: string;
  children: ComponentChildren;
  /** What makes it move; absent where nothing does. */
  live?: LivePage;
}

/** The parts of a page that has a script. */
export interface LivePage {
  styles: string;
  script: string;
  /** What the script reads: one JSON document in the element `data`. */
  data: unknown;
}

/**
 * A page as one HTML file that needs nothing else: its styles and its script, if it has one, are inside, and
 * its policy forbids to run, load or send anything else. Signs that would reorder or hide text are written out.
 */
export function renderPage(page: Page): string {
  return sealPage(sanitizeOutput(renderToString(<Document {...page} />), { color: false }));
}

/** What a page may do: nothing but what is in it from the start. */
function writePolicy(styles: string, script: string | undefined): string {
  return [
    "default-src 'none'",
    `style-src ${nameHash(styles)}`,
    ...(script === undefined ? [] : [`script-src ${nameHash(script)}`]),
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

function nameHash(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}

function Document(page: Page): VNode {
  const { live } = page;
  const styles = live === undefined ? STYLES : STYLES + live.styles;
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={writePolicy(styles, live?.script)} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="generator" content="trainer" />
        <title>{page.title}</title>
        {/* Text of a style element is taken as it is, so it may not be escaped. */}
        <style dangerouslySetInnerHTML={{ __html: styles }} />
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
        {live === undefined ? null : <Live {...live} />}
      </body>
    </html>
  );
}

function Live({ script, data }: LivePage): VNode {
  return (
    <>
      <script
        id="data"
        type="application/json"
        dangerouslySetInnerHTML={{ __html: writeData(data) }}
      />
      <script dangerouslySetInnerHTML={{ __html: script }} />
    </>
  );
}

/** JSON that neither ends its element nor has a sign that would be written out: each stands as its number. */
function writeData(data: unknown): string {
  return JSON.stringify(data).replaceAll(/[<\u007F-\uFFFF]/g, (sign) => {
    return `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}

function Head({ kind, title, lead, contents }: Page): VNode {
  return (
    <header>
      <p class="kind">
        <b>trainer</b> {kind}
      </p>
      <h1>{title}</h1>
      {lead === undefined ? null : (
        <p class="lead">
          <Inline text={lead} />
        </p>
      )}
      {contents.length === 0 ? null : (
        <nav aria-label="Contents">
          <ul>
            {contents.map((one) => (
              <li key={one.id}>
                <a href={`#${one.id}`}>{one.title}</a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </header>
  );
}
