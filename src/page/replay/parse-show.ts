import type { Show } from "../../loop/replay/replay.ts";

/** What the page was made of. It was written by the program that wrote this script, so it is not checked. */
export function parseShow(text: string): Show {
  return JSON.parse(text) as Show;
}
