import type { VNode } from "preact";
import type { Show } from "../loop/replay/replay.ts";
import type { Step } from "../loop/trace.ts";
import { listChecks } from "../ui/loop/checks.ts";
import { Markdown } from "./markdown.tsx";
import { DataTable, Part } from "./parts.tsx";
import { renderPage } from "./render-page.tsx";
import type { PageShow } from "./replay/page-show.ts";
import { REPLAY_STYLES } from "./replay-styles.ts";

/** What a page of a snippet is made of. */
export interface LoopPage {
  show: Show;
  /** The heading: the title of a scene, or the name of a file. */
  title: string;
  /** What a scene asks. */
  question: string | null;
  /** What a scene teaches, as Markdown. */
  lesson: string | null;
  /** The script that replays, as it was built. */
  script: string;
  /** When it was made. */
  at: string;
  /** Its neighbours in a site; `null` for a page that stands alone. */
  links: SiteLinks | null;
}

/** Where one goes on from a page of a site. */
export interface SiteLinks {
  before: SiteLink | null;
  after: SiteLink | null;
}

/** Another page of the site. */
export interface SiteLink {
  file: string;
  title: string;
}

/** The replay of a snippet as one HTML file. */
export function renderLoopPage(page: LoopPage): string {
  const { show, title, question, lesson, script, at, links } = page;
  return renderPage({
    title,
    kind: "loop lab",
    ...(question === null ? {} : { lead: question }),
    contents: [],
    made: `Made by trainer on ${at.slice(0, 16).replace("T", " ")} UTC from real runs of ${show.name}.`,
    children: (
      <>
        {links === null ? null : <SiteNav {...links} />}
        <div id="replay" />
        <noscript>
          <p>A script replays the run here. Without it, this is what ran:</p>
          <StepTable show={show} />
        </noscript>
        {lesson === null ? null : (
          <Part id="lesson" title="Lesson" says={["What this scene teaches."]}>
            <Markdown text={lesson} />
          </Part>
        )}
      </>
    ),
    live: { styles: REPLAY_STYLES, script, data: toPageShow(show) },
  });
}

function SiteNav({ before, after }: SiteLinks): VNode {
  return (
    <nav class="site" aria-label="Scenes">
      <a href="index.html">All scenes</a>
      {before === null ? null : (
        <a href={before.file} rel="prev">
          ← {before.title}
        </a>
      )}
      {after === null ? null : (
        <a href={after.file} rel="next">
          {after.title} →
        </a>
      )}
    </nav>
  );
}

/** With what is to be said of each run. */
export function toPageShow(show: Show): PageShow {
  const runs = show.runs.map((run) => ({ ...run, checks: listChecks(run.trace) }));
  return { ...show, runs };
}

function StepTable({ show: { runs } }: { show: Show }): VNode {
  const steps = runs[0]?.trace.steps ?? [];
  return (
    <DataTable
      id="all-steps"
      caption="All steps of the first run"
      columns={[
        { title: "Step", align: "right" },
        { title: "Phase" },
        { title: "Turn" },
        { title: "Scheduled by" },
        { title: "Prints", text: true },
      ]}
      rows={steps.filter(({ internal }) => !internal).map(toRow)}
    />
  );
}

function toRow({ n, phase, iteration, scheduledBy, prints }: Step): string[] {
  const { site, api } = scheduledBy;
  const origin = site === undefined ? api : `line ${site.line} ${api}`;
  const texts = prints.map(({ text }) => text.trimEnd());
  return [String(n), phase, String(iteration), origin, texts.join(", ")];
}
