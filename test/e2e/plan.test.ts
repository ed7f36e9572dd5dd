import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { findDay } from "../../src/memory/day.ts";
import { findCard } from "../../src/quiz/find-card.ts";
import { loadCards } from "../../src/quiz/io/load-cards.ts";
import { digestAnswer } from "../../src/quiz/right-answer.ts";
import { makeTempFolder } from "../workspace/temp-folder.ts";
import { openTerminal } from "./open-terminal.ts";
import { ROOT, listOf, parseDocument, readEvents, runTrainer } from "./trainer.ts";

/** The date so many days after the learner's day of now. */
function dateIn(days: number): string {
  const { start } = findDay(new Date(), null);
  const [year, month, date] = [start.getFullYear(), start.getMonth(), start.getDate() + days];
  return new Date(Date.UTC(year, month, date)).toISOString().slice(0, 10);
}

/** A workspace with a plan for a month. */
async function planned(...more: string[]): Promise<string> {
  const cwd = makeTempFolder();
  const set = ["plan", "--workspace", cwd, "--until", dateIn(30), "--minutes", "45", ...more];
  expect(await runTrainer(set, { cwd })).toMatchObject({ code: 0 });
  return cwd;
}

const at = (cwd: string, ...words: string[]) => runTrainer([...words, "--workspace", cwd], { cwd });

describe("trainer plan", () => {
  test("stores the plan and shows it", async () => {
    const cwd = await planned("--day-starts", "05:30");
    const { code, stdout } = await at(cwd, "plan");
    expect(code).toBe(0);
    expect(stdout).toContain(`Plan until ${dateIn(30)}\n\n45 minutes a day, days begin at 05:30\n`);
    expect(readEvents(cwd)).toMatchObject([
      { kind: "planned", until: dateIn(30), minutes: 45, dayStarts: "05:30" },
    ]);
  });

  test("changes what is named, and keeps the rest", async () => {
    const cwd = await planned();
    await at(cwd, "plan", "--minutes", "60");
    const { stdout } = await at(cwd, "plan", "--day-starts", "03:00", "--json");
    const wanted = { until: dateIn(30), minutes: 60, dayStarts: "03:00" };
    expect(parseDocument(stdout)["plan"]).toEqual(wanted);
  });

  test("wins over a plan that a clock ahead has made", async () => {
    const cwd = makeTempFolder();
    mkdirSync(join(cwd, ".trainer"));
    const ahead = { kind: "planned", at: "2099-01-01T00:00:00.000Z", until: "2099-02-01" };
    const line = JSON.stringify({ ...ahead, minutes: 5, dayStarts: null });
    writeFileSync(join(cwd, ".trainer", "journal.jsonl"), `${line}\n`);
    const { stdout } = await at(cwd, "plan", "--until", dateIn(9), "--json");
    expect(parseDocument(stdout)["plan"]).toMatchObject({ until: dateIn(9), minutes: 5 });
    expect(parseDocument((await at(cwd, "plan", "--json")).stdout)["plan"]).toMatchObject({
      until: dateIn(9),
    });
  });

  test("is removed with --clear, and nothing else is", async () => {
    const cwd = await planned();
    expect((await at(cwd, "plan", "--clear")).stdout).toBe(
      "Removed your plan. Your progress is kept.\n",
    );
    for (const words of [["plan"], ["plan", "--clear"], ["today"]]) {
      const { code, stdout } = await at(cwd, ...words);
      expect(code).toBe(0);
      expect(stdout).toContain("There is no plan.");
    }
    expect(readEvents(cwd)).toHaveLength(2);
  });

  test.each([
    ["a date that has passed", ["--until", "2020-01-01"], "`2020-01-01` is not after today."],
    ["today", ["--until", dateIn(0)], "is not after today."],
    ["no date", ["--until", "soon"], "`soon` is not a date."],
    ["a day that does not exist", ["--until", "2027-02-30"], "`2027-02-30` is not a date."],
    ["no minutes", ["--until", dateIn(9), "--minutes", "0"], "It must be a number from 5 to 600."],
    ["no number", ["--until", dateIn(9), "--minutes", "x"], "It must be a number from 5 to 600."],
    ["no time", ["--day-starts", "25:00"], "It must be a time such as 04:00."],
    ["minutes without a plan", ["--minutes", "30"], "There is no plan to change."],
    ["--clear and a date", ["--clear", "--until", dateIn(9)], "cannot be used with"],
  ])("says what is wrong with %s", async (_what, words, wanted) => {
    const cwd = makeTempFolder();
    const { code, stdout, stderr } = await at(cwd, "plan", ...words);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(wanted);
    expect(stderr).toMatch(/\n(?:→|->) /);
  });
});

describe("trainer today", () => {
  test("prints what today holds where there is no terminal", async () => {
    const cwd = await planned();
    const { code, stdout } = await at(cwd, "today");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Today\n\n\d+ cards \(\d+ min\)\n/);
    expect(stdout).toMatch(/→ trainer quiz --due --count \d+\n/);
    expect(stdout).toMatch(/\nToday: \d+ items, \d+ minutes left\.\n30 days remain until /);
  });

  test("is the same for a program, for next, and for progress", async () => {
    const cwd = await planned();
    const today = parseDocument((await at(cwd, "today", "--json")).stdout);
    const items = listOf(today, "items");
    const sum = items.reduce((minutes, item) => minutes + Number(item["minutes"]), 0);
    expect(today).toMatchObject({ schemaVersion: 1, state: "before", daysLeft: 30, minutes: sum });
    expect(sum).toBeLessThanOrEqual(45);
    const next = parseDocument((await at(cwd, "next", "--json")).stdout);
    expect(next["item"]).toEqual(items[0]);
    const { stdout } = await at(cwd, "progress");
    const left = `Today: ${items.length} items, ${sum} minutes left.\n30 days remain until`;
    expect(stdout).toContain(left);
    const progress = parseDocument((await at(cwd, "progress", "--json")).stdout);
    expect(progress["today"]).toMatchObject({ items, minutes: sum });
  });

  test("has no cards left when those that it named were answered", async () => {
    const cwd = await planned();
    const before = listOf(parseDocument((await at(cwd, "today", "--json")).stdout), "items");
    const cards = before.find(({ kind }) => kind === "cards");
    const due = parseDocument((await at(cwd, "quiz", "--due", "--json")).stdout);
    expect(listOf(due, "cards")).toHaveLength(Number(cards?.["count"]));
    const now = new Date().toISOString();
    const known = loadCards(ROOT).cards;
    const reviews = listOf(due, "cards").map(({ id }) => ({
      ...{ kind: "reviewed", at: now, card: id, correct: true, grade: "good" },
      answer: digestAnswer(findCard(known, String(id))),
    }));
    const lines = [...readEvents(cwd), ...reviews].map((event) => `${JSON.stringify(event)}\n`);
    writeFileSync(join(cwd, ".trainer", "journal.jsonl"), lines.join(""));
    const after = parseDocument((await at(cwd, "today", "--json")).stdout);
    expect(listOf(after, "items")).toEqual(before.filter(({ kind }) => kind !== "cards"));
  });

  test("leaves next as it is without a plan, though notes are said once", async () => {
    const cwd = await planned();
    const journal = join(cwd, ".trainer", "journal.jsonl");
    const lines = readEvents(cwd).map((event) => JSON.stringify(event));
    writeFileSync(journal, `${[...lines, "{torn"].join("\n")}\n`);
    const withPlan = await at(cwd, "next");
    expect(withPlan.stdout).toMatch(/^\d+ cards/);
    expect(withPlan.stderr.match(/skipped 1 unreadable line/g)).toHaveLength(1);
    await at(cwd, "plan", "--clear");
    const without = await at(cwd, "next");
    expect(without.stdout).toMatch(/^Next: /);
    expect(without.stderr.match(/skipped 1 unreadable line/g)).toHaveLength(1);
  });

  test("walks through the items, and can be left at any moment", async (context) => {
    const cwd = await planned();
    const terminal = await openTerminal(["today", "--workspace", cwd], { cwd, rows: 40 }, context);
    await terminal.waitFor("What now?");
    await terminal.waitFor(/Today: \d+ items, \d+ minutes left\./);
    await terminal.press("\r", "Seed");
    await terminal.waitFor("Card 1 of");
    await terminal.press("\u001B", "What now?");
    await terminal.press("\u001B");
    expect(await terminal.ended).toBe(0);
  });

  test("shows the brief of a new challenge and asks how to go on, and leads back to the list", async (context) => {
    const cwd = await planned();
    await at(cwd, "start", "--language", "ts");
    const terminal = await openTerminal(["today", "--workspace", cwd], { cwd, rows: 40 }, context);
    await terminal.waitFor("What now?");
    const items = listOf(parseDocument((await at(cwd, "today", "--json")).stdout), "items");
    const place = items.findIndex(({ kind }) => kind === "stage");
    const slug = String(items[place]?.["slug"]);
    for (let down = 0; down < place; down += 1) await terminal.press("\u001B[B", "▸ ");
    await terminal.press("\r", "How do you want to go on?");
    await terminal.waitFor("── Left open");
    await terminal.waitFor("Go back to today");
    expect(readEvents(cwd).at(-1)).toMatchObject({ kind: "started", slug });
    await terminal.press("\u001B", "What now?");
    await terminal.press("\u0003");
    expect(await terminal.ended).toBe(130);
  });

  test("begins a new challenge by whichever of its stages is chosen", async (context) => {
    const cwd = await planned("--minutes", "120");
    await at(cwd, "start", "--language", "js");
    const items = listOf(parseDocument((await at(cwd, "today", "--json")).stdout), "items");
    const [first] = items.filter(({ kind }) => kind === "stage");
    const slug = String(first?.["slug"]);
    const place = items.findLastIndex((item) => item["slug"] === slug);
    expect(items[place]).toMatchObject({ command: ["test", slug, "--watch"] });
    const terminal = await openTerminal(["today", "--workspace", cwd], { cwd, rows: 40 }, context);
    await terminal.waitFor("Esc: cancel");
    await terminal.press("\u001B[B".repeat(place), `▸ ${String(items[place]?.["title"])}`);
    await terminal.press("\r", "How do you want to go on?");
    expect(readEvents(cwd).at(-1)).toMatchObject({ kind: "started", slug });
    await terminal.press("\u0003");
    expect(await terminal.ended).toBe(130);
  });

  test("is a room of the home screen, which one goes back to at once", async (context) => {
    const cwd = await planned();
    await at(cwd, "start", "--language", "js");
    const terminal = await openTerminal(["start", "--workspace", cwd], { cwd, rows: 50 }, context);
    await terminal.waitFor("▸ Today: ");
    await terminal.press("\r", "What now?");
    await terminal.waitFor(/trainer quiz --due --count \d+/);
    await terminal.press("\u001B[F", "▸ Go back to the home screen");
    await terminal.press("\r", "▸ Today: ");
    await terminal.press("\u001B");
    expect(await terminal.ended).toBe(0);
  });

  test("ends with 130 on Ctrl-C", async (context) => {
    const cwd = await planned();
    const terminal = await openTerminal(["today", "--workspace", cwd], { cwd }, context);
    await terminal.waitFor("What now?");
    await terminal.press("\u0003");
    expect(await terminal.ended).toBe(130);
  });
});
