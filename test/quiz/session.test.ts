import { describe, expect, test } from "vitest";
import type { Grade } from "../../src/progress/event.ts";
import {
  findPlace,
  regradeAnswer,
  startSession,
  takeAnswer,
  undoAnswer,
} from "../../src/quiz/session.ts";
import type { Session } from "../../src/quiz/session.ts";
import { listMissed, scoreTopics } from "../../src/quiz/summarize.ts";

const ids = ["a", "b", "c", "d", "e", "f"];
const answer = (session: Session, grade: Grade): Session =>
  takeAnswer(session, {
    card: session.waiting[0] ?? "",
    deck: "event-loop",
    correct: grade !== "again",
    grade,
    at: "2026-03-01T10:00:00.000Z",
  });

describe("a session", () => {
  test("goes on to the next card", () => {
    const session = answer(startSession(ids), "good");
    expect(session.waiting).toEqual(["b", "c", "d", "e", "f"]);
    expect(findPlace(session)).toEqual({ number: 2, total: 6, isRepeat: false, toRepeat: 0 });
  });

  test("brings a card that was not known back after four others", () => {
    const session = answer(startSession(ids), "again");
    expect(session.waiting).toEqual(["b", "c", "d", "e", "a", "f"]);
    expect(findPlace(session)).toEqual({ number: 2, total: 6, isRepeat: false, toRepeat: 1 });
  });

  test("gives a card that comes back its own number", () => {
    let session = answer(answer(startSession([...ids, "g"]), "good"), "again");
    while (session.waiting[0] !== "b") session = answer(session, "good");
    expect(findPlace(session)).toEqual({ number: 2, total: 7, isRepeat: true, toRepeat: 0 });
    expect(findPlace(answer(session, "good"))).toMatchObject({ number: 7, isRepeat: false });
  });

  test("brings it back at the end when fewer are left", () => {
    expect(answer(startSession(["a", "b"]), "again").waiting).toEqual(["b", "a"]);
  });

  test("asks a card at most three times", () => {
    let session = startSession(["a", "b"]);
    for (let asked = 0; asked < 4; asked += 1) session = answer(session, "again");
    expect(session.waiting).toEqual(["a", "b"]);
    session = answer(answer(session, "again"), "again");
    expect(session.waiting).toEqual([]);
    expect(session.answered).toHaveLength(6);
  });

  test("does not ask the only card twice in a row", () => {
    expect(answer(startSession(["a"]), "again").waiting).toEqual([]);
  });

  test("takes an answer back with all that it led to", () => {
    const start = startSession(ids);
    expect(undoAnswer(answer(start, "again"))).toBe(start);
  });

  test("takes back several answers one by one", () => {
    const one = answer(startSession(ids), "good");
    const two = answer(one, "again");
    expect(undoAnswer(undoAnswer(two)).waiting).toEqual(ids);
  });

  test("has nothing to take back at its start", () => {
    const start = startSession(ids);
    expect(undoAnswer(start)).toBe(start);
    expect(regradeAnswer(start, "easy")).toBe(start);
  });

  test("brings a card back once it is graded as not known", () => {
    const session = regradeAnswer(answer(startSession(ids), "good"), "again");
    expect(session.waiting).toEqual(["b", "c", "d", "e", "a", "f"]);
    expect(session.answered).toMatchObject([{ card: "a", grade: "again", correct: true }]);
  });

  test("does not bring a card back once it is graded as known after all", () => {
    const session = regradeAnswer(answer(startSession(ids), "again"), "hard");
    expect(session.waiting).not.toContain("a");
  });
});

describe("the end of a session", () => {
  const say = (card: string, deck: "event-loop" | "async" | "http", correct: boolean) => ({
    card,
    deck,
    correct,
  });

  test("names each card once that was not correct on the first try", () => {
    const answered = [say("a", "http", true), say("b", "async", false), say("c", "http", false)];
    const later = [say("b", "async", false), say("c", "http", true), say("a", "http", false)];
    expect(listMissed([...answered, ...later])).toEqual(["b", "c"]);
  });

  test("counts the first answer to each card and puts the weakest topic first", () => {
    const scores = scoreTopics([
      say("a", "event-loop", true),
      say("b", "async", false),
      say("c", "http", true),
      say("d", "http", false),
      say("b", "async", true),
    ]);
    expect(scores).toEqual([
      { deck: "async", asked: 1, correct: 0 },
      { deck: "http", asked: 2, correct: 1 },
      { deck: "event-loop", asked: 1, correct: 1 },
    ]);
  });
});
