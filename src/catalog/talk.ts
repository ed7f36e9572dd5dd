import { splitMarkdown } from "../text/markdown-lines.ts";

/** A question worth asking before one begins, with its answer. Markdown. */
export interface AskedQuestion {
  question: string;
  answer: string;
  /** Ids of the requirements that the answer tells of; none for a question that only helps. */
  tells: string[];
}

/** A point that an answer can be ticked by. */
export interface TalkPoint {
  kind: "must" | "good" | "wrong";
  /** Markdown of one line. */
  text: string;
}

/** A question that is answered aloud, with its points. */
export interface Topic {
  question: string;
  points: TalkPoint[];
}

/** What an interviewer says, is asked, and asks next. */
export interface Talk {
  /** The task as it is said aloud. Markdown. */
  said: string;
  asked: AskedQuestion[];
  twists: Topic[];
  followUps: Topic[];
}

/** Takes an `interview.md` apart; what is not there is empty. */
export function splitTalk(markdown: string): Talk {
  const sections = new Map<string, string[]>();
  let open: string[] = [];
  for (const { code, text } of splitMarkdown(markdown)) {
    const title = code ? undefined : /^## +(.*?) *$/.exec(text)?.[1];
    if (title === undefined) open.push(text);
    else sections.set(title, (open = []));
  }
  const read = (title: string): string[] => sections.get(title) ?? [];
  return {
    said: joinLines(read("Said")),
    asked: listItems(read("Asked")).flatMap(readAsked),
    twists: readTopics(read("Twists")),
    followUps: readTopics(read("Follow-ups")),
  };
}

/** The question ends where the answer begins, which is in bold; the ids stand behind it in brackets. */
function readAsked(item: string): AskedQuestion[] {
  const [, text = "", ids = ""] = /^(.*?)\s+\[([a-z\d, -]*)\]$/.exec(item) ?? ["", item];
  const [, question, answer] = /^(.*?\?)\s+(\*\*.*)$/.exec(text) ?? [];
  if (question === undefined || answer === undefined) return [];
  const tells = ids.split(",").map((id) => id.trim());
  return [{ question, answer, tells: tells.filter((id) => id !== "" && id !== TELLS_NOTHING) }];
}

/** What stands in the brackets of a question that tells of no requirement. */
export const TELLS_NOTHING = "-";

function readTopics(lines: readonly string[]): Topic[] {
  const topics: { question: string; lines: string[] }[] = [];
  for (const line of lines) {
    const question = /^### +(.*?) *$/.exec(line)?.[1];
    if (question === undefined) topics.at(-1)?.lines.push(line);
    else topics.push({ question, lines: [] });
  }
  return topics.map((topic) => ({
    question: topic.question,
    points: listItems(topic.lines).flatMap(readPoint),
  }));
}

function readPoint(item: string): TalkPoint[] {
  const [, kind, text = ""] = /^(must|good|wrong): (.*)$/.exec(item) ?? [];
  return kind === "must" || kind === "good" || kind === "wrong" ? [{ kind, text }] : [];
}

/** The items of a list, each in one line though it may be wrapped. */
export function listItems(lines: readonly string[]): string[] {
  const items: string[] = [];
  for (const line of lines) {
    const begin = /^- (.*)$/.exec(line)?.[1];
    if (begin !== undefined) items.push(begin);
    else if (line.trim() !== "" && items.length > 0)
      items.push(`${items.pop() ?? ""} ${line.trim()}`);
  }
  return items;
}

function joinLines(lines: readonly string[]): string {
  return lines.join("\n").trim();
}
