/** One import in a learner's file, static, dynamic, by `require` or by re-export. */
export interface FoundImport {
  specifier: string;
  /** Absolute path of a local file it names, whether or not it exists; `null` for a package. */
  resolved: string | null;
  /** Offset in the file's text. */
  offset: number;
}

/** What a learner's file says about itself, without running it. */
export interface SourceFacts {
  /** Absolute path. */
  path: string;
  text: string;
  imports: FoundImport[];
  syntaxFault: { message: string; offset: number } | null;
}

const TEST_TOOLS = /^(vitest|@vitest\/[^/]+|chai)(\/|$)/;

/** Whether the specifier names the judge's own tools, which no solution may import. */
export function isJudgeImport(specifier: string): boolean {
  return specifier === "@solution" || TEST_TOOLS.test(specifier);
}

/** Whether an absolute path lies in the judge's content: a hidden suite or a reference. */
export function isHiddenPath(path: string, hiddenFolders: string[]): boolean {
  const plain = path.replaceAll("\\", "/");
  return hiddenFolders.some((folder) => plain.startsWith(`${folder.replaceAll("\\", "/")}/`));
}

/** Whether the challenge forbids the specifier; `events` also forbids `node:events`. */
export function isForbidden(specifier: string, forbidden: string[]): boolean {
  const bare = specifier.replace(/^node:/, "");
  return forbidden.some((name) => name.replace(/^node:/, "") === bare);
}

/** Turns an offset into a 1-based line and column. */
export function findPosition(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  const line = before.split("\n").length;
  return { line, column: offset - before.lastIndexOf("\n") };
}
