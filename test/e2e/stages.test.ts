import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeTempFolder } from "../workspace/temp-folder.ts";
import {
  REFERENCE,
  REQUIREMENTS,
  parseDocument,
  putFile,
  readEvents,
  readList,
  runTrainer,
} from "./trainer.ts";
import type { Ended } from "./trainer.ts";

const SLUG = "event-emitter";

/** Does all of the first stage, and of the second one only what comes by itself. */
const FIRST = `type Fn = (...args: unknown[]) => unknown;
type Entry = { fn: Fn; once: boolean };
export class EventEmitter {
  #lists = new Map<string | symbol, Entry[]>();
  on(event: string | symbol, fn: Fn): this {
    return this.#add(event, { fn, once: false });
  }
  once(event: string | symbol, fn: Fn): this {
    return this.#add(event, { fn, once: true });
  }
  off(event: string | symbol, fn: Fn): this {
    const list = this.#lists.get(event) ?? [];
    const at = list.findLastIndex((entry) => entry.fn === fn);
    if (at !== -1) list.splice(at, 1);
    return this;
  }
  emit(event: string | symbol, ...args: unknown[]): boolean {
    const live = this.#lists.get(event) ?? [];
    const list = [...live];
    for (const entry of list) {
      if (entry.once) {
        const at = live.indexOf(entry);
        if (at === -1) continue;
        live.splice(at, 1);
      }
      entry.fn.apply(this, args);
    }
    return list.length > 0;
  }
  #add(event: string | symbol, entry: Entry): this {
    if (typeof entry.fn !== "function") throw new TypeError("A listener must be a function");
    this.#lists.set(event, [...(this.#lists.get(event) ?? []), entry]);
    return this;
  }
}
`;

/** The reference, but for an endless loop where only the second stage comes. */
const HANGS = REFERENCE.replace(
  /(emit\(event[^{]*\{\n)/,
  '$1    if (event === "error" && args.length === 2 && this.listenerCount(event) === 0) for (;;) {}\n',
);

const count = (stage: number): number => REQUIREMENTS.filter((one) => one.stage === stage).length;
const idsOf = (stage: number): string[] =>
  REQUIREMENTS.filter((one) => one.stage === stage).map(({ id }) => id);

/** A learner at work: writes the file, and types commands. */
function makeLearner(text: string) {
  const cwd = makeTempFolder();
  const path = join(cwd, "practice", SLUG, `${SLUG}.ts`);
  const write = (next: string): void => void putFile(path, next);
  write(text);
  const type = (...words: string[]): Promise<Ended> => runTrainer(words, { cwd });
  const judge = (...words: string[]): Promise<Ended> => type("test", SLUG, ...words);
  const judgeJson = async (...words: string[]) =>
    parseDocument((await judge("--json", ...words)).stdout);
  return { cwd, write, type, judge, judgeJson };
}

describe("the way through the stages", () => {
  test("begins red at the first one, with the others locked", async () => {
    const { cwd, type, judge, judgeJson } = makeLearner("");
    await type("new", SLUG, "--force");
    const { code, stdout } = await judge();
    expect(code).toBe(1);
    expect(stdout).toContain(`✗ Stage 1: Register and call · 0 of ${count(1)} met`);
    expect(stdout).toContain(`2 more stages · ${count(2) + count(3)} requirements`);
    expect((await judgeJson())["stages"]).toMatchObject([
      { n: 1, status: "red", met: 0, total: count(1) },
      { n: 2, status: "locked", met: 0, total: count(2) },
      { n: 3, status: "locked", met: 0, total: count(3) },
    ]);
    expect(readEvents(join(cwd, "practice")).at(-1)).toMatchObject({ scope: "all", met: [] });
  });

  test("goes on with a question, then with findings, and tells what is lost again", async () => {
    const { cwd, write, type, judge } = makeLearner(FIRST);
    const opened = await judge();
    expect(opened.code).toBe(1);
    expect(opened.stdout).toContain(
      `Stage 1 of 3 complete: ${count(1)} of ${count(1)} requirements`,
    );
    expect(opened.stdout).toContain("The interviewer goes on:\n");
    expect(opened.stdout).toContain("│ A listener removes itself while `emit` is running.");
    expect(opened.stdout).toMatch(new RegExp(`Stage 2: .* · \\d of ${count(2)} so far`));
    expect(opened.stdout).toContain(`→ trainer show ${SLUG}`);
    expect(opened.stdout).not.toMatch(/✗|Not there yet|Stuck\?/);
    expect(readEvents(join(cwd, "practice")).at(-1)?.["met"]).toEqual(
      expect.arrayContaining(idsOf(1)),
    );

    const again = await judge();
    expect(again.code).toBe(1);
    expect(again.stdout).toContain(`✓ Stage 1: Register and call · ${count(1)} of ${count(1)} met`);
    expect(again.stdout).toMatch(/✗ Stage 2: .* met\n/);
    expect(again.stdout).toContain("Not there yet: `");
    expect(again.stdout).not.toContain("The interviewer goes on");

    write(FIRST.replace("findLastIndex", "findIndex"));
    const lost = await judge();
    expect(lost.stdout).toMatch(/✗ Stage 1: .* met\n/);
    expect(lost.stdout.match(/met before, not met now/g)).toHaveLength(1);
    expect(lost.stdout).toMatch(/· Stage 2: .* · not run\n/);
    expect(lost.stdout).toContain(`1 more stage · ${count(3)} requirements`);
    const shown = await type("show", SLUG);
    expect(shown.stdout).toContain("Stage 2: ");
    expect(shown.stdout).not.toContain("Stage 3: ");
  });

  test("is over at once for a file that does everything", async () => {
    const { type, judge } = makeLearner(REFERENCE);
    const { code, stdout } = await judge();
    expect(code).toBe(0);
    expect(stdout).toContain("Solved: ");
    expect(stdout).not.toContain("The interviewer goes on");
    expect((await type("list")).stdout).toMatch(/✓ solved\s+event-emitter\s+3\/3/);
  });

  test("is named by the home screen, next, list and progress", async () => {
    const { type, judge } = makeLearner(FIRST);
    await judge();
    const [home, next, list, progress] = await Promise.all(
      ["start", "next", "list", "progress"].map((word) => type(word)),
    );
    expect(home?.stdout).toMatch(/^Stage 2 of 3: /m);
    expect(next?.stdout).toMatch(/^Stage 2 of 3: /m);
    expect(list?.stdout).toMatch(/◐ started\s+event-emitter\s+1\/3/);
    expect(progress?.stdout).toMatch(/◐ started\s+event-emitter\s+1\/3/);
  });
});

describe("a part that is asked for alone", () => {
  test("may be a stage, which records nothing as solved", async () => {
    const { type, judge, judgeJson } = makeLearner(REFERENCE);
    const { code, stdout } = await judge("--stage", "2");
    expect(code).toBe(0);
    expect(stdout).toContain(`Stage 2 of 3: ${count(2)} of ${count(2)} requirements met`);
    expect(stdout).not.toMatch(/Solved|Stage 1: |Stage 3: /);
    const verdict = await judgeJson("--stage", "3");
    expect(verdict["stages"]).toMatchObject([
      { status: "locked" },
      { status: "locked" },
      { status: "green" },
    ]);
    expect(verdict["status"]).toBe("unsolved");
    expect((await type("solution", SLUG)).code).toBe(2);
    const none = await judge("--stage", "4");
    expect(none).toMatchObject({ code: 2, stdout: "" });
    expect(none.stderr).toContain("has no stage 4");
  });

  test("opens the second stage when that is the first", async () => {
    const { judge } = makeLearner(FIRST);
    const { code, stdout } = await judge("--stage", "1");
    expect(code).toBe(0);
    expect(stdout).toContain("The interviewer goes on:\n");
    expect((await judge()).stdout).toContain("Not there yet: `");
  });

  test("may be a rule of an open stage, and not of a locked one", async () => {
    const { cwd, judge } = makeLearner(FIRST);
    const open = await judge("--only", "E1");
    expect(open.code).toBe(0);
    expect(open.stdout).toContain("1 of 1 asked requirement met");
    expect(open.stdout.match(/^ {2}✓ met/gm)).toHaveLength(1);
    expect(readEvents(join(cwd, "practice")).at(-1)).toMatchObject({ scope: "only", met: [] });
    for (const locked of ["E11", "snapshot"]) {
      const refused = await judge("--only", locked);
      expect(refused).toMatchObject({ code: 2, stdout: "" });
      expect(refused.stderr).toContain(`\`${locked}\` belongs to stage 2, which is locked.`);
    }
    expect((await judge("--only", "E99")).stderr).toContain("no requirement or rule `E99`");
  });
});

describe("--all-stages", () => {
  test("judges what comes after a stage that hangs, which a plain run does not", async () => {
    const { judgeJson } = makeLearner(HANGS);
    const all = await judgeJson("--all-stages");
    expect(all).toMatchObject({ status: "broken", reason: "timeout", running: "unheard-error" });
    expect(all["stages"]).toMatchObject([
      { status: "green", met: count(1) },
      { status: "red" },
      { status: "green", met: count(3) },
    ]);
    const plain = await judgeJson();
    expect(plain["stages"]).toMatchObject([
      { status: "green" },
      { status: "red" },
      { status: "locked", met: 0 },
    ]);
  });

  test("tells the findings of every stage", async () => {
    const { judge } = makeLearner(FIRST);
    const { code, stdout } = await judge("--all-stages");
    expect(code).toBe(1);
    expect(stdout).toMatch(/✗ Stage 2: /);
    expect(stdout).toMatch(/✗ Stage 3: /);
    expect(stdout).toContain("Not there yet: `");
    expect(stdout).not.toContain("The interviewer goes on");
  });
});

describe("an old journal", () => {
  /** An attempt as it was written before there were stages. */
  function putOld(cwd: string, change: object): void {
    const event = {
      ...{ kind: "attempted", at: "2026-01-02T03:04:05.000Z", slug: SLUG },
      ...{ file: `${SLUG}/${SLUG}.ts`, status: "unsolved", reason: null },
      ...{ met: [...idsOf(1), "calls-listeners"], missed: ["gone"], durationMs: 5, ...change },
    };
    putFile(join(cwd, "practice", ".trainer", "journal.jsonl"), `${JSON.stringify(event)}\n`);
  }

  const standing = async (type: (...words: string[]) => Promise<Ended>) => {
    const { stdout, stderr } = await type("list", "--json", "--search", SLUG);
    expect(stderr).toBe("");
    const own = readList(parseDocument(stdout)["challenges"]).find(({ slug }) => slug === SLUG);
    return { status: own?.["status"], stages: own?.["stages"] };
  };

  test("opens the stages that its attempts have met", async () => {
    const { cwd, type, judge } = makeLearner(FIRST);
    putOld(cwd, {});
    const stages = { green: 1, unlocked: 2, total: 3 };
    expect(await standing(type)).toEqual({ status: "started", stages });
    expect((await judge()).stdout).toContain("Not there yet: `");
  });

  test("leaves solved what was solved, with all of its stages", async () => {
    const { cwd, type } = makeLearner(FIRST);
    putOld(cwd, { status: "solved", met: ["an-old-id"], missed: [] });
    const stages = { green: 3, unlocked: 3, total: 3 };
    expect(await standing(type)).toEqual({ status: "solved", stages });
    expect((await type("solution", SLUG)).code).toBe(0);
  });
});

describe("what a verdict shows", () => {
  test("is each finding in full, and all that was printed, when asked for", async () => {
    const line = "  emit(event: string | symbol, ...args: unknown[]): boolean {\n";
    const { judge } = makeLearner(FIRST.replace(line, `${line}    console.log("emit");\n`));
    await judge();
    const short = await judge();
    expect(short.stdout).toMatch(/the last 10 of \d+ lines; `trainer test event-emitter --output`/);
    const long = await judge("--all-findings", "--output");
    expect(long.stdout).not.toContain("Also not met");
    expect(long.stdout.match(/│ emit$/gm)?.length).toBeGreaterThan(20);
  });

  test("is of the challenge in whose folder one stands", async () => {
    const { cwd, type } = makeLearner(FIRST);
    await type("new", "scheduler");
    const inside = { cwd: join(cwd, "practice", SLUG) };
    const { stdout } = await runTrainer(["test", "--json"], inside);
    expect(parseDocument(stdout)).toMatchObject({ challenge: SLUG, file: `${SLUG}.ts` });
  });

  test("is the ES form of a line of CommonJS", async () => {
    const cwd = makeTempFolder();
    const text = "class EventEmitter {}\nmodule.exports = { EventEmitter };\n";
    putFile(join(cwd, "practice", SLUG, `${SLUG}.js`), text);
    const { stdout } = await runTrainer(["test", SLUG, "--json"], { cwd });
    const verdict = parseDocument(stdout);
    expect(verdict["reason"]).toBe("load-error");
    expect(verdict["message"]).toContain(
      "write `export { EventEmitter };` instead of `module.exports = { EventEmitter };`, at ",
    );
  });

  test("is how an export gets its name", async () => {
    const { judgeJson } = makeLearner("export class MyEventEmitter {}\n");
    const verdict = await judgeJson();
    expect(verdict["reason"]).toBe("missing-export");
    expect(verdict["message"]).toContain("write `export { MyEventEmitter as EventEmitter }`");
  });
});
