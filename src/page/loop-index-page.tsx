import type { VNode } from "preact";
import type { Scene } from "../loop/scene/scene.ts";
import { Inline } from "./markdown.tsx";
import { Part } from "./parts.tsx";
import { renderPage } from "./render-page.tsx";

/** What the index of a site of scenes is made of. */
export interface LoopIndexPage {
  /** In their order. */
  scenes: readonly Scene[];
  /** The eight rules, in order. */
  rules: readonly string[];
  nameFile: (scene: Scene) => string;
  /** The file of docs/event-loop.md beside it. */
  guide: string;
  /** When it was made. */
  at: string;
}

/** The scenes by chapter and by rule, as one HTML file beside their pages. */
export function renderLoopIndexPage(page: LoopIndexPage): string {
  const { scenes, at } = page;
  const chapters = [...new Set(scenes.map(({ chapter }) => chapter))];
  return renderPage({
    title: "The event loop of Node.js",
    kind: "loop lab",
    lead: "Small programs that Node really ran. Predict what each prints, then replay it step by step.",
    contents: [
      { id: "rules", title: "Eight rules" },
      ...chapters.map((chapter) => ({ id: chapter, title: nameChapter(chapter) })),
    ],
    made: `Made by trainer on ${at.slice(0, 16).replace("T", " ")} UTC from real runs of ${scenes.length} scenes.`,
    children: (
      <>
        <p class="command">
          <span aria-hidden="true">→ </span>
          <a href={page.guide}>The event loop explained, rule by rule</a>
        </p>
        <RulePart {...page} />
        {chapters.map((chapter) => (
          <ChapterPart key={chapter} chapter={chapter} page={page} />
        ))}
      </>
    ),
  });
}

function nameChapter(chapter: string): string {
  const words = chapter.replaceAll("-", " ");
  return words === "io" ? "I/O" : words.charAt(0).toUpperCase() + words.slice(1);
}

function RulePart({ rules, scenes, nameFile }: LoopIndexPage): VNode {
  return (
    <Part id="rules" title="Eight rules" says={["What to remember, with the scenes that show it."]}>
      <div class="cards">
        {rules.map((rule, index) => {
          const shown = scenes.filter((scene) => scene.rules.includes(index + 1));
          if (shown.length === 0) return null;
          return (
            <div key={rule} class="card" id={`rule-${index + 1}`}>
              <p>
                <b>{`${index + 1}. `}</b>
                <Inline text={rule} />
              </p>
              <ul>
                {shown.map((scene) => (
                  <li key={scene.slug}>
                    <a href={nameFile(scene)}>{scene.title}</a>
                  </li>
                ))}
              </ul>
            </div>
          );
        })}
      </div>
    </Part>
  );
}

function ChapterPart({ chapter, page }: { chapter: string; page: LoopIndexPage }): VNode {
  const own = page.scenes.filter((scene) => scene.chapter === chapter);
  const says = [`${own.length} ${own.length === 1 ? "scene" : "scenes"}.`];
  return (
    <Part id={chapter} title={nameChapter(chapter)} says={says}>
      <div class="cards">
        {own.map((scene) => (
          <div key={scene.slug} class="card">
            <h3>
              <a href={page.nameFile(scene)}>{scene.title}</a>
            </h3>
            <p class="quiet">
              <Inline text={scene.question} />
            </p>
          </div>
        ))}
      </div>
    </Part>
  );
}
