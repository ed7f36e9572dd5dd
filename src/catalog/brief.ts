import { splitMarkdown } from "../text/markdown-lines.ts";
import type { MarkdownLine } from "../text/markdown-lines.ts";

/** One stage of a brief. */
export interface BriefStage {
  n: number;
  title: string;
  /** The whole section, its heading included. Markdown. */
  text: string;
  /** What an interviewer asks, spoken; empty for the first stage. Markdown. */
  question: string;
  /** The numbers of its rules such as `E1`, in order. */
  rules: string[];
  /** What is accepted either way, its heading left out. Markdown. */
  leftOpen: string;
}

/** A brief in its parts. */
export interface Brief {
  /** All that stands before the first stage. Markdown. */
  opening: string;
  stages: BriefStage[];
}

const STAGE = /^## +Stage +(\d+): *(.*?)[ #]*$/;

/** Takes a brief apart; what is not there is empty. */
export function splitBrief(markdown: string): Brief {
  const parts: { head: RegExpExecArray | null; lines: MarkdownLine[] }[] = [
    { head: null, lines: [] },
  ];
  for (const line of splitMarkdown(markdown)) {
    const head = line.code ? null : STAGE.exec(line.text);
    if (head !== null) parts.push({ head, lines: [] });
    parts.at(-1)?.lines.push(line);
  }
  const [opening, ...stages] = parts;
  return {
    opening: join(opening?.lines ?? []),
    stages: stages.map(({ head, lines }) => readStage(head, lines)),
  };
}

/** The brief up to a stage, as a learner may read it. Markdown. */
export function cutBrief({ opening, stages }: Brief, upTo: number): string {
  const shown = stages.filter(({ n }) => n <= upTo);
  return `${[opening, ...shown.map(({ text }) => text)].map((text) => text.trim()).join("\n\n")}\n`;
}

/** The code under `## Build`: what stage 1 must have; empty where there is none. */
export function findSignature({ opening }: Brief): string {
  const [, build = ""] = opening.split(/^## +Build\b.*$/m);
  return /^```\w*\n([\s\S]*?)^```$/m.exec(build)?.[1]?.trimEnd() ?? "";
}

/** The names that the code of a brief up to a stage speaks of: what a solution may have to have. */
export function findMembers({ opening, stages }: Brief, upTo: number): Set<string> {
  const shown = [opening, ...stages.filter(({ n }) => n <= upTo).map(({ text }) => text)];
  const code = shown
    .flatMap((text) => splitMarkdown(text))
    .filter((line) => line.code)
    .map(({ text }) => text.replace(/\/\/.*$/, ""));
  return new Set(code.join("\n").match(/[A-Za-z_$][\w$]*/g) ?? []);
}

function readStage(head: RegExpExecArray | null, lines: readonly MarkdownLine[]): BriefStage {
  const n = Number(head?.[1] ?? 0);
  const body = lines.slice(1);
  const open = body.findIndex(({ code, text }) => !code && /^### +Left open\b/.test(text));
  const rules = body.flatMap(({ code, text }) => {
    const rule = code ? undefined : /^\s*- \*\*([A-Z]+\d+)\.\*\*/.exec(text)?.[1];
    return rule === undefined ? [] : [rule];
  });
  return {
    n,
    title: head?.[2] ?? "",
    text: join(lines),
    question: n > 1 ? readQuestion(body) : "",
    rules,
    leftOpen: open === -1 ? "" : join(body.slice(open + 1)),
  };
}

/** The prose that begins a stage, up to code, a list or another heading. */
function readQuestion(lines: readonly MarkdownLine[]): string {
  const end = lines.findIndex(({ code, text }) => code || /^\s*(?:[-*] |#|\|)/.test(text));
  const prose = lines.slice(0, end === -1 ? lines.length : end);
  const paragraphs = join(prose).split(/\n{2,}/);
  // A lead-in of the list that follows is no part of the question.
  const last = paragraphs.at(-1) ?? "";
  const spoken = last.endsWith(":") && paragraphs.length > 1 ? paragraphs.slice(0, -1) : paragraphs;
  return spoken.join("\n\n").trim();
}

function join(lines: readonly MarkdownLine[]): string {
  return lines
    .map(({ text }) => text)
    .join("\n")
    .trim();
}
