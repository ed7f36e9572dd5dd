import type { TextRule } from "../text/field.ts";
import { escapePattern } from "../text/escape-pattern.ts";
import { KEBAB, LINE } from "../text/field.ts";
import { tell } from "../text/line-fault.ts";
import type { Fault } from "../text/line-fault.ts";

/** A line of a file and its number, which counts from 1. */
export interface NumberedLine {
  number: number;
  text: string;
}

/** What stands between the two `---` of a mistake. */
export interface MistakeHead {
  title: string;
  misses: string[];
  /** What a finding must match, by missed requirement; without a prototype. */
  when: Record<string, RegExp>;
  /** The base that is edited, such as `right/flat-list`; `null` for the reference. */
  on: string | null;
}

/** Notes a fault of a line in the form `expected X, got Y`. */
export function tellFault(faults: Fault[], { number, text }: NumberedLine, expected: string): void {
  tell(faults, number, { expected, got: text });
}

/** Reads the lines between the two `---`. */
export function readHead(lines: readonly NumberedLine[], faults: Fault[]): MistakeHead {
  const reader = { entries: readEntries(lines, faults), faults };
  const misses = readMisses(reader);
  return {
    title: readWord(reader, "title", LINE),
    misses,
    when: readWhen(reader, misses),
    on: reader.entries.has("on") ? readWord(reader, "on", BASE) : null,
  };
}

/** A key, what follows it in its line, and the lines of a list or map below it. */
interface Entry extends NumberedLine {
  items: NumberedLine[];
}

interface Reader {
  entries: Map<string, Entry>;
  faults: Fault[];
}

const KEYS = ["title", "misses", "when", "on"];
const BASE: TextRule = {
  pattern: /^right\/[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/,
  name: "`on` such as right/flat-list",
};

function readEntries(lines: readonly NumberedLine[], faults: Fault[]): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  let open: Entry | null = null;
  for (const line of lines) {
    const [, key, text = ""] = /^([\w-]+):(?:\s+(.*))?$/.exec(line.text.trimEnd()) ?? [];
    if (line.text.trim() === "") continue;
    if (key === undefined && open !== null && /^(?:\s|- )/.test(line.text)) {
      open.items.push({ number: line.number, text: line.text.trim() });
      continue;
    }
    open = { number: line.number, text, items: [] };
    if (key === undefined || !KEYS.includes(key))
      tellFault(faults, line, `one of ${KEYS.join(", ")}`);
    else if (entries.has(key)) tellFault(faults, line, `\`${key}\` once`);
    else entries.set(key, open);
  }
  return entries;
}

function readWord({ entries, faults }: Reader, key: string, rule: TextRule): string {
  const { items, ...line } = entries.get(key) ?? NOTHING;
  const [stray] = items;
  if (stray !== undefined) tellFault(faults, stray, `\`${key}\` in one line`);
  else if (!rule.pattern.test(line.text))
    tellFault(faults, line, rule === LINE ? `a \`${key}\`` : rule.name);
  return line.text;
}

/** Stands for an entry that is not there: the fault is reported where the front matter begins. */
const NOTHING: Entry = { number: 1, text: "", items: [] };

function readMisses({ entries, faults }: Reader): string[] {
  const { items, ...line } = entries.get("misses") ?? NOTHING;
  const given = [
    ...line.text.split(",").map((text) => ({ number: line.number, text: text.trim() })),
    ...items.map(({ number, text }) => ({ number, text: text.replace(/^-\s+/, "") })),
  ];
  const named = line.text === "" && items.length > 0 ? given.slice(1) : given;
  const ids: string[] = [];
  for (const item of named) {
    if (!KEBAB.pattern.test(item.text)) tellFault(faults, item, "the id of a requirement");
    else if (ids.includes(item.text)) tellFault(faults, item, "each requirement once");
    ids.push(item.text);
  }
  return ids;
}

function readWhen({ entries, faults }: Reader, misses: readonly string[]): Record<string, RegExp> {
  const patterns: Record<string, RegExp> = {};
  Object.setPrototypeOf(patterns, null);
  const given = entries.get("when");
  if (given === undefined) return patterns;
  if (given.text !== "" || given.items.length === 0) {
    const pattern = readPattern(given, faults);
    for (const id of misses) patterns[id] = pattern;
    const [stray] = given.items;
    if (stray !== undefined) tellFault(faults, stray, "one text or a map, not both");
    return patterns;
  }
  for (const item of given.items) {
    const [, id = "", text = ""] = /^([\w-]+):(?:\s+(.*))?$/.exec(item.text) ?? [];
    if (!misses.includes(id)) tellFault(faults, item, "a requirement of `misses` and its text");
    else if (id in patterns) tellFault(faults, item, "each requirement once");
    else patterns[id] = readPattern({ number: item.number, text }, faults);
  }
  return patterns;
}

/** A text is looked for as it stands; one between slashes is a pattern. */
function readPattern(line: NumberedLine, faults: Fault[]): RegExp {
  const [, source, flags] = /^\/(.+)\/([imsu]*)$/.exec(line.text) ?? [];
  try {
    const pattern =
      source === undefined ? new RegExp(escapePattern(line.text)) : new RegExp(source, flags);
    if (!pattern.test("")) return pattern;
    tellFault(faults, line, "a text that not every finding contains");
  } catch {
    tellFault(faults, line, "a regular expression between the slashes");
  }
  return /(?!)/;
}
