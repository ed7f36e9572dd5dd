import type { PageShow } from "./page-show.ts";

/** What the page was made of. It was written by the program that wrote this script, so it is not checked. */
export function parseShow(text: string): PageShow {
  return JSON.parse(text) as PageShow;
}
