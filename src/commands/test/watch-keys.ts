import type { Verdict } from "../../judge/verdict.ts";
import type { KeyHelp } from "../../ui/render-keys.ts";
import type { Context } from "../context.ts";
import { openInEditor } from "../open-editor.ts";
import { loadState } from "../state.ts";
import type { WatchRequest } from "./watch-request.ts";

/** A challenge to go on with. */
export interface NextChallenge {
  slug: string;
  /** It was begun before. */
  started: boolean;
}

/** What the keys of the watch screen depend on. */
export interface WatchMoment {
  solved: boolean;
  /** Something is missed, so that a hint makes sense. */
  missed: boolean;
  /** The reference may be read. */
  open: boolean;
  /** Where to go on once it is solved; `null` when every challenge is. */
  next?: NextChallenge | null;
  /** Which finding is shown in full, and how many there are; no keys for them when absent. */
  finding?: { at: number; count: number };
}

/** The keys that make sense now; leaving is always one. */
export function listKeys({ solved, missed, open, next = null, finding }: WatchMoment): KeyHelp[] {
  const { at, count } = finding ?? { at: 0, count: 0 };
  return [
    { key: "r", says: "run again" },
    ...(missed ? [{ key: "h", says: "hint" }] : []),
    { key: "b", says: "brief" },
    ...(count > 1 ? [{ key: "n/p", says: `finding ${at + 1} of ${count}` }] : []),
    ...(count > 0 ? [{ key: "a", says: "all" }] : []),
    ...(open ? [{ key: "s", says: "solution" }] : []),
    ...(solved ? [{ key: "n", says: tellNext(next) }] : []),
    { key: "e", says: "editor" },
    { key: "q", says: "quit" },
  ];
}

/** The keys before the first run. */
export function listFirstKeys(): KeyHelp[] {
  return [
    { key: "r", says: "run" },
    { key: "b", says: "brief" },
    { key: "e", says: "editor" },
    { key: "q", says: "quit" },
  ];
}

function tellNext(next: NextChallenge | null): string {
  if (next === null) return "next";
  return `${next.started ? "continue" : "start"} ${next.slug}`;
}

/** What a key acts on. */
interface KeyRequest extends WatchRequest {
  verdict: Verdict | null;
  /** The requirement that a hint is for; the first one that is not met when `null`. */
  chosen: string | null;
}

/** Does what a key stands for: hint, brief, solution, next or editor. Says what fails, and whether the key means anything. */
export async function pressWatchKey(
  key: string,
  { challenge, file, options, verdict, chosen }: KeyRequest,
  context: Context,
): Promise<boolean> {
  const { slug } = challenge;
  const folder = options.workspace === undefined ? [] : ["--workspace", options.workspace];
  const run = async (...argv: string[]): Promise<void> => {
    context.out("\n");
    await context.run([...argv, ...folder]).catch(context.explain);
  };
  const missed = verdict?.requirements.find(({ outcome }) => outcome === "missed");
  if (key === "h" && missed !== undefined)
    await run("hint", slug, "--requirement", chosen ?? missed.id);
  else if (key === "b") await run("show", slug);
  else if (key === "s") await run("solution", slug);
  else if (key === "n" && verdict?.status === "solved") await run("next");
  else if (key === "e")
    await openInEditor(file, loadState(context, options), context).catch(context.explain);
  else return false;
  return true;
}
