import type { Challenge, LeakKind, Limits, Requirement, Stage } from "./challenge.ts";
import { LEAK_KINDS, LEVELS, TRACKS } from "./challenge.ts";
import { rejectFaults } from "../text/reject-faults.ts";
import type { Field, TextRule } from "../text/field.ts";
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
} from "../text/field.ts";

/**
 * Reads a `challenge.json`; `slug` is its folder's name, `source` its name in faults.
 *
 * @throws TrainerError `INVALID_CHALLENGE` with every fault, a line each.
 */
export function parseChallenge(slug: string, value: unknown, source: string): Challenge {
  const faults: string[] = [];
  readText({ path: "folder", value: slug, faults }, KEBAB);
  const at = readObject({ path: "", value, faults }, KEYS);
  const stages = readStages(at("stages"));
  const challenge: Challenge = {
    slug,
    title: readText(at("title"), LINE),
    summary: readText(at("summary"), LINE),
    track: readChoice(at("track"), TRACKS),
    level: readChoice(at("level"), LEVELS),
    minutes: stages.reduce((sum, { minutes }) => sum + minutes, 0),
    tags: readTexts(at("tags"), KEBAB, 0),
    covers: readOptional(at("covers"), KEBAB),
    after: readOptional(at("after"), KEBAB),
    forbiddenImports: readOptional(at("forbiddenImports"), SPECIFIER),
    limits: readLimits(at("limits")),
    stages,
    requirements: readRequirements(at("requirements"), stages.length),
  };
  rejectFaults("INVALID_CHALLENGE", source, faults);
  return challenge;
}

const KEYS = [
  "title",
  "track",
  "level",
  "tags",
  "summary",
  "covers",
  "after",
  "forbiddenImports",
  "limits",
  "stages",
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

const MOST_STAGES = 4;

function readOptional(field: Field, rule: TextRule): string[] {
  return field.value === undefined ? [] : readTexts(field, rule, 0);
}

function readStages(field: Field): Stage[] {
  const items = readList(field, 1);
  if (items.length > MOST_STAGES) report(field, `at most ${MOST_STAGES} stages`);
  return items.map((item, index) => {
    const at = readObject(item, ["title", "minutes", "exports"]);
    const exports = at("exports");
    return {
      n: index + 1,
      title: readText(at("title"), PROMISE),
      minutes: readCount(at("minutes")),
      // The first stage must ask for something, for a file that has nothing of it is broken.
      exports: index === 0 ? readTexts(exports, IDENTIFIER, 1) : readOptional(exports, IDENTIFIER),
    };
  });
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

function readRequirements(field: Field, stages: number): Requirement[] {
  const ids: Field[] = [];
  let last = 1;
  const requirements = readList(field, 1).map((item) => {
    const at = readObject(item, ["id", "stage", "title", "member", "leaks"]);
    ids.push(at("id"));
    const stage = readCount(at("stage"));
    if (stage > stages) report(at("stage"), `a stage from 1 to ${stages}`);
    else if (stage < last) report(at("stage"), `a stage not before ${last}`);
    else last = stage;
    return {
      id: readText(at("id"), KEBAB),
      stage,
      title: readText(at("title"), PROMISE),
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
