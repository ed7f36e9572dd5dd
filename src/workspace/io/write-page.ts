import type { Stats } from "node:fs";
import { readFileSync } from "node:fs";
import { explainFsFault } from "../../fs-fault.ts";
import { createFile } from "./create-file.ts";
import { findStats } from "./find-stats.ts";
import { replaceFile } from "./replace-file.ts";

/** A page to write, and when it may take the place of a file. */
export interface PageFile {
  path: string;
  text: string;
  /** Whether the text of a file is one that trainer wrote and nobody changed since. */
  isOurs: (text: string) => boolean;
  /** Replaces any file. */
  force: boolean;
}

/**
 * Writes a page as a whole, where nothing is or where a page of ours is that may go. Returns what became of
 * it: a file that is not ours and what is no file stay as they are.
 *
 * @throws TrainerError that says why it could not be read or written.
 */
export function writePage(page: PageFile): "written" | "taken" | "not-a-file" {
  const { path, text } = page;
  const place = judgePlace(page);
  if (place === "free") return createFile(path, text) ? "written" : "taken";
  if (place !== "ours") return place;
  replaceFile(path, text);
  return "written";
}

/**
 * What is in the place of a page now: nothing, or a file that may go.
 *
 * @throws TrainerError that says why it could not be read.
 */
export function judgePlace({
  path,
  isOurs,
  force,
}: Omit<PageFile, "text">): "free" | "ours" | "taken" | "not-a-file" {
  const stats = lookAt(path);
  if (stats === null) return "free";
  if (!stats.isFile()) return "not-a-file";
  return force || isOurs(readText(path)) ? "ours" : "taken";
}

function lookAt(path: string): Stats | null {
  try {
    return findStats(path);
  } catch (error) {
    throw explainFsFault(error, { action: "write", path });
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw explainFsFault(error, { action: "read", path });
  }
}
