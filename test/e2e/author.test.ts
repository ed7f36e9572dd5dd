import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import type { TestContext } from "vitest";
import { makeTempFolder } from "../workspace/temp-folder.ts";
import { installPackage } from "./install-package.ts";
import { listOf, parseDocument, putFile, readPackageFile, runTrainer } from "./trainer.ts";
import type { Ended } from "./trainer.ts";

/** A package of its own with a new challenge `box`. */
interface Desk {
  /** Runs `trainer dev` with these words. */
  dev: (words: string[], env?: Record<string, string>) => Promise<Ended>;
  read: (path: string) => string;
  write: (path: string, text: string) => string;
  /** Writes a program into a folder of its own and gives its path. */
  draft: (text: string) => string;
}

const MISTAKE = "challenges/box/mistakes";
const BASE = "solutions/box/box.ts";

async function scaffold(): Promise<Desk> {
  const kit = readPackageFile("challenges", "kit.ts");
  const syllabus = JSON.stringify({ box: "A box", bag: "A bag" });
  const files = { "challenges/kit.ts": kit, "challenges/syllabus.json": syllabus };
  const bin = installPackage(files);
  const root = dirname(dirname(bin));
  const desk: Desk = {
    dev: (words, env = {}) => runTrainer(["dev", ...words], { cwd: root, bin, env }),
    read: (path) => readFileSync(join(root, path), "utf8"),
    write: (path, text) => putFile(join(root, path), text),
    draft: (text) => putFile(join(makeTempFolder(), "changed.ts"), text),
  };
  const { code, stdout } = await desk.dev(["new", "box"]);
  expect(code).toBe(0);
  expect(stdout).toContain(`Created ${BASE}\n`);
  return desk;
}

/** What `dev check` says of the challenge. */
async function check({ dev }: Desk): Promise<Record<string, unknown>> {
  const { stdout } = await dev(["check", "box", "--json"]);
  const [row = {}] = listOf(parseDocument(stdout), "challenges");
  return row;
}

/** What is still to be written in a scaffold. */
const UNWRITTEN = [
  "`Asked` of interview.md must have 6 to 10 questions, got 1",
  "`Twists` of interview.md must have 2 to 3 twists, got 1",
  "`Follow-ups` of interview.md must have at least 4 follow-ups, got 1",
  ...[
    "Stage 1: One",
    "Stage 2: Two",
    "In 45 minutes",
    "In two minutes",
    "Junior, senior, staff",
    "In production",
    "Related",
  ].map((title) => `\`${title}\` of WHY.md is empty`),
  "no mistake misses `returns-two`",
  "there are 1 mistakes, fewer than 10",
  "there are 1 right forms, fewer than 3",
  'challenge.json still says "One sentence for the list: what you build."',
  'README.md still says "Two or three sentences, as an interviewer would say them."',
  'hints.md still says "A pointer: what to look at."',
  'hints.md still says "Nearly the answer: the name of the technique."',
  'interview.md still says "Three sentences, as one says them aloud."',
  'starter.ts still says "Says what it promises."',
  'box.ts still says "Says what it promises."',
];

describe("dev new", () => {
  test("scaffolds a challenge that is judged and lacks only what is to be written", async () => {
    const desk = await scaffold();
    expect(await check(desk)).toMatchObject({ slug: "box", faults: UNWRITTEN });
    const path = "challenges/box/challenge.json";
    desk.write(path, desk.read(path).replace('"covers": []', '"covers": ["box", "boxes"]'));
    const { code, stdout } = await desk.dev(["check", "box"]);
    expect(code).toBe(1);
    expect(stdout).toContain("`covers` names `boxes`, which is no row of the syllabus\n");
    expect(stdout).toContain("Syllabus: 1 of 2 rows covered\n");
    const again = await desk.dev(["new", "box"]);
    expect(again).toMatchObject({ code: 2, stdout: "" });
    expect(again.stderr).toContain("The challenge `box` already exists.");
  });
});

describe("dev check", () => {
  test("lets a suite import what a solution may not", async () => {
    const desk = await scaffold();
    const settings = "challenges/box/challenge.json";
    const forbid = '"forbiddenImports": ["child_process"]';
    desk.write(settings, desk.read(settings).replace(/"forbiddenImports": \[\]/, forbid));
    const suite = "challenges/box/suite/stage-1/one.test.ts";
    const use = 'import { spawn } from "node:child_process";\nObject.freeze(spawn);\n';
    desk.write(suite, `${use}${desk.read(suite)}`);
    expect(await check(desk)).toMatchObject({ faults: UNWRITTEN });
  });
});

describe("dev mistake", () => {
  test("writes, shows and carries over a mistake, which dev check then knows", async () => {
    const desk = await scaffold();
    const { dev, read, write, draft } = desk;
    const base = read(BASE);
    const wrong = base.replace("return 2;", "return 3;");
    const words = ["mistake", "new", "box", "three-for-two", "--file", draft(wrong)];
    const created = await dev(words);
    expect(created).toMatchObject({ code: 0, stderr: "Judging 1 program\n" });
    expect(created.stdout).toContain("It misses returns-two.\n");
    const text = read(`${MISTAKE}/three-for-two.md`);
    expect(text).toContain("title: Three for two\nmisses: returns-two\n---\n");
    expect(text).toContain("```diff\n-    return 2;\n+    return 3;\n```\n");
    const unwritten = "mistake `three-for-two` does not say yet what it does wrong";
    const before = (await check(desk))["faults"];
    expect(before).toContain(unwritten);
    expect(before).not.toContain("no mistake misses `returns-two`");

    expect(await dev(words)).toMatchObject({ code: 2, stdout: "" });
    expect(read(`${MISTAKE}/three-for-two.md`)).toBe(text);

    const shown = await dev(["mistake", "show", "box", "three-for-two"]);
    expect(shown).toMatchObject({ code: 0, stdout: wrong, stderr: "" });
    const { stdout: diff } = await dev(["mistake", "show", "box", "three-for-two", "--diff"]);
    expect(diff).toContain(`--- ${BASE}\n`);
    expect(diff).toContain("-    return 2;\n+    return 3;\n");

    // The base changes, so that the lines of the edit stand in it twice.
    const says = "It counts too far: stop at two.";
    write(`${MISTAKE}/three-for-two.md`, text.replace(/^Say what .*$/m, says));
    write(BASE, `${base}\nclass Twin {\n  two(): number {\n    return 2;\n  }\n}\nvoid Twin;\n`);
    expect((await check(desk))["faults"]).toContainEqual(
      expect.stringContaining("mistake `three-for-two`: the hunk that begins with"),
    );
    const rebased = await dev(["mistake", "rebase", "box", "--from", draft(base)]);
    expect(rebased.code).toBe(0);
    expect(rebased.stdout).toContain(`${BASE}: 2 mistakes, 1 carried over, 0 to decide\n`);
    expect(rebased.stdout).toContain("Carried over: three-for-two\n");
    expect(read(`${MISTAKE}/three-for-two.md`)).toContain(`${says}\n`);
    const rest = UNWRITTEN.filter((fault) => !fault.startsWith("no mistake"));
    expect((await check(desk))["faults"]).toEqual(
      rest.map((fault) => fault.replace("are 1 mistakes", "are 2 mistakes")),
    );
  });

  test("leaves a conflict to its author, and takes what they decide", async (context) => {
    const desk = await scaffold();
    const { dev, read, write, draft } = desk;
    commit(desk, context);
    const base = read(BASE);
    write(BASE, base.replace("return 1;", "return 0 + 1;"));
    const { code, stdout } = await dev(["mistake", "rebase", "box"]);
    expect(code).toBe(1);
    expect(stdout).toContain(`${BASE}: 1 mistake, 0 carried over, 1 to decide\n`);
    const place = /decide in (\S+one-too-many\.conflict\.ts)/.exec(stdout)?.[1] ?? "";
    const conflict = readFileSync(place, "utf8");
    expect(conflict).toContain("<<<<<<< the mistake\n    return 2;\n");
    const edit = ["mistake", "edit", "box", "one-too-many", "--file"];
    expect((await dev([...edit, place])).stderr).toContain("still has conflict markers");
    const decided = base.replace("return 1;", "return 1 + 1;");
    expect(await dev([...edit, draft(decided)])).toMatchObject({ code: 0 });
    expect(read(`${MISTAKE}/one-too-many.md`)).toContain(
      "-    return 0 + 1;\n+    return 1 + 1;\n",
    );
    expect((await check(desk))["faults"]).toEqual(UNWRITTEN);
    const none = await dev(["mistake", "rebase", "box", "--from", "no-such-branch"]);
    expect(none).toMatchObject({ code: 2 });
    expect(none.stderr).toContain("git knows no revision `no-such-branch` here.");
  });

  test("is written in an editor, and not at all where the tests see nothing", async () => {
    const { dev, read, write } = await scaffold();
    const editor = write(
      "editor.mjs",
      `import { readFileSync, writeFileSync } from "node:fs";
       const [from, to, file] = process.argv.slice(2);
       writeFileSync(file, readFileSync(file, "utf8").replace(from, to));`,
    );
    const replace = (from: string, to: string): Record<string, string> => ({
      VISUAL: `${process.execPath} ${editor} ${from} ${to}`,
    });
    const words = ["mistake", "new", "box", "seven", "--on", "right/minimal"];
    const unseen = await dev(words, replace("0", "-0"));
    expect(unseen).toMatchObject({ code: 1 });
    expect(unseen.stdout).toContain("It is no mistake to the hidden tests");
    expect(await dev(words, replace("nothing", "at-all"))).toMatchObject({ code: 2 });
    expect(() => read(`${MISTAKE}/seven.md`)).toThrow("ENOENT");

    const created = await dev(words, replace("0", "6"));
    expect(created).toMatchObject({ code: 0 });
    expect(created.stdout).toContain(
      "The finding of returns-one fits `one-too-many` too: " +
        "give that mistake `when: received: 2`.\n",
    );
    const text = read(`${MISTAKE}/seven.md`);
    expect(text).toContain("misses: returns-one\nwhen: received: 7\non: right/minimal\n---\n");
    expect(text).toContain("-    return 0 + 1;\n+    return 6 + 1;\n");
  });

  test("says what is wrong", async () => {
    const { dev } = await scaffold();
    const wrong: [words: string[], says: string][] = [
      [["new", "box", "Seven"], "`Seven` is not kebab-case."],
      [["new", "box", "seven", "--on", "right/none"], "There is no `right/none` in `box`."],
      [["new", "box", "seven"], "There is no terminal to open an editor in."],
      [["new", "box", "seven", "--file", "none.ts"], "Cannot read"],
      [["show", "box", "one-to-many"], "`box` has no mistake `one-to-many`."],
      [["rebase", "none"], "There is no challenge `none`."],
    ];
    for (const [words, says] of wrong) {
      const { code, stdout, stderr } = await dev(["mistake", ...words], { VISUAL: "", EDITOR: "" });
      expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
      expect(stderr).toContain(says);
    }
  });
});

/** Commits the whole package; skips the test where there is no git. */
function commit({ write }: Desk, context: TestContext): void {
  const root = dirname(write(".gitignore", "node_modules\ndist\n"));
  const who = ["-c", "user.name=a", "-c", "user.email=a@example.org"];
  for (const args of [
    ["init", "-q"],
    ["add", "."],
    [...who, "commit", "-qm", "All of it"],
  ]) {
    const { error, status } = spawnSync("git", args, { cwd: root });
    if (error !== undefined) context.skip("There is no git.");
    expect(status).toBe(0);
  }
}
