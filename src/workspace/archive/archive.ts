/** One file of a workspace in an archive. */
export interface ArchivedFile {
  /** Relative to the workspace, with forward slashes. */
  path: string;
  text: string;
  /** When it was changed last, as an ISO 8601 instant. */
  modifiedAt: string;
}

/** A workspace that can be moved to another machine. */
export interface Archive {
  /** The lines of the journal, each one JSON object. */
  journal: string[];
  files: ArchivedFile[];
}

/** How an archive says what it is. */
export const ARCHIVE_FORMAT = "trainer-workspace";

/** Counts up when an older trainer would read an archive wrongly. */
export const ARCHIVE_VERSION = 1;

/** What an archive may hold at most; sizes are in bytes. */
export const ARCHIVE_LIMITS = {
  file: 1_000_000,
  files: 5000,
  archive: 64_000_000,
  /** Letters of a path. */
  path: 200,
} as const;
