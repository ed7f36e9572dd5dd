import type { JournalEvent } from "./event.ts";
import {
  isInstant,
  isText,
  isTexts,
  isLanguage,
  isStatus,
  isScope,
  isGrade,
  isPredicted,
  isDrillKind,
  isStepOf,
  isSaid,
  isCount,
  isStep,
  isDuration,
} from "./field-guards.ts";

/** What a journal file holds. */
export interface Journal {
  /** In the order of the file. */
  events: JournalEvent[];
  /** Lines that are not readable, wherever they stand. */
  tornLines: number;
  /** Events of a kind, or with a value, that this version does not know. */
  unknownEvents: number;
}

/** Reads the text of a journal, one JSON event a line; never throws, for no line is worth that. */
export function parseJournal(text: string): Journal {
  const journal: Journal = { events: [], tornLines: 0, unknownEvents: 0 };
  const seen = new Set<string>();
  for (const line of text.replace(/^\uFEFF/, "").split(/\r?\n/)) {
    // Two writers that both find a torn line leave an empty one, which is no loss.
    if (line.trim() === "") continue;
    // A journal that was synced or merged may have a line twice.
    if (seen.has(line)) continue;
    seen.add(line);
    const event = parseLine(line);
    if (event === "torn") journal.tornLines += 1;
    else if (event === "unknown") journal.unknownEvents += 1;
    else journal.events.push(event);
  }
  return journal;
}

type Fields = Map<string, unknown>;

function parseLine(line: string): JournalEvent | "torn" | "unknown" {
  const fields = parseFields(line);
  const kind = fields?.get("kind");
  if (fields === null || typeof kind !== "string") return "torn";
  const at = fields.get("at");
  const read = READERS.get(kind);
  if (read === undefined) return "unknown";
  if (!isInstant(at)) return "torn";
  return read(fields, at) ?? (hasNewValue(fields) ? "unknown" : "torn");
}

/** Whether one of a few words, such as a status, is another word: that of a newer version. */
function hasNewValue(fields: Fields): boolean {
  const tests: [name: string, isKnown: (value: unknown) => boolean][] = [
    ["language", isLanguage],
    ["status", isStatus],
    ["scope", isScope],
    ["grade", isGrade],
    ["verdict", isPredicted],
    ["drill", isDrillKind],
  ];
  return tests.some(([name, isKnown]) => isText(fields.get(name)) && !isKnown(fields.get(name)));
}

function parseFields(line: string): Fields | null {
  try {
    const value: unknown = JSON.parse(line);
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    return isObject ? new Map(Object.entries(value)) : null;
  } catch {
    return null;
  }
}

type Reader = (fields: Fields, at: string) => JournalEvent | null;

/** A map, so that a kind such as `constructor` finds nothing. */
const READERS = new Map<string, Reader>([
  ["started", parseStarted],
  ["attempted", parseAttempted],
  ["hinted", parseHinted],
  ["revealed", parseRevealed],
  ["reset", parseReset],
  ["editor-chosen", parseEditorChosen],
  ["language-chosen", parseLanguageChosen],
  ["looped", parseLooped],
  ["drilled", parseDrilled],
  ["reviewed", parseReviewed],
  ["regraded", parseRegraded],
  ["answering", parseAnswering],
  ["planned", parsePlanned],
  ["interviewed", parseInterviewed],
]);

function parseStarted(fields: Fields, at: string): JournalEvent | null {
  const slug = fields.get("slug");
  const file = fields.get("file");
  return isText(slug) && isText(file) ? { kind: "started", at, slug, file } : null;
}

function parseAttempted(fields: Fields, at: string): JournalEvent | null {
  const slug = fields.get("slug");
  const file = fields.get("file");
  const scope = fields.get("scope") ?? "all";
  const status = fields.get("status");
  const reason = fields.get("reason");
  const met = fields.get("met");
  const missed = fields.get("missed");
  const durationMs = fields.get("durationMs");
  if (!isText(slug) || !isText(file) || !isStatus(status) || !isScope(scope)) return null;
  if (reason !== null && !isText(reason)) return null;
  if (!isTexts(met) || !isTexts(missed) || !isDuration(durationMs)) return null;
  return { kind: "attempted", at, slug, file, scope, status, reason, met, missed, durationMs };
}

function parseHinted(fields: Fields, at: string): JournalEvent | null {
  const slug = fields.get("slug");
  const requirement = fields.get("requirement");
  const step = fields.get("step");
  if (!isText(slug) || !isText(requirement) || !isStep(step)) return null;
  return { kind: "hinted", at, slug, requirement, step };
}

function parseRevealed(fields: Fields, at: string): JournalEvent | null {
  const slug = fields.get("slug");
  return isText(slug) ? { kind: "revealed", at, slug } : null;
}

function parseReset(fields: Fields, at: string): JournalEvent | null {
  const slug = fields.get("slug");
  const file = fields.get("file");
  const backup = fields.get("backup");
  if (!isText(slug) || !isText(file) || !isText(backup)) return null;
  return { kind: "reset", at, slug, file, backup };
}

function parseEditorChosen(fields: Fields, at: string): JournalEvent | null {
  const command = fields.get("command");
  return isText(command) ? { kind: "editor-chosen", at, command } : null;
}

function parseLanguageChosen(fields: Fields, at: string): JournalEvent | null {
  const language = fields.get("language");
  return isLanguage(language) ? { kind: "language-chosen", at, language } : null;
}

function parseReviewed(fields: Fields, at: string): JournalEvent | null {
  const card = fields.get("card");
  const answer = fields.get("answer");
  const correct = fields.get("correct");
  const grade = fields.get("grade");
  if (!isText(card) || !isText(answer) || typeof correct !== "boolean" || !isGrade(grade)) {
    return null;
  }
  const sure = fields.get("sure");
  const told = typeof sure === "boolean" ? { sure } : {};
  return { kind: "reviewed", at, card, answer, correct, grade, ...told };
}

function parseRegraded(fields: Fields, at: string): JournalEvent | null {
  const card = fields.get("card");
  const grade = fields.get("grade");
  const reviewedAt = fields.get("reviewedAt") ?? null;
  if (!isText(card) || (grade !== null && !isGrade(grade))) return null;
  if (reviewedAt !== null && !isInstant(reviewedAt)) return null;
  return { kind: "regraded", at, card, reviewedAt, grade };
}

function parseAnswering(fields: Fields, at: string): JournalEvent | null {
  const card = fields.get("card");
  const n = fields.get("n");
  const seed = fields.get("seed");
  const shown = fields.get("shown");
  const part = fields.get("part");
  const said = fields.get("said");
  if (!isText(card) || !isText(seed) || !isText(shown)) return null;
  if (!isCount(n) || !isCount(part) || !isSaid(said)) return null;
  return { kind: "answering", at, card, n, seed, shown, part, said };
}

function parseLooped(fields: Fields, at: string): JournalEvent | null {
  const slug = fields.get("slug");
  const verdict = fields.get("verdict");
  return isText(slug) && isPredicted(verdict) ? { kind: "looped", at, slug, verdict } : null;
}

function parseDrilled(fields: Fields, at: string): JournalEvent | null {
  const drill = fields.get("drill");
  const slug = fields.get("slug");
  const seed = fields.get("seed");
  const found = fields.get("found");
  const missed = fields.get("missed");
  const falseAlarms = fields.get("falseAlarms");
  const durationMs = fields.get("durationMs");
  if (!isDrillKind(drill) || !isText(slug) || !isText(seed)) return null;
  if (!isTexts(found) || !isTexts(missed)) return null;
  if (!isCount(falseAlarms) || !isDuration(durationMs)) return null;
  return { kind: "drilled", at, drill, slug, seed, found, missed, falseAlarms, durationMs };
}

function parsePlanned(fields: Fields, at: string): JournalEvent | null {
  const until = fields.get("until");
  const minutes = fields.get("minutes");
  const dayStarts = fields.get("dayStarts");
  if (until !== null && !(isText(until) && /^\d{4}-\d\d-\d\d$/.test(until))) return null;
  if (minutes !== null && !isStep(minutes)) return null;
  if (dayStarts !== null && !(isText(dayStarts) && /^\d\d:\d\d$/.test(dayStarts))) return null;
  return { kind: "planned", at, until, minutes, dayStarts };
}

function parseInterviewed(fields: Fields, at: string): JournalEvent | null {
  const interview = fields.get("interview");
  const n = fields.get("n");
  const clockMs = fields.get("clockMs");
  const step = fields.get("step");
  if (!isInstant(interview) || !isCount(n) || !isDuration(clockMs) || !isStepOf(step)) return null;
  return { kind: "interviewed", at, interview, n, clockMs, step };
}
