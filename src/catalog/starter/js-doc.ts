/** A documentation comment in its parts. */
export interface Doc {
  /** Lines of Markdown. */
  description: string[];
  tags: KeptTag[];
}

/** A tag as an author wrote it. */
export interface KeptTag {
  /** Without the `@`. */
  name: string;
  /** Its lines, `@` included. */
  lines: string[];
}

/** A tag that says what a type said. */
export interface MadeTag {
  /** Without the `@`. */
  name: string;
  /** `null` for a tag without one. */
  type: string | null;
  /** What it speaks of, such as `[options]`; empty for none. */
  subject: string;
  /** What is told of it, in one line. */
  says?: string;
}

const WIDTH = 100;

/** Takes a comment apart, its slashes and stars included. */
export function readDoc(comment: string): Doc {
  const inner = comment.slice(3, -2).split("\n");
  const lines = inner.map((line, index) =>
    (index === 0 ? line.trimStart() : line.replace(/^\s*\*? ?/, "")).trimEnd(),
  );
  const description: string[] = [];
  const tags: KeptTag[] = [];
  let fenced = false;
  for (const line of lines) {
    if (line.startsWith("```")) fenced = !fenced;
    const name = fenced ? undefined : /^@(\w+)/.exec(line)?.[1];
    if (name !== undefined) tags.push({ name, lines: [line] });
    else (tags.at(-1)?.lines ?? description).push(line);
  }
  for (const tag of tags) tag.lines = trimBlank(tag.lines);
  return { description: trimBlank(description), tags };
}

function trimBlank(lines: readonly string[]): string[] {
  const first = lines.findIndex((line) => line !== "");
  const last = lines.findLastIndex((line) => line !== "");
  return first === -1 ? [] : lines.slice(first, last + 1);
}

/**
 * A comment that begins with a description and made tags, which take over what the kept tags of the
 * same name and subject say; the other kept tags come after them.
 */
export function printDoc(
  { description, tags }: Doc,
  made: readonly MadeTag[],
  indent = "",
): string {
  const kept = [...tags];
  const width = WIDTH - indent.length - 3;
  const printed = made.flatMap((tag) => printTag(takeOver(tag, kept), width));
  const below = [...printed, ...kept.flatMap(({ lines }) => lines)];
  const gap = description.length > 0 && below.length > 0 ? [""] : [];
  const lines = [...description, ...gap, ...below];
  const [only = ""] = lines;
  if (lines.length === 1 && only.length + 7 + indent.length <= WIDTH) return `/** ${only} */`;
  return ["/**", ...lines.map((line) => (line === "" ? " *" : ` * ${line}`)), " */"].join(
    `\n${indent}`,
  );
}

/** Made tags in one line, for a place inside a line of code. */
export function printInline(made: readonly MadeTag[]): string {
  return `/** ${made.map((tag) => printTag(tag, Infinity).join(" ")).join(" ")} */`;
}

/** The same tag with the words that an author gave it; those are taken out of `kept`. */
function takeOver(tag: MadeTag, kept: KeptTag[]): MadeTag {
  const subject = tag.subject.replace(/^const /, "").replace(/^\[|[=\]].*$/g, "");
  const at = kept.findIndex(({ name, lines }) => {
    if (name === "return" || name === "returns") return tag.name === "returns";
    return (
      name === tag.name && subject !== "" && /^@\w+\s+(\S+)/.exec(lines[0] ?? "")?.[1] === subject
    );
  });
  const [own] = at === -1 ? [] : kept.splice(at, 1);
  if (own === undefined) return tag;
  const words = own.lines.join(" ").replaceAll(/\s+/g, " ");
  const start = tag.name === "returns" ? /^@\w+ ?/ : /^@\w+ \S+ ?/;
  return { ...tag, says: words.replace(start, "") };
}

/** Breaks a tag into lines; strings in a type stay whole. */
function printTag({ name, type, subject, says = "" }: MadeTag, width: number): string[] {
  const typed = type === null ? [] : (`{${type}}`.match(/(?:"[^"]*"|'[^']*'|`[^`]*`|\S)+/g) ?? []);
  const words = [`@${name}`, ...typed, ...subject.split(" "), ...says.split(" ")];
  const lines: string[] = [];
  for (const word of words.filter((one) => one !== "")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(lines.length === 0 ? word : `  ${word}`);
  }
  return lines;
}
