import type { Fault } from "../../text/line-fault.ts";

/** A line of a card's file. */
export interface Line {
  /** Counts from 1. */
  number: number;
  text: string;
  /** The number of the line that opens its fence; `null` outside of fenced code. */
  fence: number | null;
}

/** The lines under one `##` heading, or those of the question. */
export interface Section {
  /** Empty for the question. */
  title: string;
  /** Line of the heading. */
  line: number;
  lines: Line[];
}

/** A file split in its parts. */
export interface ScannedCard {
  /** Lines of the front matter. */
  head: Line[];
  question: Section;
  sections: Section[];
}

/** Splits a card's file, whatever its line ends are; what does not fit becomes a fault. */
export function scanCard(text: string, faults: Fault[]): ScannedCard {
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/);
  const close = lines[0]?.trimEnd() === "---" ? lines.indexOf("---", 1) : -1;
  if (close === -1)
    faults.push({ line: 1, message: "expected front matter between two lines of `---`" });
  const head = lines.slice(1, Math.max(1, close));
  const body = markFences(lines.slice(close + 1), close + 2, faults);
  const question: Section = { title: "", line: body[0]?.number ?? lines.length, lines: [] };
  const sections: Section[] = [];
  for (const line of body) {
    const title = line.fence === null ? /^##\s+(.*?)[\s#]*$/.exec(line.text)?.[1] : undefined;
    if (title !== undefined) sections.push({ title, line: line.number, lines: [] });
    else (sections.at(-1) ?? question).lines.push(line);
  }
  return {
    head: head.map((one, at) => ({ number: at + 2, text: one, fence: null })),
    question,
    sections,
  };
}

/** A section by its heading; a missing one is an empty one where the question stands. */
export function findSection(
  { question, sections }: { question: Section; sections: readonly Section[] },
  title: string,
): Section {
  const found = sections.find((section) => section.title === title);
  return found ?? { title, line: question.line, lines: [] };
}

function markFences(texts: readonly string[], first: number, faults: Fault[]): Line[] {
  let open: { line: number; mark: string } | null = null;
  const lines = texts.map((text, at) => {
    const number = first + at;
    const was = open;
    if (open === null) {
      const mark = /^\s*(`{3,})[^`]*$/.exec(text)?.[1];
      if (mark !== undefined) open = { line: number, mark };
    } else if (text.trim().startsWith(open.mark) && /^`+$/.test(text.trim())) open = null;
    const fence: { line: number } | null = was ?? open;
    return { number, text, fence: fence?.line ?? null };
  });
  const last: { line: number } | null = open;
  if (last !== null) faults.push({ line: endOf(last), message: "expected an end of this fence" });
  return lines;
}

function endOf({ line }: { line: number }): number {
  return line;
}

/** The text of lines, without empty ones at its ends. */
export function joinLines(lines: readonly Line[]): string {
  return lines
    .map(({ text }) => text.trimEnd())
    .join("\n")
    .replace(/^\n+|\n+$/g, "");
}
