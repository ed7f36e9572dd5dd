import type { RawError } from "./attempt.ts";
import type { LearnerSource } from "./learner-source.ts";
import { findLearnerFrame } from "./stack-place.ts";

/** What V8 says of a name that only CommonJS modules have. */
const ABSENT = /^(require|module|exports) is not defined\b/;

/** What `explainCommonJs` says of an error of a run, when it was thrown in one of the learner's files. */
export function findCommonJs(
  { name, message, stack }: RawError,
  sources: readonly LearnerSource[],
): string | null {
  const paths = sources.map(({ path }) => path);
  const frame = findLearnerFrame(stack, paths);
  const source = sources.find(({ path }) => path === frame?.path);
  if (frame === null || source === undefined) return null;
  const line = source.text.split(/\r\n|[\n\r]/)[frame.line - 1] ?? "";
  const ending = source.path.slice(source.path.lastIndexOf("."));
  return explainCommonJs({ name, message, line, ending });
}

/** An error that was thrown, and the line of the learner's file where. */
interface ThrownAt {
  name: string;
  message: string;
  line: string;
  /** The file's ending, such as `.js`. */
  ending: string;
}

/**
 * What to write instead of a line that failed because the file is not a CommonJS module, in one
 * sentence without a full stop; `null` when it failed for another reason.
 */
export function explainCommonJs({ name, message, line, ending }: ThrownAt): string | null {
  const [, absent] = (name === "ReferenceError" ? ABSENT.exec(message) : null) ?? [];
  if (absent === undefined) return null;
  const was = line.replace(/\s\/\/[^"'`]*$/, "").trim();
  const now = translateLine(was, ending);
  const way =
    now === null ? "use `import` and `export` instead" : `write \`${now}\` instead of \`${was}\``;
  return `A solution is an ES module, which has no \`${absent}\`: ${way}`;
}

const NAME = String.raw`[A-Za-z_$][\w$]*`;
const REQUIRE = String.raw`require\(\s*(["'])([^"']+)\N\s*\)`;
const EXPORTS = String.raw`(?:module\s*\.\s*)?exports`;

/** A line of CommonJS as an ES module has it; `null` for one of an unusual form. */
function translateLine(line: string, ending: string): string | null {
  return translateRequire(line, ending) ?? translateExports(line);
}

function translateRequire(line: string, ending: string): string | null {
  const required = (group: number): string => REQUIRE.replace("N", String(group));
  const whole = (before: string, group: number, after = ""): RegExp =>
    new RegExp(`^${before}${required(group)}${after}\\s*;?$`);
  const from = (path = ""): string => JSON.stringify(completePath(path, ending));
  const bare = whole("", 1).exec(line);
  if (bare !== null) return `import ${from(bare[2])};`;
  const named = whole(`(?:const|let|var)\\s+(${NAME})\\s*=\\s*`, 2).exec(line);
  if (named !== null) return `import ${named[1] ?? ""} from ${from(named[3])};`;
  const several = whole(String.raw`(?:const|let|var)\s+\{([^{}]*)\}\s*=\s*`, 2).exec(line);
  if (several !== null) {
    const list = translateList(several[1] ?? "", ([has, as]) => nameAs(has, as));
    return list === null ? null : `import { ${list} } from ${from(several[3])};`;
  }
  const member = whole(`(?:const|let|var)\\s+(${NAME})\\s*=\\s*`, 2, `\\s*\\.\\s*(${NAME})`);
  const [, as = "", , path, has = ""] = member.exec(line) ?? [];
  return as === "" ? null : `import { ${nameAs(has, as)} } from ${from(path)};`;
}

function translateExports(line: string): string | null {
  const [, only] = new RegExp(String.raw`^module\s*\.\s*exports\s*=\s*(.+)$`).exec(line) ?? [];
  if (only !== undefined) return translateWhole(only);
  const one = new RegExp(String.raw`^${EXPORTS}\s*\.\s*(${NAME})\s*=\s*(.+)$`).exec(line);
  const [, as = "", value = ""] = one ?? [];
  if (as === "" || /^(?:module|exports)\b/.test(value)) return null;
  const [, has] = new RegExp(`^(${NAME})\\s*;?$`).exec(value) ?? [];
  return has === undefined ? `export const ${as} = ${value}` : `export { ${nameAs(has, as)} };`;
}

/** What is assigned to all of the exports. */
function translateWhole(value: string): string | null {
  if (/^(?:module|exports)\b/.test(value)) return null;
  if (value === "{") return "export {";
  if (
    new RegExp(`^(?:class|(?:async\\s+)?function\\s*\\*?)\\s+(?!extends\\b)${NAME}`).test(value)
  ) {
    return `export ${value}`;
  }
  const [, name] = new RegExp(`^(${NAME})\\s*;?$`).exec(value) ?? [];
  if (name !== undefined) return `export { ${name} };`;
  const [, inside] = /^\{([^{}]*)\}\s*;?$/.exec(value) ?? [];
  const list = inside === undefined ? null : translateList(inside, ([as, has]) => nameAs(has, as));
  return list === null ? null : `export { ${list} };`;
}

/** The entries `a` and `a: b` of an object that names things; `null` if it holds anything else. */
function translateList(
  inside: string,
  write: (entry: readonly [string, string]) => string,
): string | null {
  const entries = inside
    .split(",")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "");
  const form = new RegExp(`^(${NAME})(?:\\s*:\\s*(${NAME}))?$`);
  const written = entries.map((entry) => {
    const [, key, value] = form.exec(entry) ?? [];
    return key === undefined ? null : write([key, value ?? key]);
  });
  return written.length === 0 || written.includes(null) ? null : written.join(", ");
}

function nameAs(has: string, as: string): string {
  return has === as ? has : `${has} as ${as}`;
}

/** ES modules name a file with its ending. */
function completePath(path: string, ending: string): string {
  return /^\.{1,2}\//.test(path) && !/\.[a-z]+$/.test(path) ? `${path}${ending}` : path;
}
