import { tellPlace } from "../../text/line-fault.ts";
import { rejectAll } from "../../text/reject-faults.ts";
import type { Mode } from "../trace.ts";
import { expandPattern } from "./order-pattern.ts";
import { CHAPTERS } from "./scene.ts";
import type { Expectation, Scene } from "./scene.ts";
import { isRange } from "../../text/version-range.ts";

/**
 * Reads a scene file; `file` is its path from the package root with forward slashes.
 *
 * @throws TrainerError `INVALID_SCENE` with every fault, a line each.
 */
export function parseScene(file: string, text: string): Scene {
  const source = text.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n");
  const faults: string[] = [];
  const name = /([^/]+)\.(cjs|mjs|cts|mts)$/.exec(file);
  if (!KEBAB.test(name?.[1] ?? ""))
    faults.push(tellPlace("name", "<kebab-case>.cjs, mjs, cts or mts", file));
  const comment = /^\/\*\n---\n([\s\S]*?)\n---\n([\s\S]*?)\*\//.exec(source);
  if (comment === null) faults.push("lesson: expected a first comment with a `---` block");
  const head = readHead(comment?.[1] ?? "", faults);
  const scene: Scene = {
    slug: name?.[1] ?? "",
    file,
    title: readLine(head, "title", faults),
    chapter: readChapter(head, faults),
    order: readNumber(head, "order", { faults, least: 1 }),
    question: readLine(head, "question", faults),
    rules: readRules(head, faults),
    modes: readModes(head.fields.get("modes") ?? "both", "modes", faults),
    node: readNode(head, faults),
    env: readEnv(head, faults),
    exit: head.fields.has("exit") ? readNumber(head, "exit", { faults, least: 0 }) : 0,
    expectations: head.orders.map((line, at) => readExpectation(line, `orders[${at}]`, faults)),
    lesson: (comment?.[2] ?? "").trim(),
    source,
  };
  if (comment !== null && scene.lesson === "")
    faults.push("lesson: expected a text below the block");
  if (comment !== null && scene.expectations.length === 0) {
    faults.push("orders: expected at least one line, got none");
  }
  const hint = "Correct the places above; `docs/add-a-scene.md` describes the format.";
  rejectAll({ code: "INVALID_SCENE", source: file, hint }, faults);
  return scene;
}

interface Head {
  fields: Map<string, string>;
  orders: string[];
}

const KEBAB = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
const KEYS = [
  ...["title", "chapter", "order", "question", "rules", "modes", "node", "env", "exit", "orders"],
];

function readHead(text: string, faults: string[]): Head {
  const head: Head = { fields: new Map(), orders: [] };
  let inOrders = false;
  for (const line of text.split("\n")) {
    if (line.trim() === "") continue;
    if (inOrders && /^\s+\S/.test(line)) {
      head.orders.push(line.trim());
      continue;
    }
    const field = /^(\w+):(?:\s+(\S.*))?$/.exec(line.trimEnd());
    const [, key = "", value = ""] = field ?? [];
    inOrders = key === "orders";
    if (!KEYS.includes(key)) faults.push(tellPlace("block", `only ${KEYS.join(", ")}`, line));
    else if (head.fields.has(key)) faults.push(`${key}: expected it once`);
    else head.fields.set(key, value);
  }
  return head;
}

function readLine({ fields }: Head, key: string, faults: string[]): string {
  const value = fields.get(key) ?? "";
  if (value === "") faults.push(tellPlace(key, "one line of text", value));
  return value;
}

function readChapter({ fields }: Head, faults: string[]): Scene["chapter"] {
  const found = CHAPTERS.find((chapter) => chapter === fields.get("chapter"));
  if (found !== undefined) return found;
  faults.push(tellPlace("chapter", `one of ${CHAPTERS.join(", ")}`, fields.get("chapter")));
  return CHAPTERS[0];
}

function readNumber(
  { fields }: Head,
  key: string,
  rule: { faults: string[]; least: number },
): number {
  const value = fields.get(key) ?? "";
  if (/^\d{1,5}$/.test(value) && Number(value) >= rule.least) return Number(value);
  rule.faults.push(tellPlace(key, `a whole number of at least ${rule.least}`, value));
  return rule.least;
}

function readRules({ fields }: Head, faults: string[]): number[] {
  const text = fields.get("rules");
  if (text === undefined) return [];
  const words = text.split(",").map((word) => word.trim());
  for (const word of words)
    if (!/^[1-8]$/.test(word)) faults.push(tellPlace("rules", "1 to 8", word));
  return words.map(Number);
}

function readModes(word: string, path: string, faults: string[]): Mode[] {
  if (word === "both") return ["cjs", "esm"];
  if (word === "cjs" || word === "esm") return [word];
  faults.push(tellPlace(path, "both, cjs or esm", word));
  return ["cjs"];
}

function readNode({ fields }: Head, faults: string[]): string {
  const range = fields.get("node") ?? "*";
  if (!isRange(range)) faults.push(tellPlace("node", "a range such as `>=24`", range));
  return range;
}

function readEnv({ fields }: Head, faults: string[]): Record<string, string> {
  const text = fields.get("env");
  if (text === undefined) return {};
  const pairs = text.split(/\s+/).map((word) => /^([A-Z][A-Z0-9_]*)=(\S+)$/.exec(word));
  if (pairs.includes(null)) faults.push(tellPlace("env", "NAME=value pairs", text));
  return Object.fromEntries(
    pairs.flatMap((pair) => (pair ? [[pair[1] ?? "", pair[2] ?? ""]] : [])),
  );
}

/** Such as `esm >=22.18 <23: a -> {b, c}`. */
function readExpectation(line: string, path: string, faults: string[]): Expectation {
  const found = /^(both|cjs|esm)\s+([^:]*\S)\s*:\s*(\S.*)$/.exec(line);
  if (found === null) faults.push(tellPlace(path, "`<both|cjs|esm> <range>: <order>`", line));
  const [, word = "both", range = "*", pattern = ""] = found ?? [];
  if (!isRange(range)) faults.push(tellPlace(path, "a range such as `>=22.18 <23`", range));
  const orders = expandPattern(pattern);
  if (found !== null && orders === null)
    faults.push(tellPlace(path, "`a -> {b -> c, d}`", pattern));
  return { modes: readModes(word, path, faults), range, orders: orders ?? [], written: pattern };
}
