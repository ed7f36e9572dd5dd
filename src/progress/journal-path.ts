import { join } from "node:path";

/** Where the journal of a workspace is. */
export function locateJournal(workspace: string): string {
  return join(workspace, ".trainer", "journal.jsonl");
}
