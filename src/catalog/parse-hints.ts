import type { Hint } from "./challenge.ts";
import { rejectFaults } from "../text/reject-faults.ts";
import { KEBAB } from "../text/field.ts";
import { tellPlace } from "../text/line-fault.ts";
import type { MarkdownLine } from "../text/markdown-lines.ts";
import { splitMarkdown } from "../text/markdown-lines.ts";

/**
 * Reads a `hints.md`: a `##` section for each requirement with two to four `### Step` sections.
 *
 * @throws TrainerError `INVALID_HINTS` with every fault, a line each.
 */
export function parseHints(markdown: string, source: string): Hint[] {
  const faults: string[] = [];
  const sections = readSections(splitMarkdown(markdown), faults);
  reportRepeatedSections(sections, faults);
  const hints = sections.flatMap((section) => readSteps(section, faults));
  rejectFaults("INVALID_HINTS", source, faults);
  return hints;
}

interface Part {
  heading: string;
  number: number;
  lines: MarkdownLine[];
}

interface Section extends Part {
  steps: Part[];
}

function readSections(lines: readonly MarkdownLine[], faults: string[]): Section[] {
  const [preface, ...parts] = splitAt(lines, /^## +(.*?)[ #]*$/);
  const stray = preface?.lines.find(({ text }) => text.trim() !== "" && !text.startsWith("# "));
  if (stray !== undefined) faults.push(expected(stray.number, "a `##` section first", stray.text));
  if (parts.length === 0) faults.push("expected a `##` section for each requirement, got none");
  return parts.map((part) => {
    const [intro, ...steps] = splitAt(part.lines, /^### +(.*?)[ #]*$/);
    const loose = intro?.lines.find(({ text }) => text.trim() !== "");
    if (loose !== undefined) faults.push(expected(loose.number, "a `### Step 1`", loose.text));
    return { ...part, steps };
  });
}

/** The parts that begin at a heading, after a first one without a heading. */
function splitAt(lines: readonly MarkdownLine[], heading: RegExp): Part[] {
  const first: Part = { heading: "", number: 0, lines: [] };
  const parts = [first];
  let open = first;
  for (const line of lines) {
    const found = line.code ? undefined : heading.exec(line.text)?.[1];
    if (found === undefined) {
      open.lines.push(line);
    } else {
      open = { heading: found, number: line.number, lines: [] };
      parts.push(open);
    }
  }
  return parts;
}

function reportRepeatedSections(sections: readonly Section[], faults: string[]): void {
  const seen = new Set<string>();
  for (const { heading, number } of sections) {
    if (!KEBAB.pattern.test(heading)) {
      faults.push(expected(number, "the id of a requirement", heading));
    }
    if (seen.has(heading))
      faults.push(expected(number, "one section for each requirement", heading));
    seen.add(heading);
  }
}

function readSteps(section: Section, faults: string[]): Hint[] {
  const { heading: requirement, steps } = section;
  if (steps.length < 2 || steps.length > 4) {
    const got = `${steps.length} in \`${requirement}\``;
    faults.push(`line ${section.number}: expected two to four steps, got ${got}`);
  }
  return steps.map((part, index) => {
    const step = index + 1;
    const title = `Step ${step}`;
    if (part.heading !== title)
      faults.push(expected(part.number, `\`### ${title}\``, part.heading));
    const text = part.lines
      .map((line) => line.text)
      .join("\n")
      .trim();
    if (text === "") faults.push(`line ${part.number}: expected a text for ${title}, got nothing`);
    return { requirement, step, text };
  });
}

function expected(line: number, what: string, got: string): string {
  return tellPlace(`line ${line}`, what, got);
}
