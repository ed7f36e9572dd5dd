import { ARCHIVE_LIMITS } from "./archive.ts";

/** The files at the top of a workspace that move with it. */
export const TOP_FILES: readonly string[] = ["package.json", "tsconfig.json"];

/** Endings of the files that move: what somebody writes to solve a challenge, and notes on it. */
const ENDINGS = /\.(?:[cm]?[jt]s|[jt]sx|json|jsonl|md|txt|csv)$/i;

/** Names that Windows gives to devices, whatever their ending. */
const DEVICES = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:\.|$)/i;

/**
 * Why a file of this path does not move, as the end of a sentence; `null` for one that does. Nothing that
 * leaves the workspace, is hidden or cannot be on every system moves, in either direction.
 */
export function refusePath(path: string): string | null {
  const names = path.split("/");
  if (path.length > ARCHIVE_LIMITS.path) return "its path is too long";
  if (names.some((name) => name === "" || name === "." || name === "..")) {
    return "its path leaves the workspace";
  }
  if (names.includes("node_modules")) return "packages are installed anew";
  if (names.some((name) => name.startsWith("."))) return "it is hidden";
  if (names.some((name) => !isPortable(name))) return "its name is not possible on every system";
  if (names.length === 1 && !TOP_FILES.includes(path))
    return "it is outside the challenges' folders";
  return ENDINGS.test(path) ? null : "trainer does not know this kind of file";
}

/** No drive, no stream, no wildcard, no control character, nothing that Windows would trim. */
function isPortable(name: string): boolean {
  return !/[\\:*?"<>|\p{Control}]/u.test(name) && !/[. ]$/.test(name) && !DEVICES.test(name);
}
