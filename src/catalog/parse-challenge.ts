import type { Challenge, LeakKind, Limits, Requirement } from "./challenge.ts";
import { LEAK_KINDS, LEVELS, TRACKS } from "./challenge.ts";
import { rejectFaults } from "./content-fault.ts";
import type { Field, TextRule } from "./field.ts";
import {
  KEBAB,
  LINE,
  readChoice,
  readCount,
  readFlag,
  readList,
  readObject,
  readText,
  readTexts,
  report,
  reportRepeats,
} from "./field.ts";

/**
 * Reads a `challenge.json`; `slug` is its folder's name, `source` its name in faults.
 *
 * @throws TrainerError `INVALID_CHALLENGE` with every fault, a line each.
 */
export function parseChallenge(slug: string, value: unknown, source: string): Challenge {
  const faults: string[] = [];
  readText({ path: "folder", value: slug, faults }, KEBAB);
  const at = readObject({ path: "", value, faults }, KEYS);
  const challenge: Challenge = {
    slug,
    title: readText(at("title"), LINE),
    summary: readText(at("summary"), LINE),
    track: readChoice(at("track"), TRACKS),
    level: readChoice(at("level"), LEVELS),
    minutes: readCount(at("minutes")),
    tags: readTexts(at("tags"), KEBAB, 0),
    exports: readTexts(at("exports"), IDENTIFIER, 1),
    forbiddenImports: readForbidden(at("forbiddenImports")),
    limits: readLimits(at("limits")),
    requirements: readRequirements(at("requirements")),
  };
  rejectFaults("INVALID_CHALLENGE", source, faults);
  return challenge;
}

const KEYS = [
  "title",
  "track",
  "level",
  "minutes",
  "tags",
  "summary",
  "exports",
  "forbiddenImports",
  "limits",
  "requirements",
] as const;

const LIMIT_KEYS = [
  "loadMs",
  "testMs",
  "runMs",
  "heapMb",
  "outputBytes",
  "threads",
  "processes",
] as const;

const IDENTIFIER: TextRule = {
  pattern: /^[A-Za-z_$][\w$]*$/,
  name: "the name of an export",
};

const SPECIFIER: TextRule = { pattern: /^\S+$/, name: "a module specifier" };

const PROMISE: TextRule = {
  pattern: /^(?!.{73})\S(?:.*[^\s.])?$/,
  name: "one line of at most 72 characters without a full stop",
};

const RULE: TextRule = { pattern: /^[A-Z]+[1-9]\d*$/, name: "the number of a rule such as E3" };

function readForbidden(field: Field): string[] {
  return field.value === undefined ? [] : readTexts(field, SPECIFIER, 0);
}

function readLimits(field: Field): Limits {
  const given = field.value === undefined ? { ...field, value: {} } : field;
  const at = readObject(given, LIMIT_KEYS);
  return {
    loadMs: readCount(at("loadMs"), 5000),
    testMs: readCount(at("testMs"), 2000),
    runMs: readCount(at("runMs"), 20_000),
    heapMb: readCount(at("heapMb"), 256),
    outputBytes: readCount(at("outputBytes"), 1_000_000),
    threads: readFlag(at("threads"), false),
    processes: readFlag(at("processes"), false),
  };
}

function readRequirements(field: Field): Requirement[] {
  const ids: Field[] = [];
  const requirements = readList(field, 1).map((item) => {
    const at = readObject(item, ["id", "title", "rules", "member", "leaks"]);
    ids.push(at("id"));
    return {
      id: readText(at("id"), KEBAB),
      title: readText(at("title"), PROMISE),
      rules: readTexts(at("rules"), RULE, 1),
      member: readMember(at("member")),
      leaks: readLeaks(at("leaks")),
    };
  });
  reportRepeats(ids);
  return requirements;
}

function readLeaks(field: Field): LeakKind[] {
  if (field.value === undefined) return [];
  return readList(field, 0).map((item) => readChoice(item, LEAK_KINDS));
}

function readMember(field: Field): string | null {
  if (field.value === undefined || field.value === null) return null;
  if (typeof field.value === "string" && LINE.pattern.test(field.value)) return field.value;
  report(field, "the name of a method or getter");
  return null;
}
