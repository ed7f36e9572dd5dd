import { relative } from "node:path";
import type { LanguageChosen } from "../../progress/event.ts";
import { chooseEditor, nameProgram } from "../../workspace/choose-editor.ts";
import { listSolutions } from "../../workspace/io/list-solutions.ts";
import type { Context } from "../context.ts";
import { openInEditor } from "../open-editor.ts";
import { loadState, recordDone } from "../state.ts";
import type { State } from "../state.ts";
import { askEntry } from "./entry.ts";
import type { Entry } from "./entry.ts";
import { listFollowing } from "./following.ts";
import { askThen, endOf, nameWayBack, runWords } from "./home.ts";
import type { End, Home, Then } from "./home.ts";

type Language = LanguageChosen["language"];

/**
 * Begins a challenge: asks once for the language, writes the starter, shows the brief and watches the
 * file, with the editor offered. `looks` offers a newcomer to look around instead.
 */
export async function beginChallenge(
  slug: string,
  home: Home,
  { looks = false }: { looks?: boolean } = {},
): Promise<End> {
  const { options, context } = home;
  const state = loadState(context, options, { makes: true });
  const language = state.progress.language ?? (await askLanguage(looks, context));
  if (language === "home" || language === "leave" || language === "interrupted") return language;
  if (state.progress.language === null) recordLanguage(language, state, context);
  if (listSolutions(state.workspace.folder, slug).length === 0) await runWords(["new", slug], home);
  const [file] = listSolutions(state.workspace.folder, slug);
  // Why there is none was said.
  if (file === undefined) return askThen([], home);
  await runWords(["show", slug], home);
  return watch({ slug, file, home });
}

/** Remembers what new files are written in. */
export function recordLanguage(language: Language, state: State, context: Context): void {
  const at = context.now().toISOString();
  recordDone(state, { kind: "language-chosen", at, language }, context);
}

/** Asks for the language; not answering leaves. */
async function askLanguage(looks: boolean, context: Context): Promise<Language | End> {
  const around: Entry<Language | "home"> = { name: "Look around first", words: [], value: "home" };
  const entries: Entry<Language | "home">[] = [
    { name: "TypeScript", words: [], value: "ts" },
    { name: "JavaScript, with types in comments", words: [], value: "js" },
    ...(looks ? [around] : []),
  ];
  const message = "Which language do you want to write?";
  const answer = await askEntry({ message, entries }, context);
  return answer.kind === "answered" ? answer.value : endOf(answer, looks ? "leave" : "home");
}

interface Beginning {
  slug: string;
  file: string;
  home: Home;
}

async function watch({ slug, file, home }: Beginning): Promise<End> {
  const { context, options } = home;
  context.out("\n");
  context.out(`Your file: ${relative(context.cwd, file) || file}\n`);
  const message = "How do you want to go on?";
  for (;;) {
    const state = loadState(context, options);
    const answer = await askEntry({ message, entries: listWays(slug, state, home) }, context);
    if (answer.kind !== "answered") return endOf(answer, "home");
    if (answer.value === "home") return "home";
    // What went wrong has to be read before the watch takes the screen.
    if (answer.value === "watch" || (await opens(file, state, context)))
      return watchThen(slug, home, "home");
    if (context.signal.aborted) return "interrupted";
  }
}

/** Opens a file in the editor; says why that failed. */
function opens(file: string, state: State, context: Context): Promise<boolean> {
  return openInEditor(file, state, context).catch((error: unknown) => {
    context.explain(error);
    return false;
  });
}

/**
 * Watches a file, then offers the next challenge, if this one is solved, and the home screen. Ctrl-C leads
 * back to `origin`.
 */
export async function watchThen<T extends Then>(
  slug: string,
  home: Home,
  origin: T,
): Promise<End | T> {
  if ((await runWords(["test", slug, "--watch"], home)) === "left") return origin;
  const then = await askThen(listFollowing(slug, home), home);
  return typeof then === "object" ? beginChallenge(then.slug, home) : then;
}

/** An editor that fills the terminal comes last: the watch has to wait until it is closed. */
function listWays(
  slug: string,
  { progress }: State,
  home: Home,
): Entry<"open" | "watch" | "home">[] {
  const { env, platform } = home.context;
  const editor = chooseEditor({ env, remembered: progress.editor, platform });
  const words = ["test", slug, "--watch"];
  const watches = {
    name: "Test on each save; I open the file myself",
    words,
    value: "watch",
  } as const;
  const leads = { name: nameWayBack(home), words: [], value: "home" } as const;
  if (editor === null) {
    const name = "Name my editor, open the file, test on each save";
    return [watches, { name, words, value: "open" }, leads];
  }
  const { program, fillsTerminal } = nameProgram(editor.command);
  if (!fillsTerminal) {
    return [
      { name: `Open it in ${program}, test on each save`, words, value: "open" },
      watches,
      leads,
    ];
  }
  const first = { name: `Open it in ${program} here first`, words, value: "open" } as const;
  return [{ ...watches, name: "Test on each save; I edit in another terminal" }, first, leads];
}
