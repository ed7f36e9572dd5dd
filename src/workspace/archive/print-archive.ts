import { createHash } from "node:crypto";
import { ARCHIVE_FORMAT, ARCHIVE_VERSION } from "./archive.ts";
import type { Archive } from "./archive.ts";

/** Which trainer made an archive, and when. */
export interface ArchiveStamp {
  trainer: string;
  exportedAt: string;
}

/** An archive as the text of its file: JSON that can be read in an editor. */
export function printArchive({ journal, files }: Archive, stamp: ArchiveStamp): string {
  const head = { format: ARCHIVE_FORMAT, version: ARCHIVE_VERSION, ...stamp };
  const body = { digest: digestArchive({ journal, files }), files, journal };
  return `${JSON.stringify({ ...head, ...body }, null, 2)}\n`;
}

/** The digest of what an archive holds, by which damage is noticed. */
export function digestArchive({ journal, files }: Archive): string {
  const plain = files.map(({ path, text, modifiedAt }) => [path, text, modifiedAt]);
  return createHash("sha256")
    .update(JSON.stringify([journal, plain]))
    .digest("hex");
}
