/** Calls that change files in the background. */
const CHANGERS = [
  ...["writeFile", "appendFile", "mkdir", "mkdtemp", "rm", "rmdir", "unlink", "rename", "copyFile"],
  ...["cp", "truncate", "ftruncate", "link", "symlink", "chmod", "chown", "utimes"],
];

/**
 * They change what other operations in the background find, which no callback has to tell before: a stream that
 * writes and a file that is opened to be written do so as well.
 */
export const CHANGES_FILES: ReadonlySet<string> = new Set([...CHANGERS, "createWriteStream"]);

const CALLS = new RegExp(
  String.raw`\b(?:(?:${CHANGERS.join("|")}|open)(?:Sync)?|createWriteStream|listen|bind)\b`,
);
/** A module that nobody has read here may do all that. */
const OTHER_MODULE = /\b(?:from|import|require)\s*\(?\s*["'`]\.{0,2}\//;

/**
 * Whether a program may change what another process finds, such as a file or a free port: two runs of it at
 * the same time may disturb each other.
 */
export function changesOutside(text: string): boolean {
  return CALLS.test(text) || OTHER_MODULE.test(text);
}
