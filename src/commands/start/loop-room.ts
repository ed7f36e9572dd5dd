import { loadScenes } from "../../loop/io/load-scenes.ts";
import { CHAPTERS } from "../../loop/scene/scene.ts";
import type { Chapter, Scene } from "../../loop/scene/scene.ts";
import type { SceneProgress } from "../../progress/event.ts";
import type { Context } from "../context.ts";
import { loadState } from "../state.ts";
import { askEntry } from "./entry.ts";
import type { Entry } from "./entry.ts";
import { askThen, endOf, runWords } from "./home.ts";
import type { End, Home } from "./home.ts";

type Seen = ReadonlyMap<string, SceneProgress>;

/** Lets the learner pick a scene by its chapter and predict it, one after the other. */
export async function openLoopLab(home: Home): Promise<End> {
  const { context, options } = home;
  const { scenes } = loadScenes(context.packageRoot);
  let chapter: Chapter | undefined;
  for (;;) {
    const seen = loadState(context, options).progress.scenes;
    const answer = await askChapter(scenes, seen, { context, chapter });
    if (answer.kind !== "answered") return endOf(answer, "home");
    chapter = answer.value;
    const own = scenes.filter((scene) => scene.chapter === chapter);
    const end = await openChapter(own, home);
    if (end !== "back") return end;
  }
}

function askChapter(
  scenes: readonly Scene[],
  seen: Seen,
  { context, chapter }: { context: Context; chapter: Chapter | undefined },
): ReturnType<typeof askEntry<Chapter>> {
  const entries = CHAPTERS.map((name): Entry<Chapter> => {
    const own = scenes.filter((scene) => scene.chapter === name);
    const count = own.filter(({ slug }) => seen.has(slug)).length;
    const words = ["loop", "--chapter", name];
    return {
      name: `${name.replaceAll("-", " ")} (${count} of ${own.length} seen)`,
      words,
      value: name,
    };
  });
  // The first one that is not seen yet, unless one was just left.
  const open = scenes.find(({ slug }) => !seen.has(slug))?.chapter;
  const initial = chapter ?? open ?? CHAPTERS[0];
  return askEntry({ message: "Which chapter?", entries, initial }, context);
}

/** Predicts scenes of a chapter until somebody goes elsewhere. */
async function openChapter(scenes: readonly Scene[], home: Home): Promise<End | "back"> {
  const { context, options } = home;
  let chosen: string | null = null;
  for (;;) {
    const seen = loadState(context, options).progress.scenes;
    chosen ??= await askScene(scenes, seen, context);
    if (chosen === "back" || chosen === "interrupted") return chosen;
    if ((await runWords(["loop", chosen, "--predict"], home)) === "left") {
      chosen = null;
      continue;
    }
    const following = scenes[scenes.findIndex(({ slug }) => slug === chosen) + 1]?.slug;
    const then = await askThen(listThen(following), home);
    if (then === "home" || then === "leave" || then === "interrupted") return then;
    chosen = then === "next" ? (following ?? null) : null;
  }
}

function listThen(following: string | undefined): Entry<"next" | "scenes">[] {
  const scenes: Entry<"scenes"> = { name: "Go back to the scenes", words: [], value: "scenes" };
  if (following === undefined) return [scenes];
  const words = ["loop", following, "--predict"];
  return [{ name: "Predict the next scene", words, value: "next" }, scenes];
}

async function askScene(scenes: readonly Scene[], seen: Seen, context: Context): Promise<string> {
  const { plain, symbols } = context.style;
  const entries = scenes.map(({ slug, title }): Entry<string> => {
    const isSeen = seen.has(slug);
    // A sign would be read out as a word before the title.
    const sign = plain ? "" : `${isSeen ? symbols.met : symbols.untouched} `;
    const name = `${sign}${title}${isSeen ? " (seen)" : ""}`;
    return { name, words: ["loop", slug, "--predict"], value: slug };
  });
  const initial = scenes.find(({ slug }) => !seen.has(slug))?.slug ?? "";
  const answer = await askEntry({ message: "Which scene?", entries, initial }, context);
  if (answer.kind === "answered") return answer.value;
  return answer.kind === "cancelled" ? "back" : "interrupted";
}
