import { readdirSync } from "node:fs";
import { join } from "node:path";
import { vi } from "vitest";
import { SLUG } from "./interview-content.ts";
import type { Terminal } from "./open-terminal.ts";
import { parseDocument, readEvents } from "./trainer.ts";

/** What is typed at each question that an interview asks, a tick before Enter where there are points. */
const KEYS = [
  ["The clock starts when you begin.", "\r"],
  ["is not over.", "\r"],
  ["What do you ask before you begin?", "\r"],
  ["Which of these did you ask?", " \r"],
  ["In which words did you ask it?", "So.\r"],
  ["how sure are you?", "\r"],
  ["Say your answer aloud", "\r"],
  ["Which of these did you say?", " \r"],
  ["What did you say for this?", "This.\r"],
  ["What next?", "\r"],
  ["Which line is number", "\r"],
  ["come where it does?", "\r"],
] as const;

/** The first of some texts that the terminal shows behind a place, once one of them is there. */
export function waitForFirst(
  terminal: Terminal,
  prompts: readonly string[],
  from: number,
): Promise<{ prompt: string; at: number }> {
  return vi.waitFor(
    () => {
      const text = terminal.text();
      const next = prompts
        .map((prompt) => ({ prompt, at: text.indexOf(prompt, from) }))
        .filter(({ at }) => at !== -1)
        .toSorted((one, other) => one.at - other.at)[0];
      if (next === undefined) throw new Error(`Waiting for ${prompts[0]}:\n${text.slice(-1500)}`);
      return next;
    },
    { timeout: 60_000, interval: 20 },
  );
}

/** Answers every question as it comes, until the terminal shows what is wanted. */
export async function answerUntil(terminal: Terminal, wanted: string, seen = 0): Promise<void> {
  let from = seen;
  for (;;) {
    const prompts = [wanted, ...KEYS.map(([prompt]) => prompt)];
    const found = await waitForFirst(terminal, prompts, from);
    if (found.prompt === wanted) return;
    const keys = KEYS.find(([prompt]) => prompt === found.prompt)?.[1] ?? "";
    await terminal.press(keys, "◇ ");
    // What is drawn again until the question is closed is not another one.
    const closed = terminal.text().lastIndexOf("◇ ");
    from = await vi.waitFor(() => {
      const end = terminal.text().indexOf("\n", closed);
      if (end === -1) throw new Error("The question is not closed.");
      return end;
    });
  }
}

/** The kinds of the steps of an interview, in their order. */
export function listKinds(cwd: string): unknown[] {
  return readEvents(join(cwd, "practice"))
    .filter(({ kind }) => kind === "interviewed")
    .map(({ step }) => parseDocument(JSON.stringify(step))["kind"]);
}

/** The file that the candidate writes in. */
export function findFile(cwd: string): string {
  const folder = join(cwd, "practice", SLUG);
  const name = readdirSync(folder).find((one) => one.startsWith("interview-"));
  return join(folder, name ?? "none");
}

/** How many steps of each kind an interview has. */
export function countKinds(cwd: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const kind of listKinds(cwd)) counts[String(kind)] = (counts[String(kind)] ?? 0) + 1;
  return counts;
}
