import type { DrillKind } from "../../progress/event.ts";
import type { Entry } from "./entry.ts";

/** What an entry of the home screen does: a command, a room with entries of its own, or leaving. */
export type HomeMove =
  | { kind: "run"; words: readonly string[] }
  /** Writes the starter, shows the brief and begins to watch. */
  | { kind: "begin"; slug: string }
  /** Watches the file of a challenge that was begun. */
  | { kind: "watch"; slug: string }
  | ({ kind: "drill" } & DrillMove)
  | { kind: "room"; room: "today" | "challenges" | "loop" | "settings" }
  /** The workspace used last, where there is none here. */
  | { kind: "elsewhere" }
  | { kind: "leave" };

/** A drill that is begun, or judged again. */
export interface DrillMove {
  drill: DrillKind;
  slug: string;
  words: readonly string[];
}

/** An entry that runs the command beside it. */
export function runs(name: string, ...words: string[]): Entry<HomeMove> {
  return { name, words, value: { kind: "run", words } };
}

/** An entry that watches the file of a challenge. */
export function watches(name: string, slug: string): Entry<HomeMove> {
  return { name, words: ["test", slug, "--watch"], value: { kind: "watch", slug } };
}

/** An entry that does a drill. */
export function drills(name: string, move: DrillMove): Entry<HomeMove> {
  return { name, words: move.words, value: { kind: "drill", ...move } };
}
