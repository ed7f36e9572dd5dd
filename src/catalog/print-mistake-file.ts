import type { Hunk } from "./hunk.ts";
import { SIGNS } from "./hunk.ts";
import { escapePattern } from "../text/escape-pattern.ts";
import type { Change, MistakeFile } from "./parse-mistake-file.ts";

/** Writes a mistake as `parseMistakeFile` reads it; a whole file gets a line end at its end. */
export function printMistakeFile(mistake: MistakeFile): string {
  const { title, misses, on, says, change } = mistake;
  const lines = [
    "---",
    `title: ${title}`,
    `misses: ${misses.join(", ")}`,
    ...printWhen(mistake),
    ...(on === null ? [] : [`on: ${on}`]),
    "---",
    "",
    ...wrap(says),
    "",
    ...fence(change),
  ];
  return `${lines.join("\n")}\n`;
}

/** The text of a mistake's file with another change at its end; the rest stays as its author wrote it. */
export function replaceChange(text: string, change: Change): string {
  const lines = text.split("\n");
  const head = lines.findIndex((line, index) => index > 0 && line.trimEnd() === "---");
  const opening = lines.findIndex((line, index) => index > head && /^`{3,}[^`]*$/.test(line));
  return `${[...lines.slice(0, opening), ...fence(change)].join("\n")}\n`;
}

const WIDTH = 100;

function printWhen({ when, misses }: MistakeFile): string[] {
  const texts = misses.flatMap((id) => {
    const pattern = when[id];
    return pattern === undefined ? [] : [{ id, text: printPattern(pattern) }];
  });
  const [first] = texts;
  if (first === undefined) return [];
  if (texts.length === misses.length && texts.every(({ text }) => text === first.text))
    return [`when: ${first.text}`];
  return ["when:", ...texts.map(({ id, text }) => `  ${id}: ${text}`)];
}

/** A pattern of `when` as a file has it: as plain text where that means the same. */
export function printPattern(pattern: RegExp): string {
  const { source, flags } = pattern;
  const plain = source.replace(/\\([\\^$.*+?()[\]{}|/])/g, "$1");
  const same =
    flags === "" &&
    new RegExp(escapePattern(plain)).source === source &&
    plain.trim() === plain &&
    !/^\/.+\/[imsu]*$/.test(plain);
  return same ? plain : `/${source}/${flags}`;
}

/** Breaks a text into lines, never before a word that would begin something else in Markdown. */
function wrap(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(/ +(?![-+*>#=~|]|`{3}|\d+[.)])/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= WIDTH)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** The fence is longer than every run of backticks in it. */
function fence(change: Change): string[] {
  const lines =
    change.kind === "edit" ? printHunks(change.hunks) : change.text.replace(/\n$/, "").split("\n");
  const runs = lines.join("\n").match(/`+/g) ?? [];
  const mark = "`".repeat(Math.max(3, ...runs.map((run) => run.length + 1)));
  return [`${mark}${change.kind === "edit" ? "diff" : "ts"}`, ...lines, mark];
}

function printHunks(hunks: readonly Hunk[]): string[] {
  return hunks.flatMap(({ lines }, index) => [
    ...(index === 0 ? [] : ["@@"]),
    ...lines.map(({ kind, text }) =>
      kind === "same" && text === "" ? "" : `${SIGNS[kind]}${text}`,
    ),
  ]);
}
