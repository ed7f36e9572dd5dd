import { join } from "node:path";
import { readFileSync } from "node:fs";
import { describe, expect, test, vi } from "vitest";
import { materialize } from "../../src/catalog/bank.ts";
import { loadBank } from "../../src/catalog/io/load-bank.ts";
import { loadBrief } from "../../src/catalog/io/load-brief.ts";
import { loadCatalog } from "../../src/catalog/io/load-catalog.ts";
import { cutReference } from "../../src/judge/io/cut-reference.ts";
import { makeTempFolder } from "../workspace/temp-folder.ts";
import { solveIn } from "./drill-content.ts";
import { SLUG, findSeed } from "./interview-content.ts";
import {
  ROOT,
  listOf,
  parseDocument,
  putFile,
  readEvents,
  readPackageFile,
  runTrainer,
  startTrainer,
} from "./trainer.ts";
import type { Ended } from "./trainer.ts";

const LONG = 180_000;

/** A program that makes one mistake of a stage and is right otherwise. */
function writeMistaken(slug: string, stage: number): string {
  const bank = loadBank(ROOT, slug);
  const { requirements = [] } = loadCatalog(ROOT).challenges.find((one) => one.slug === slug) ?? {};
  const stageOf = (id: string): number => requirements.find((one) => one.id === id)?.stage ?? 0;
  const mistake = bank.mistakes.find(
    ({ misses, on }) => on === null && misses.every((id) => stageOf(id) === stage),
  );
  const made = mistake === undefined ? { faults: ["none"] } : materialize(mistake, bank);
  if (!("text" in made)) throw new Error(`${slug}: ${made.faults.join(", ")}`);
  return made.text;
}

/** The reference with nothing of what later stages add. */
function cutToStage(slug: string): string {
  const challenge = loadCatalog(ROOT).challenges.find((one) => one.slug === slug);
  if (challenge === undefined) throw new Error(`no ${slug}`);
  const reference = readPackageFile("solutions", slug, `${slug}.ts`);
  const [first] = cutReference(reference, challenge, loadBrief(ROOT, slug));
  return first?.text ?? reference;
}

/** What a candidate of each level does; `knows` is the share of what must be said. */
const CANDIDATES = {
  junior: { asked: 3, knows: 0.6, prediction: [], explains: true },
  middle: { asked: 4, knows: 0.8, prediction: "right", explains: true },
  senior: { asked: 9, knows: 1, prediction: "right", explains: true },
} as const;

type Level = keyof typeof CANDIDATES;

/** Writes the script of a candidate for what an interview asks, and the files that it runs. */
function writeCandidate(cwd: string, level: Level, slug: string): string {
  const { asked, knows, prediction, explains } = CANDIDATES[level];
  const spoken = { sure: true, musts: knows, goods: 0.5, sentence: "I said so.", minutes: 1 };
  const reference = readPackageFile("solutions", slug, `${slug}.ts`);
  const programs = {
    junior: [cutToStage(slug)],
    middle: [cutToStage(slug), writeMistaken(slug, 2)],
    senior: [writeMistaken(slug, 1), reference],
  }[level];
  const all = [readPackageFile("challenges", slug, "starter.ts"), ...programs];
  for (const [at, text] of all.entries()) putFile(join(cwd, `run-${at}.ts`), text);
  return putFile(
    join(cwd, "candidate.json"),
    JSON.stringify({
      ...{ asked, prediction, explains, clarifyMinutes: 2, puzzleMinutes: 2 },
      spoken: { theory: spoken, stage: spoken, twist: spoken, "follow-up": spoken },
      runs: all.map((_one, at) => ({ path: `run-${at}.ts`, minutes: 5 })),
    }),
  );
}

function argsFor(level: Level): string[] {
  return [
    "interview",
    "--level",
    level,
    "--seed",
    findSeed({ minutes: 45, level }),
    "--focus",
    "async",
    "--json",
  ];
}

function prepare(level: Level): { cwd: string; args: string[] } {
  const cwd = makeTempFolder();
  const args = argsFor(level);
  writeCandidate(cwd, level, SLUG);
  return { cwd, args: [...args, "--answers", "candidate.json"] };
}

function readDebrief({ stdout }: Ended): Record<string, unknown> {
  return parseDocument(JSON.stringify(parseDocument(stdout)["debrief"]));
}

describe("a scripted candidate", () => {
  test.each(["junior", "middle", "senior"] as const)(
    "who is a %s gets what was meant",
    async (level) => {
      const { cwd, args } = prepare(level);
      const ended = await runTrainer(args, { cwd });
      expect(ended.stderr).toBe("");
      const debrief = readDebrief(ended);
      expect(debrief).toMatchObject({ reached: level, end: "finished", challenge: { slug: SLUG } });
      expect(debrief["result"]).not.toBe("not yet");
      expect(ended.code).toBe(0);
      const events = readEvents(join(cwd, "practice"));
      expect(new Set(events.map(({ kind }) => kind))).toEqual(new Set(["interviewed"]));
    },
    LONG,
  );

  test(
    "who is killed in the middle goes on where they were",
    async () => {
      const { cwd, args } = prepare("middle");
      const running = startTrainer(args, { cwd });
      const journal = join(cwd, "practice", ".trainer", "journal.jsonl");
      await waitForText(journal, '"kind":"judged"');
      running.child.kill("SIGKILL");
      expect((await running.ended).signal).toBe("SIGKILL");
      const before = readEvents(join(cwd, "practice")).length;
      const ended = await runTrainer(args, { cwd });
      const debrief = readDebrief(ended);
      const events = readEvents(join(cwd, "practice"));
      expect(events.length).toBeGreaterThan(before);
      expect(events.map(({ n }) => n)).toEqual(events.map((_one, n) => n));
      expect(new Set(events.map(({ interview }) => interview)).size).toBe(1);
      expect(debrief).toMatchObject({ reached: "middle", marks: { runs: 3 } });
      expect(listOf(debrief, "parts").every(({ usedMs }) => usedMs !== null)).toBe(true);
    },
    LONG,
  );
});

test(
  "a scripted candidate whose coding part is a review finds what the script says",
  async () => {
    const cwd = makeTempFolder();
    solveIn(cwd, SLUG);
    const script = putFile(
      join(cwd, "c.json"),
      JSON.stringify({ drill: { share: 1, minutes: 9 } }),
    );
    const seed = findSeed({ minutes: 30, level: "junior" }, "review");
    const wish = ["--minutes", "30", "--level", "junior", "--focus", "async", "--seed", seed];
    const ended = await runTrainer(["interview", ...wish, "--answers", script, "--json"], { cwd });
    const debrief = readDebrief(ended);
    expect(debrief).toMatchObject({ challenge: { kind: "review" }, reached: "junior" });
    expect(ended.code).toBe(1);
    expect(debrief["result"]).toBe("not yet");
  },
  LONG,
);

test("the same seed, journal and content print the same interview, and nothing is recorded", async () => {
  const cwd = makeTempFolder();
  const [one, other] = [
    await runTrainer(argsFor("middle"), { cwd }),
    await runTrainer(argsFor("middle"), { cwd }),
  ];
  expect(one.stdout).toBe(other.stdout);
  const page = await runTrainer(["interview", "--seed", "7"], { cwd });
  expect(page.stdout).toContain("seed 7");
});

test.each([
  [["--level", "senior", "--minutes", "30"], "A senior cannot be measured in 30 minutes."],
  [["--minutes", "20"], "It must be 30, 45 or 60."],
  [["--focus", "testing"], "The track `testing` has no challenges yet."],
  [["--answers", "none.json"], "none.json"],
])("%j is refused", async (args, wanted) => {
  const { code, stderr } = await runTrainer(["interview", ...args], { cwd: makeTempFolder() });
  expect(code).toBe(2);
  expect(stderr).toContain(wanted);
});

/** Waits until a file that another process writes holds a text. */
async function waitForText(path: string, wanted: string): Promise<void> {
  await vi.waitFor(() => expect(readFileSync(path, "utf8")).toContain(wanted), {
    timeout: 60_000,
    interval: 10,
  });
}
