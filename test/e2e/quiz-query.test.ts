import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeTempFolder } from "../workspace/temp-folder.ts";
import { openTerminal } from "./open-terminal.ts";
import { listOf, parseDocument, putFile, readEvents, runTrainer } from "./trainer.ts";

const CARD = "data/who-is-nobodys-manager";
const INDEX = "data/index-for-open-orders";
const RIGHT =
  "SELECT name FROM employees e WHERE NOT EXISTS (SELECT 1 FROM employees r WHERE r.manager_id = e.id)";
const ENTER = "\r";
const HOME = "\u001B[H";
const BACK = "\u007F";
/** Control with u removes what stands before the cursor in its line, with k what stands behind it. */
const CLEAR = "\u0015";
const CUT = "\u000B";

/** Grades answers by a file. */
async function grade(cwd: string, answers: Record<string, string>) {
  const cards = Object.entries(answers).map(([id, answer]) => ({ id, answer }));
  putFile(join(cwd, "a.json"), JSON.stringify({ seed: "7", cards }));
  const { code, stdout } = await runTrainer(["quiz", "--answers", "a.json", "--json"], { cwd });
  return { code, results: listOf(parseDocument(stdout), "results") };
}

describe("SQL in a file", () => {
  test("is graded by the rows that it returns and by what it does", async () => {
    const cwd = makeTempFolder();
    const index = "create index x on orders (created_at, id) where status = 'open'";
    const { code, results } = await grade(cwd, { [CARD]: RIGHT, [INDEX]: index });
    expect(code).toBe(0);
    expect(results).toMatchObject([
      { correct: true, grade: "good", result: { columns: ["name"], rows: [["Oli"], ["Pia"]] } },
      { correct: true, plans: [{ caption: "The worker's query", sorts: 0 }] },
    ]);
  });

  test("that is wrong says which rows are missing and names the mistake", async () => {
    const cwd = makeTempFolder();
    const wrong = "SELECT name FROM employees WHERE id NOT IN (SELECT manager_id FROM employees)";
    const { code, results } = await grade(cwd, { [CARD]: wrong });
    expect(code).toBe(1);
    expect(results).toMatchObject([
      {
        correct: false,
        findings: [{ kind: "rows", fill: 0, missing: [["Oli"], ["Pia"]], extra: [] }],
      },
    ]);
    expect(results[0]?.["mistake"]).toContain("`NOT IN` holds a NULL");
  });

  test("that the database cannot run is not graded, and shows nothing that is right", async () => {
    const cwd = makeTempFolder();
    const { code, results } = await grade(cwd, { [CARD]: "SELECT name\nFORM employees" });
    expect(code).toBe(0);
    expect(results).toMatchObject([
      { correct: null, grade: null, again: { kind: "invalid", fault: { line: 2 } } },
    ]);
    expect(JSON.stringify(results)).not.toContain("NOT EXISTS");
    expect(existsSync(join(cwd, "practice", ".trainer", "journal.jsonl"))).toBe(false);
  });
});

describe("in a terminal", () => {
  test("SQL is typed in lines, corrected where it does not run, and undone", async (context) => {
    const cwd = makeTempFolder();
    const words = ["quiz", "--card", CARD, "--seed", "7"];
    const terminal = await openTerminal(words, { cwd, columns: 60 }, context);
    await terminal.waitFor("Enter: don't know");
    await terminal.press(
      `SELECT name FORM employees${ENTER}WHERE id > 2;${ENTER}`,
      "Correct it, and run it again.",
    );
    expect(terminal.text()).toContain("syntax error");
    // Before it is asked again, the terminal itself would take the keys that delete.
    await terminal.waitFor(/run it again\.[^]*│ WHERE id > 2;[^]*: run/);
    const corrected = `${HOME}FROM employees${CUT}${ENTER}WHERE id > 1;${ENTER}`;
    await terminal.press(`${CLEAR}${BACK}${CLEAR}SELECT name${ENTER}x${corrected}`, "1-2: grade");
    expect(terminal.text()).toMatch(/1 row is\s+too\s+many/);
    await terminal.press("u", "Enter: don't know");
    await terminal.press(`${RIGHT};${ENTER}`, "1-4: grade");
    expect(terminal.text()).toContain("Its result");
    await terminal.press(ENTER, "1 of 1 card correct on the first try");
    expect(await terminal.ended).toBe(0);
    expect(readEvents(join(cwd, "practice"))).toMatchObject([
      { kind: "reviewed", correct: false },
      { kind: "regraded", grade: null },
      { kind: "reviewed", correct: true },
    ]);
  });

  test("SQL is typed line by line with --plain", async (context) => {
    const cwd = makeTempFolder();
    const plain = await openTerminal(["quiz", "--plain", "--card", CARD], { cwd }, context);
    await plain.waitFor("Your answer:");
    await plain.press(`SELECT name FROM employees${ENTER}`, "Your answer:");
    await plain.press(`WHERE id IN (3, 4);${ENTER}`, "Your answer:");
    expect(plain.text()).toContain("Incorrect");
    expect(plain.raw()).not.toContain("\u001B");
    await plain.press(`q${ENTER}`);
    expect(await plain.ended).toBe(1);
  });
});
