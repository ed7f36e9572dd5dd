import type { Level } from "../../catalog/challenge.ts";
import type { Kind } from "./card.ts";
import { KINDS } from "./card.ts";
import type { Fault } from "./faults.ts";
import { tell } from "./faults.ts";
import type { Line } from "./scan.ts";
import { isRange } from "./version-range.ts";

/** What stands at the top of a card. */
export interface FrontMatter {
  theory: string[];
  theoryLine: number;
  kind: Kind;
  level: Level;
  source: string;
  node: string;
  /** Only of `true-false`. */
  answer: boolean;
  /** Only of `bug`, with the line of the file where it is said. */
  line: { value: number; at: number };
}

/** Reads the lines between the two `---`. */
export function readFrontMatter(lines: readonly Line[], faults: Fault[]): FrontMatter {
  const fields = readFields(lines, faults);
  const kind = readWord({ fields, key: "kind", words: KINDS }, faults);
  const reader = { fields, faults };
  return {
    theory: readTheory(reader),
    theoryLine: find(fields, "theory").line,
    kind,
    level: readWord({ fields, key: "level", words: LEVELS }, faults),
    source: readSource(reader),
    node: readNode(reader),
    answer: readAnswer(reader, kind),
    line: readBugLine(reader, kind),
  };
}

interface Value {
  text: string;
  line: number;
}

type Fields = Map<string, Value>;

interface Reader {
  fields: Fields;
  faults: Fault[];
}

const KEYS = ["theory", "kind", "level", "source", "answer", "line", "node"];
const LEVELS: readonly [Level, ...Level[]] = ["warm-up", "core", "advanced", "expert"];

function readFields(lines: readonly Line[], faults: Fault[]): Fields {
  const fields: Fields = new Map();
  for (const { number, text } of lines) {
    if (text.trim() === "") continue;
    const [, key, value = ""] = /^([\w-]+):\s*(.*)$/.exec(text.trimEnd()) ?? [];
    if (key === undefined || !KEYS.includes(key))
      tell(faults, number, { expected: `one of ${KEYS.join(", ")}`, got: text });
    else if (fields.has(key)) tell(faults, number, { expected: `\`${key}\` once`, got: text });
    else fields.set(key, { text: unquote(value), line: number });
  }
  return fields;
}

function unquote(text: string): string {
  return /^(["'])(.*)\1$/.exec(text)?.[2] ?? text;
}

function find(fields: Fields, key: string): Value {
  return fields.get(key) ?? { text: "", line: 1 };
}

function readWord<T extends string>(
  wanted: { fields: Fields; key: string; words: readonly [T, ...T[]] },
  faults: Fault[],
): T {
  const { text, line } = find(wanted.fields, wanted.key);
  const found = wanted.words.find((word) => word === text);
  if (found !== undefined) return found;
  const expected = `\`${wanted.key}\` as one of ${wanted.words.join(", ")}`;
  tell(faults, line, { expected, got: text });
  return wanted.words[0];
}

function readTheory({ fields, faults }: Reader): string[] {
  const { text, line } = find(fields, "theory");
  const inner = /^\[(.*)\]$/.exec(text)?.[1] ?? "";
  const ids = inner
    .split(",")
    .map((id) => id.trim())
    .filter((id) => id !== "");
  const wrong = ids.find((id) => !/^[A-Z]{2}-\d{2}$/.test(id));
  if (ids.length === 0 || wrong !== undefined)
    tell(faults, line, { expected: "`theory` such as [EL-03, EL-04]", got: wrong ?? text });
  if (new Set(ids).size < ids.length)
    tell(faults, line, { expected: "each theory id once", got: text });
  return ids;
}

function readSource({ fields, faults }: Reader): string {
  const { text, line } = find(fields, "source");
  const [, host, rest = ""] =
    /^https:\/\/([a-z0-9-]+(?:\.[a-z0-9-]+)+)(\/[^\s<>"`]*)?$/.exec(text) ?? [];
  if (host === undefined)
    tell(faults, line, { expected: "`source` as one https address", got: text });
  const form = FORMS.get(host ?? "");
  if (form !== undefined && !form.test(rest)) {
    const expected = `\`source\` as a page or section that ${host} has`;
    tell(faults, line, { expected, got: text });
  }
  return text;
}

/** What follows the host in the addresses that most cards name, so that a slip is noticed. */
const FORMS = new Map([
  ["nodejs.org", /^\/(?:api\/[a-z0-9_-]+\.html(?:#[a-z0-9_-]+)?|learn(?:\/[a-z0-9-]+)+)$/],
  ["www.rfc-editor.org", /^\/rfc\/rfc[1-9]\d*(?:#(?:section|appendix)-[\w.]+)?$/],
  ["tc39.es", /^\/ecma262\/#[\w.%-]+$/],
]);

function readNode({ fields, faults }: Reader): string {
  const given = fields.get("node");
  if (given === undefined) return "*";
  if (isRange(given.text)) return given.text;
  tell(faults, given.line, { expected: "`node` as a range such as >=22.12", got: given.text });
  return "*";
}

function readAnswer({ fields, faults }: Reader, kind: Kind): boolean {
  const { text, line } = find(fields, "answer");
  const wanted = kind === "true-false";
  if (wanted && text !== "true" && text !== "false")
    tell(faults, line, { expected: "`answer` as true or false", got: text });
  if (!wanted && fields.has("answer"))
    tell(faults, line, { expected: "no `answer` in this kind of card", got: text });
  return text === "true";
}

function readBugLine({ fields, faults }: Reader, kind: Kind): { value: number; at: number } {
  const { text, line } = find(fields, "line");
  const wanted = kind === "bug";
  if (wanted && !/^[1-9]\d?$/.test(text))
    tell(faults, line, { expected: "`line` as a number from 1", got: text });
  if (!wanted && fields.has("line"))
    tell(faults, line, { expected: "no `line` in this kind of card", got: text });
  return { value: Number(text), at: line };
}
