import type { Level } from "../../catalog/challenge.ts";
import type { Kind } from "./card.ts";
import type { Fault } from "../../text/line-fault.ts";
import { tell } from "../../text/line-fault.ts";
import type { Field, Fields } from "./fields.ts";
import { findField } from "./fields.ts";
import { BY_KIND, KINDS } from "./kinds.ts";
import type { Line } from "./scan.ts";
import { isRange } from "../../text/version-range.ts";

/** What stands at the top of a card. */
export interface FrontMatter {
  theory: string[];
  theoryLine: number;
  kind: Kind;
  level: Level;
  source: string;
  node: string;
  /** All fields, for those that only some kinds have. */
  fields: Fields;
}

/** Reads the lines between the two `---`. */
export function readFrontMatter(lines: readonly Line[], faults: Fault[]): FrontMatter {
  const fields = readFields(lines, faults);
  const kind = readWord({ fields, key: "kind", words: KINDS, usual: "one" }, faults);
  const reader = { fields, faults };
  reportForeign(reader, kind);
  return {
    theory: readTheory(reader),
    theoryLine: findField(fields, "theory").line,
    kind,
    level: readWord({ fields, key: "level", words: LEVELS, usual: "core" }, faults),
    source: readAddress(reader),
    node: readNode(reader),
    fields,
  };
}

interface Reader {
  fields: Fields;
  faults: Fault[];
}

const OWN_KEYS = KINDS.flatMap((kind) => BY_KIND[kind].keys);
const KEYS = ["theory", "kind", "level", "source", ...new Set(OWN_KEYS), "node"];
const LEVELS: readonly Level[] = ["warm-up", "core", "advanced", "expert"];

function readFields(lines: readonly Line[], faults: Fault[]): Fields {
  const fields = new Map<string, Field>();
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

function readWord<T extends string>(
  wanted: { fields: Fields; key: string; words: readonly T[]; usual: T },
  faults: Fault[],
): T {
  const { text, line } = findField(wanted.fields, wanted.key);
  const found = wanted.words.find((word) => word === text);
  if (found !== undefined) return found;
  const expected = `\`${wanted.key}\` as one of ${wanted.words.join(", ")}`;
  tell(faults, line, { expected, got: text });
  return wanted.usual;
}

function readTheory({ fields, faults }: Reader): string[] {
  const { text, line } = findField(fields, "theory");
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

function readAddress({ fields, faults }: Reader): string {
  const { text, line } = findField(fields, "source");
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

function reportForeign({ fields, faults }: Reader, kind: Kind): void {
  for (const key of OWN_KEYS) {
    const field = fields.get(key);
    if (field !== undefined && !BY_KIND[kind].keys.includes(key))
      tell(faults, field.line, { expected: `no \`${key}\` in this kind of card`, got: field.text });
  }
}
