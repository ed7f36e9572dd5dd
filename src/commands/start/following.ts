import { findNext } from "../../catalog/next-challenge.ts";
import { loadState } from "../state.ts";
import type { Entry } from "./entry.ts";
import type { Home } from "./home.ts";

/** The challenge to go on with, as an entry; none while `slug` is not solved, or when every one is. */
export function listFollowing(slug: string, { context, options }: Home): Entry<{ slug: string }>[] {
  const { catalog, progress } = loadState(context, options);
  const next = findNext(catalog, progress);
  if (progress.challenges.get(slug)?.status !== "solved" || next === null) return [];
  const status = progress.challenges.get(next.slug)?.status ?? "new";
  const name = `${status === "new" ? "Start" : "Continue"} ${next.slug}`;
  const words = status === "new" ? ["new", next.slug] : ["test", next.slug, "--watch"];
  return [{ name, words, value: { slug: next.slug } }];
}
