import { lexer } from "marked";
import type { Token, Tokens } from "marked";
import type { VNode } from "preact";
import { nameSection } from "./replay/name-section.ts";
import { findWebTarget, LinkTargets, renderBlocks } from "./markdown.tsx";
import { Part } from "./parts.tsx";
import { renderPage } from "./render-page.tsx";

/** What the page of docs/event-loop.md in a site of scenes is made of. */
export interface GuidePage {
  /** The document, as Markdown. */
  text: string;
  /** The page of a scene in the site, by the name of its file; `null` where the site has none. */
  findPage: (file: string) => string | null;
  /** When it was made. */
  at: string;
}

/** A document whose sections are the parts of a page, so that a rule can lead to its section. */
export function renderGuidePage({ text, findPage, at }: GuidePage): string {
  const { title, lead, sections } = splitSections(lexer(text));
  const findTarget = (href: string): string | null => {
    const [, file] = /^\.\.\/scenes\/([\w-]+\.[cm][jt]s)$/.exec(href) ?? [];
    return file === undefined ? findWebTarget(href) : findPage(file);
  };
  return renderPage({
    title,
    kind: "loop lab",
    contents: sections.map((section) => ({
      id: nameSection(section.title),
      title: section.title,
    })),
    made: `Made by trainer on ${at.slice(0, 16).replace("T", " ")} UTC.`,
    children: (
      <LinkTargets.Provider value={findTarget}>
        <section aria-label="Introduction">
          <div class="aside">
            <p>
              <a href="index.html">All scenes</a>
            </p>
          </div>
          <div>{renderBlocks(lead)}</div>
        </section>
        {sections.map((section) => (
          <Section key={section.title} {...section} />
        ))}
      </LinkTargets.Provider>
    ),
  });
}

interface GuideSection {
  title: string;
  tokens: Token[];
}

function Section({ title, tokens }: GuideSection): VNode {
  return (
    <Part id={nameSection(title)} title={title} says={[]}>
      <div>{renderBlocks(tokens)}</div>
    </Part>
  );
}

/** The first heading is the title of the page; what stands before the first section leads in. */
function splitSections(tokens: readonly Token[]): {
  title: string;
  lead: Token[];
  sections: GuideSection[];
} {
  const sections: GuideSection[] = [];
  const lead: Token[] = [];
  let title = "";
  for (const token of tokens) {
    if (isHeading(token) && token.depth === 1) title = token.text;
    else if (isHeading(token) && token.depth === 2)
      sections.push({ title: token.text, tokens: [] });
    else (sections.at(-1)?.tokens ?? lead).push(token);
  }
  return { title, lead, sections };
}

function isHeading(token: Token): token is Tokens.Heading {
  return token.type === "heading";
}
