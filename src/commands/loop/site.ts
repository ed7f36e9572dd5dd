import { join, resolve } from "node:path";
import { TrainerError } from "../../errors.ts";
import { loadGuide } from "../../loop/io/load-guide.ts";
import { loadScenes } from "../../loop/io/load-scenes.ts";
import { loadSnippet } from "../../loop/io/prepare-source.ts";
import { EIGHT_RULES } from "../../loop/rules.ts";
import { filterScenes } from "../../loop/scene/filter-scenes.ts";
import { nameScenes } from "../../loop/replay/name-scenes.ts";
import type { Library } from "../../loop/replay/name-scenes.ts";
import type { Scene } from "../../loop/scene/scene.ts";
import type { SiteLink, SiteLinks } from "../../page/loop-page.tsx";
import { runSideBySide } from "../../process/run-side-by-side.ts";
import { withScratch } from "../../process/scratch.ts";
import { quoteWord } from "../../text/quote-word.ts";
import { renderWrittenSite } from "../../ui/loop/render-written.ts";
import { startSpinner } from "../../ui/spinner.ts";
import { makeFolder } from "../../workspace/io/make-folder.ts";
import type { Context, ExitCode } from "../context.ts";
import { loadState } from "../state.ts";
import { rejectTaken, writeHtml } from "../write-html.ts";
import { renderReplay } from "./html.ts";
import type { LoopOptions } from "./options.ts";
import { runAll } from "./runs.ts";

type SiteOptions = LoopOptions & { htmlAll: string };

/** Writes a page for each scene and an index into a folder; the filters choose the scenes. */
export async function showSite(
  target: string | undefined,
  options: SiteOptions,
  context: Context,
): Promise<ExitCode> {
  if (target !== undefined) throw rejectTarget(target);
  const { scenes } = loadScenes(context.packageRoot);
  const seen = new Set(loadState(context, options).progress.scenes.keys());
  const chosen = filterScenes(scenes, seen, options);
  if (chosen.length === 0) {
    throw new TrainerError("NO_SCENE", "No scene matches.", {
      hint: "Leave out a filter, such as `--chapter` or `--search`.",
    });
  }
  const names = ["index.html", GUIDE, ...chosen.map(nameFile)];
  for (const name of names) await rejectTaken(fileOf(name, options), context);
  makeFolder(resolve(context.cwd, options.htmlAll));
  const findPage = (scene: Scene): string | null =>
    chosen.includes(scene) ? nameFile(scene) : null;
  const library = { scenes: nameScenes(scenes, findPage), guide: GUIDE };
  await writeScenes(chosen, library, { options, context });
  if (context.signal.aborted) return 130;
  const { renderLoopIndexPage } = await import("../../page/loop-index-page.tsx");
  const at = context.now().toISOString();
  await writeGuide(chosen, { options, context });
  const index = { scenes: chosen, rules: EIGHT_RULES, nameFile, guide: GUIDE, at };
  await writeHtml(renderLoopIndexPage(index), fileOf("index.html", options), context);
  context.out(renderWrittenSite({ folder: options.htmlAll, scenes: chosen.length }, context));
  return 0;
}

/** Where docs/event-loop.md stands in a site. */
const GUIDE = "event-loop.html";

async function writeGuide(
  scenes: readonly Scene[],
  { options, context }: { options: SiteOptions; context: Context },
): Promise<void> {
  const { renderGuidePage } = await import("../../page/guide-page.tsx");
  const text = loadGuide(context.packageRoot);
  const findPage = (file: string): string | null => {
    const scene = scenes.find((one) => one.file === `scenes/${file}`);
    return scene === undefined ? null : nameFile(scene);
  };
  const page = renderGuidePage({ text, findPage, at: context.now().toISOString() });
  await writeHtml(page, fileOf(GUIDE, options), context);
}

function rejectTarget(target: string): TrainerError {
  return new TrainerError("ONE_OR_ALL", "`--html-all` is for all scenes, not for one.", {
    hint: `Type \`trainer loop ${target} --html page.html\`, or leave out \`${target}\`.`,
  });
}

function nameFile({ slug }: Scene): string {
  return `${slug}.html`;
}

function fileOf(name: string, { htmlAll, force }: SiteOptions): Parameters<typeof writeHtml>[1] {
  const typed = `trainer loop --html-all ${quoteWord(htmlAll)}`;
  return { name: join(htmlAll, name), force: force === true, command: "trainer loop", typed };
}

async function writeScenes(
  scenes: readonly Scene[],
  library: Library,
  { options, context }: { options: SiteOptions; context: Context },
): Promise<void> {
  const { style, terminal, note, signal } = context;
  let done = 0;
  const tell = (): string => `Running ${scenes.length} scenes, ${done} done`;
  const spinner = startSpinner({ text: tell(), style, interactive: terminal.interactive, note });
  try {
    await runSideBySide(
      [...scenes.entries()],
      async ([at, scene]) => {
        const links = { before: linkTo(scenes[at - 1]), after: linkTo(scenes[at + 1]) };
        await writeScene(scene, { links, library }, { options, context });
        done += 1;
        if (terminal.interactive || done % 10 === 0) spinner.update(tell());
      },
      { signal },
    );
  } finally {
    spinner.stop();
  }
}

function linkTo(scene: Scene | undefined): SiteLink | null {
  return scene === undefined ? null : { file: nameFile(scene), title: scene.title };
}

function writeScene(
  scene: Scene,
  around: { links: SiteLinks; library: Library },
  { options, context }: { options: SiteOptions; context: Context },
): Promise<void> {
  return withScratch(async (scratch) => {
    const source = await loadSnippet(resolve(context.packageRoot, scene.file));
    const subject = { source, name: scene.file, scene, scratch };
    const traces = await runAll(subject, options, { context, tell: () => undefined });
    if (context.signal.aborted) return;
    const text = await renderReplay(subject, { traces, ...around }, context);
    await writeHtml(text, fileOf(nameFile(scene), options), context);
  });
}
