import type { KeyHelp } from "../ui/render-keys.ts";

/** What the keys of the watch screen depend on. */
export interface WatchMoment {
  solved: boolean;
  /** Something is missed, so that a hint makes sense. */
  missed: boolean;
  /** The reference may be read. */
  open: boolean;
}

/** The keys that make sense now; leaving is always one. */
export function listKeys({ solved, missed, open }: WatchMoment): KeyHelp[] {
  return [
    { key: "r", says: "judge again" },
    ...(missed ? [{ key: "h", says: "hint" }] : []),
    ...(open ? [{ key: "s", says: "solution" }] : []),
    ...(solved ? [{ key: "n", says: "next" }] : []),
    { key: "e", says: "editor" },
    { key: "q", says: "quit" },
  ];
}
