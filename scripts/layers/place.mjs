import { COMMON, DOMAINS, PAGE_ROOM, PROCESS_ROOM, TERMINAL_UI, TEXT_ROOM } from "./map.mjs";

/** Where the program starts: the whole one, the quick ones, and what they share. */
const MAIN = new Set([
  "src/main.ts",
  "src/quick.ts",
  "src/quick-quiz.ts",
  "src/run-quick.ts",
  "src/run-main.ts",
]);

/**
 * Where a file of src stands: its zone, and its domain when it belongs to one.
 * @param {string} file path from the root with forward slashes, such as `src/judge/io/run.ts`
 * @returns {{ zone: "main" | "commands" | "common" | "ui" | "terminal" | "page" | "pure" | "io" | null, domain: string | null }}
 */
export function placeOf(file) {
  if (MAIN.has(file)) return { zone: "main", domain: null };
  if (COMMON.has(file)) return { zone: "common", domain: null };
  const [, folder, ...rest] = file.split("/");
  if (rest.length === 0) return { zone: null, domain: null };
  if (folder === "commands") return { zone: "commands", domain: null };
  if (folder === "ui") return { zone: isTerminal(file) ? "terminal" : "ui", domain: null };
  if (folder === PAGE_ROOM) return { zone: "page", domain: null };
  if (folder === TEXT_ROOM) return { zone: "pure", domain: folder };
  if (folder === PROCESS_ROOM) return { zone: "io", domain: folder };
  if (!DOMAINS.has(folder)) return { zone: null, domain: null };
  return { zone: rest.length > 1 && rest[0] === "io" ? "io" : "pure", domain: folder };
}

function isTerminal(file) {
  return TERMINAL_UI.some(
    (place) => file === place || (place.endsWith("/") && file.startsWith(place)),
  );
}
