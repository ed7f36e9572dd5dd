import { rejectFaults } from "../text/reject-faults.ts";
import { KEBAB } from "../text/field.ts";
import type { Hunk, HunkLine } from "./hunk.ts";
import { countChanged, SIGNS } from "./hunk.ts";
import type { Fault } from "../text/line-fault.ts";
import type { MistakeHead, NumberedLine } from "./mistake-head.ts";
import { readHead, tellFault } from "./mistake-head.ts";

/** An edit of more lines is a file of its own, which is easier to read. */
export const LONGEST_EDIT = 40;

/** A known wrong solution as its file tells it. */
export interface MistakeFile extends MistakeHead {
  /** Kebab-case; the name of its file. */
  name: string;
  /** What a learner is told, in one line. */
  says: string;
  change: Change;
}

/** How the wrong solution comes about: an edit of its base, or a file of its own. */
export type Change = { kind: "edit"; hunks: Hunk[] } | { kind: "whole"; text: string };

/**
 * Reads a `mistakes/<name>.md`; `source` is its name in faults. The patterns of `when` are compiled
 * and stand in an object without a prototype.
 *
 * @throws TrainerError `INVALID_MISTAKE` with every fault, a line each.
 */
export function parseMistakeFile(name: string, text: string, source: string): MistakeFile {
  const faults: Fault[] = [];
  if (!KEBAB.pattern.test(name))
    tellFault(faults, { number: 1, text: name }, "a file name in kebab-case");
  const { head, prose, fence, rest } = splitFile(numberLines(text), faults);
  const mistake = {
    name,
    ...readHead(head, faults),
    says: readSays(prose, faults),
    change: readChange(fence, faults),
  };
  const stray = rest.find((line) => line.text.trim() !== "");
  if (stray !== undefined) tellFault(faults, stray, "nothing after the fence");
  const sorted = faults.toSorted((a, b) => a.line - b.line);
  const messages = sorted.map(({ line, message }) => `line ${line}: ${message}`);
  rejectFaults("INVALID_MISTAKE", source, messages);
  return mistake;
}

/** The parts of a file, without the lines that part them. */
interface Parts {
  head: NumberedLine[];
  prose: NumberedLine[];
  fence: Fence;
  rest: NumberedLine[];
}

/** What stands in the fence, and the line that opens it or the last line where there is none. */
interface Fence {
  opening: NumberedLine;
  lines: NumberedLine[];
}

function numberLines(text: string): NumberedLine[] {
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/);
  return lines.map((line, index) => ({ number: index + 1, text: line }));
}

function splitFile(lines: readonly NumberedLine[], faults: Fault[]): Parts {
  const isBar = ({ text }: NumberedLine): boolean => text.trimEnd() === "---";
  const [first = END] = lines;
  const close = isBar(first) ? lines.findIndex((line, at) => at > 0 && isBar(line)) : -1;
  if (close === -1) tellFault(faults, first, "front matter between two lines of `---`");
  const body = lines.slice(close + 1);
  const opening = body.findIndex(({ text }) => findMark(text) !== undefined);
  const prose = body.slice(0, opening === -1 ? body.length : opening);
  const after = body.slice(prose.length);
  return { head: lines.slice(1, Math.max(1, close)), prose, ...splitFence(after, body, faults) };
}

/** Stands for a line of an empty file. */
const END: NumberedLine = { number: 1, text: "" };

function splitFence(
  after: readonly NumberedLine[],
  body: readonly NumberedLine[],
  faults: Fault[],
): Pick<Parts, "fence" | "rest"> {
  const [opening, ...inner] = after;
  if (opening === undefined) {
    const last = body.at(-1) ?? END;
    tellFault(faults, last, "a fence of `diff` or `ts`");
    return { fence: { opening: last, lines: [] }, rest: [] };
  }
  const mark = findMark(opening.text) ?? "";
  const closes = ({ text }: NumberedLine): boolean =>
    /^`+$/.test(text.trimEnd()) && text.trimEnd().length >= mark.length;
  const close = inner.findIndex(closes);
  if (close === -1) tellFault(faults, opening, "an end of this fence");
  const lines = close === -1 ? inner : inner.slice(0, close);
  return { fence: { opening, lines }, rest: close === -1 ? [] : inner.slice(close + 1) };
}

/** The backticks that open a fence. */
function findMark(text: string): string | undefined {
  return /^(`{3,})[^`]*$/.exec(text)?.[1];
}

function readSays(prose: readonly NumberedLine[], faults: Fault[]): string {
  const first = prose.findIndex(({ text }) => text.trim() !== "");
  const lines = first === -1 ? [] : prose.slice(first);
  const gap = lines.findIndex(({ text }) => text.trim() === "");
  const paragraph = gap === -1 ? lines : lines.slice(0, gap);
  const stray = lines.slice(paragraph.length).find(({ text }) => text.trim() !== "");
  if (stray !== undefined) tellFault(faults, stray, "only one paragraph");
  const says = paragraph.flatMap(({ text }) => text.trim().split(/\s+/)).join(" ");
  const last = paragraph.at(-1) ?? { number: prose[0]?.number ?? 1, text: "" };
  if (!/[.?]$/.test(says)) tellFault(faults, last, "a paragraph that ends with a full stop");
  return says;
}

function readChange({ opening, lines }: Fence, faults: Fault[]): Change {
  const language = opening.text.replaceAll("`", "").trim();
  if (language === "ts") {
    const text = lines.map((line) => line.text).join("\n");
    if (text.trim() === "") tellFault(faults, { ...opening, text: "" }, "a file in the fence");
    return { kind: "whole", text: `${text}\n` };
  }
  // Without any fence that is what was reported.
  if (language !== "diff" && findMark(opening.text) !== undefined)
    tellFault(faults, opening, "a fence of `diff` or `ts`");
  if (language !== "diff") return { kind: "edit", hunks: [] };
  const hunks = readHunks({ opening, lines }, faults);
  const changed = countChanged(hunks);
  if (changed > LONGEST_EDIT)
    tellFault(
      faults,
      { ...opening, text: `${changed}` },
      `at most ${LONGEST_EDIT} changed lines (more are a whole file in a \`ts\` fence)`,
    );
  return { kind: "edit", hunks };
}

function readHunks({ opening, lines }: Fence, faults: Fault[]): Hunk[] {
  const hunks: Hunk[] = [];
  let open: Hunk & { line: NumberedLine } = { line: opening, lines: [] };
  const close = (): void => {
    const { line } = open;
    if (countChanged([open]) === 0) tellFault(faults, line, "a hunk that changes a line after it");
    if (open.lines.length > 0 && open.lines.every(({ kind }) => kind === "added"))
      tellFault(faults, line, "a hunk with a line of the base after it");
    hunks.push({ lines: open.lines });
  };
  for (const line of lines) {
    if (line.text.trimEnd() === "@@") {
      close();
      open = { line, lines: [] };
    } else open.lines.push(readHunkLine(line, faults));
  }
  close();
  return hunks;
}

/** An empty line is one of context, whose space an editor may have taken away. */
function readHunkLine(line: NumberedLine, faults: Fault[]): HunkLine {
  const text = line.text.slice(1);
  const sign = line.text.slice(0, 1);
  if (sign === SIGNS.added) return { kind: "added", text };
  if (sign === SIGNS.removed) return { kind: "removed", text };
  if (sign !== SIGNS.same && sign !== "")
    tellFault(faults, line, "a line that begins with a space, `-` or `+`");
  return { kind: "same", text };
}
