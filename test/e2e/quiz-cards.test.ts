import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeTempFolder } from "../workspace/temp-folder.ts";
import { installPackage } from "./install-package.ts";
import { listOf, parseDocument, putFile, readPackageFile, runTrainer } from "./trainer.ts";

const CARD = "event-loop/timer-or-immediate-after-a-read";

/** A copy of the package with cards of its own; gives the path of its bin. */
function installWith(cards: Record<string, string>): string {
  const files: Record<string, string> = {};
  for (const [path, text] of Object.entries(cards)) files[`quiz/${path}`] = text;
  return installPackage(files);
}

describe("quiz with a broken card", () => {
  test("tells it by file and line and goes on without it", async () => {
    const sound = readPackageFile("quiz", ...`${CARD}.md`.split("/"));
    const broken = sound.replace("kind: one", "kind: none").replace("## Why", "## Reason");
    const bin = installWith({ "async/sound.md": sound, "async/broken.md": broken });
    const words = ["quiz", "--json", "--seed", "1"];
    const { code, stdout, stderr } = await runTrainer(words, { cwd: makeTempFolder(), bin });
    expect(code).toBe(0);
    expect(stderr).toContain("Skipped: quiz/async/broken.md:3: expected `kind` as one of one,");
    expect(stderr).toMatch(/Skipped: quiz\/async\/broken\.md:\d+: expected one of Choices/);
    const document = parseDocument(stdout);
    expect(listOf(document, "cards")).toMatchObject([{ id: "async/sound" }]);
    expect(document["faults"]).toContainEqual(
      expect.stringMatching(/^quiz\/async\/broken\.md:3: /),
    );
  });

  test("is told by `dev check --cards`, and so is a proof that prints something else", async () => {
    const sound = readPackageFile("quiz", ...`${CARD}.md`.split("/"));
    const broken = sound.replace("kind: one", "kind: none");
    const liar = sound
      .replace("Which one runs first?", "Which one comes first?")
      .replace("immediate\ntimeout", "timeout\nimmediate");
    const bin = installWith({
      "async/sound.md": sound,
      "async/broken.md": broken,
      "async/liar.md": liar,
      "theory.json": JSON.stringify({ "event-loop": { "EL-03": "Timers" } }),
    });
    const words = ["dev", "check", "--cards"];
    const { code, stdout } = await runTrainer(words, { cwd: makeTempFolder(), bin });
    expect(code).toBe(1);
    expect(stdout).toContain("2 cards, 2 proofs, 0 illustrations, 2 run here");
    expect(stdout).toMatch(/ {4}quiz\/async\/broken\.md:3: expected `kind` as one of/);
    expect(stdout).toMatch(/ {4}quiz\/async\/liar\.md:\d+: on v\S+ expected the proof to print/);
    expect(stdout).not.toContain("async/sound.md");
  });

  test("leaves out a card of another Node, and says so when it is asked for", async () => {
    const sound = readPackageFile("quiz", ...`${CARD}.md`.split("/"));
    const bin = installWith({ "async/later.md": sound.replace("kind:", 'node: ">=99"\nkind:') });
    const cwd = makeTempFolder();
    const all = await runTrainer(["quiz", "--json"], { cwd, bin });
    expect(parseDocument(all.stdout)).toMatchObject({ cards: [], faults: [] });
    const { code, stderr } = await runTrainer(["quiz", "--card", "async/later"], { cwd, bin });
    expect(code).toBe(2);
    expect(stderr).toContain("`async/later` holds for Node >=99, and this is v");
  });

  test("tells that a card has another answer now and asks it at once", async () => {
    const sound = readPackageFile("quiz", ...`${CARD}.md`.split("/"));
    const bin = installWith({ "async/card.md": sound });
    const cwd = makeTempFolder();
    const sheet = { seed: "1", cards: [{ id: "async/card", answer: "a", grade: "easy" }] };
    putFile(join(cwd, "a.json"), JSON.stringify(sheet));
    await runTrainer(["quiz", "--answers", "a.json"], { cwd, bin });
    const before = await runTrainer(["quiz", "--due", "--json"], { cwd, bin });
    expect(parseDocument(before.stdout)["cards"]).toEqual([]);
    putFile(join(bin, "..", "..", "quiz", "async", "card.md"), sound.replace("[x] The", "[x] An"));
    const after = await runTrainer(["quiz", "--due", "--json"], { cwd, bin });
    expect(listOf(parseDocument(after.stdout), "cards")).toMatchObject([
      { id: "async/card", changed: true, reviews: 1 },
    ]);
  });
});

describe("dev artefact", () => {
  const INCIDENT = readPackageFile("quiz", "http", "partner-is-fast.md");
  const remake = (id: string) => {
    const other = readPackageFile("quiz", ...`${CARD}.md`.split("/"));
    const bin = installWith({ "http/incident.md": INCIDENT, "async/other.md": other });
    return runTrainer(["dev", "artefact", id], { cwd: makeTempFolder(), bin });
  };

  test("shows what the program of an incident leaves behind now, and what that rests on", async () => {
    const { code, stdout } = await remake("http/incident");
    expect(code).toBe(0);
    expect(stdout).toMatch(/maxSockets +4\n/);
    expect(stdout).toContain("in use 4, waiting 36, known to the partner 4");
    expect(stdout).toContain("It shows what the card says.");
  });

  test("says that another card has none", async () => {
    const { code, stderr } = await remake("async/other");
    expect(code).toBe(2);
    expect(stderr).toContain("`async/other` is not an incident.");
  });
});
