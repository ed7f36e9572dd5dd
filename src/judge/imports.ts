import { isClosed } from "./built-ins.ts";

/** One import in a file, static, dynamic, by `require` or by re-export. */
export interface FoundImport {
  specifier: string;
  /** Absolute path of a local file it names, whether or not it exists; `null` for a package. */
  resolved: string | null;
  /** Real path of that file, if it is there. */
  real: string | null;
  /** Offset in the file's text. */
  offset: number;
}

/** What a file says about itself, without running it. */
export interface SourceFacts {
  /** Absolute path. */
  path: string;
  text: string;
  imports: FoundImport[];
  syntaxFault: { message: string; offset: number } | null;
}

/** What a solution may not import. */
export interface ImportRules {
  /** Specifiers that the challenge forbids. */
  forbidden: string[];
  /** Absolute folders that are none of a solution's business. */
  hiddenFolders: string[];
  /** Real folders from which alone its local files may come. */
  roots: string[];
  /** Whether it is a test file, which imports `vitest` and `@solution`. */
  mayTest?: boolean;
}

const TEST_TOOLS = /^(vitest|@vitest\/[^/]+|chai)(\/|$)/;
const INSTALLED_TOOLS = /\/node_modules\/(vitest|@vitest|chai)\//;

/** Whether the specifier names the judge's own tools, which no solution may import. */
export function isJudgeImport(specifier: string): boolean {
  return specifier === "@solution" || TEST_TOOLS.test(specifier);
}

/** Whether an absolute path leads to the judge: a hidden folder or the installed test tools. */
export function isHiddenPath(path: string, hiddenFolders: string[]): boolean {
  const plain = path.replaceAll("\\", "/");
  if (INSTALLED_TOOLS.test(plain)) return true;
  return hiddenFolders.some((folder) => plain.startsWith(`${folder.replaceAll("\\", "/")}/`));
}

/** Whether the challenge forbids the specifier; `events` also forbids `node:events`. */
export function isForbidden(specifier: string, forbidden: string[]): boolean {
  const bare = specifier.replace(/^node:/, "");
  return forbidden.some((name) => name.replace(/^node:/, "") === bare);
}

/**
 * Which rule an import breaks: it leads to the judge, to a file that judged code may not read, to a
 * module of Node that it may not use, or the challenge forbids it.
 */
export type Rule = (typeof RULES)[number];
export const RULES = ["judge", "outside", "fence", "challenge"] as const;

/** Whether an absolute path is a folder or lies in it. */
export function isWithin(path: string, folder: string): boolean {
  const [plain = "", root = ""] = [path, folder].map((one) => one.replaceAll("\\", "/"));
  return plain === root || plain.startsWith(root.endsWith("/") ? root : `${root}/`);
}

/** The rule that an import breaks, or `null` when it may be made. */
export function findRefusalOf(
  { specifier, resolved, real }: Omit<FoundImport, "offset">,
  { forbidden, hiddenFolders, roots, mayTest = false }: ImportRules,
): Rule | null {
  if (mayTest && (specifier === "vitest" || specifier === "@solution")) return null;
  if (isJudgeImport(specifier)) return "judge";
  const isHidden = (path: string | null): boolean =>
    path !== null && isHiddenPath(path, hiddenFolders);
  if (isHidden(resolved) || isHidden(real)) return "judge";
  if (isForbidden(specifier, forbidden)) return "challenge";
  if (isClosed(specifier)) return "fence";
  return real !== null && !roots.some((root) => isWithin(real, root)) ? "outside" : null;
}

/** Turns an offset into a 1-based line and column. */
export function findPosition(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  const line = before.split("\n").length;
  return { line, column: offset - before.lastIndexOf("\n") };
}
