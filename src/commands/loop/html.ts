import { compareTraces } from "../../loop/compare-traces.ts";
import type { SeenRace } from "../../loop/compare-traces.ts";
import { findDefinitions } from "../../loop/io/find-definitions.ts";
import { loadScenes } from "../../loop/io/load-scenes.ts";
import { loadPageScript } from "../../loop/io/load-page-script.ts";
import { buildReplay, NAMED_RULES } from "../../loop/replay/build-replay.ts";
import { nameScenes } from "../../loop/replay/name-scenes.ts";
import type { Library } from "../../loop/replay/name-scenes.ts";
import type { Show } from "../../loop/replay/replay.ts";
import { showSource } from "../../loop/replay/show-source.ts";
import type { Order, Trace } from "../../loop/trace.ts";
import type { SiteLinks } from "../../page/loop-page.tsx";
import { renderWrittenReplay } from "../../ui/loop/render-written.ts";
import { startSpinner } from "../../ui/spinner.ts";
import type { Context, ExitCode } from "../context.ts";
import { rejectTaken, writeHtml } from "../write-html.ts";
import type { LoopOptions } from "./options.ts";
import { runAll } from "./runs.ts";
import type { Subject } from "./subject.ts";
import { recordLooped } from "./trace.ts";

/** Runs a snippet in each way that was asked for, and writes a page that replays the runs. */
export async function showHtml(
  subject: Subject,
  options: LoopOptions & { html: string },
  context: Context,
): Promise<ExitCode> {
  const { style, terminal, note, signal } = context;
  const file = {
    name: options.html,
    force: options.force === true,
    command: `trainer loop ${subject.name}`,
  };
  await rejectTaken(file, context);
  const about = `Running ${subject.name}`;
  const spinner = startSpinner({ text: about, style, interactive: terminal.interactive, note });
  const tell = (text: string): void => spinner.update(text);
  const traces = await runAll(subject, options, { context, tell }).finally(() => spinner.stop());
  if (signal.aborted) return 130;
  const { scenes } = loadScenes(context.packageRoot);
  const library = { scenes: nameScenes(scenes, () => null), guide: null };
  const text = await renderReplay(subject, { traces, links: null, library }, context);
  await writeHtml(text, file, context);
  const [first] = traces;
  if (first !== undefined) recordLooped(subject, first, { options, context });
  context.out(renderWrittenReplay(options.html, context));
  return 0;
}

/** Characters for the steps of all runs together. */
const ROOM = 150_000;

/** The page of a snippet whose runs are there. */
export async function renderReplay(
  { source, name, scene }: Omit<Subject, "scratch">,
  {
    traces,
    links,
    library,
  }: { traces: readonly Trace[]; links: SiteLinks | null; library: Library },
  { packageRoot, now }: Pick<Context, "packageRoot" | "now">,
): Promise<string> {
  const { renderLoopPage } = await import("../../page/loop-page.tsx");
  const findDefinition = findDefinitions(source.file, source.text);
  const [base] = traces;
  const show: Show = {
    name,
    source: showSource(source.text, scene !== null),
    rules: [...NAMED_RULES],
    ...library,
    runs: traces.map((trace) =>
      buildReplay({
        ...{ trace, file: source.file, findDefinition, room: ROOM / traces.length },
        difference: base === undefined ? null : compareTraces(base, trace, findRace(base, trace)),
      }),
    ),
  };
  return renderLoopPage({
    ...{ show, title: scene?.title ?? name, question: scene?.question ?? null },
    ...{ lesson: scene?.lesson ?? null, script: loadPageScript(packageRoot) },
    ...{ at: now().toISOString(), links },
  });
}

/** Which of two runs prints both orders, and what lets it; `null` when neither was seen to. */
function findRace(base: Trace, other: Trace): SeenRace | null {
  const find = ({ orders }: Trace, { printed }: Trace): Order | undefined =>
    orders?.list.find(({ prints }) => prints.join("\n") === printed.join("\n"));
  const inOther = find(other, base);
  const order = inOther ?? find(base, other);
  const raceIn = inOther === undefined ? "base" : "other";
  return order === undefined ? null : { raceIn, why: order.fork?.why ?? null };
}
