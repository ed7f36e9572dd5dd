import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { transformSync } from "rolldown/utils";
import { afterEach, describe, expect, test } from "vitest";
import { closeRoom, openRoom, readSolution, runFile } from "./hostile-runs.ts";
import type { HostileRun, Room } from "./hostile-runs.ts";

const SLUG = "event-emitter";
const RIGHT = readSolution(SLUG);
const JAVASCRIPT = transformSync("a.ts", RIGHT, { lang: "ts", tsconfig: false }).code;
/** What runs when a tool takes a file beside the learner's for its configuration. */
const TRAP =
  'import { writeFileSync } from "node:fs";\nwriteFileSync("%MARK%", "trapped");\nthrow new Error("trapped");\n';

const rooms: Room[] = [];

function open(): Room {
  const room = openRoom();
  rooms.push(room);
  return room;
}

afterEach(() => {
  for (const room of rooms.splice(0)) closeRoom(room);
});

function put(room: Room, files: Record<string, string>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(room.folder, name)), { recursive: true });
    writeFileSync(join(room.folder, name), text);
  }
}

function judge(room: Room, file: string): Promise<HostileRun> {
  return runFile(room, SLUG, file);
}

function expectSolved({ code, verdict, scratch, changed, processes }: HostileRun): void {
  expect(verdict.message).toBeNull();
  expect({ status: verdict.status, code }).toEqual({ status: "solved", code: 0 });
  expect({ scratch, changed, processes }).toEqual({ scratch: [], changed: [], processes: [] });
}

describe("a right solution", () => {
  test.each([
    "two words.ts",
    "größer-事件.ts",
    "a#b.ts",
    "100%.ts",
    "a%20b.ts",
    "[slug].ts",
    "it's.ts",
    "(1).ts",
    "a+b&c=d.ts",
    "-dash.ts",
    "a@b,c;d.ts",
    "$HOME.ts",
    "a.b.c.ts",
  ])("is solved in a file named %s", async (name) => {
    const room = open();
    put(room, { [name]: RIGHT });
    expectSolved(await judge(room, `./${name}`));
  });

  test
    .skipIf(process.platform === "win32")
    .each(["what?.ts", 'say "hi".ts', "a*b.ts", "a:b.ts", "a\\b.ts", "a<b>.ts"])(
    "is solved in a file named %s",
    async (name) => {
      const room = open();
      put(room, { [name]: RIGHT });
      expectSolved(await judge(room, `./${name}`));
    },
  );

  test.each([
    ["mine.js", JAVASCRIPT],
    ["mine.mjs", JAVASCRIPT],
    ["mine.mts", RIGHT],
  ])("is solved in %s", async (name, text) => {
    const room = open();
    put(room, { [name]: text });
    expectSolved(await judge(room, name));
  });

  test("is solved with a byte order mark and Windows line endings", async () => {
    const room = open();
    put(room, { "a.ts": `\uFEFF${RIGHT.replaceAll("\n", "\r\n")}` });
    const run = await judge(room, "a.ts");
    expectSolved(run);
    expect(run.verdict.types.status).toBe("ok");
  });

  test("is solved at ten megabytes", async () => {
    const room = open();
    put(room, { "a.ts": `${RIGHT}\n/*${"x".repeat(5_000_000)}*/\n//${"y".repeat(5_000_000)}\n` });
    expectSolved(await judge(room, "a.ts"));
  });

  test.each([
    ["as it is written", "./lists.ts", "lists.ts"],
    ["without an ending", "./lists", "lists.ts"],
    ["with the ending of JavaScript", "./lists.js", "lists.ts"],
    ["in a folder", "./parts", "parts/index.ts"],
    ["with an odd name", "./my lists [1].ts", "my lists [1].ts"],
  ])("is solved when it imports a second file %s", async (_title, specifier, name) => {
    const room = open();
    const main = RIGHT.replace("export class EventEmitter", "class Emitter");
    put(room, {
      "a.ts": `export { Emitter as EventEmitter } from "${specifier}";\nimport type { Nothing } from "./nowhere.ts";\nexport type Something = Nothing;\n`,
      [name]: `${main}\nexport { Emitter };\n`,
    });
    expectSolved(await judge(room, "a.ts"));
  });

  test("is solved with files that import each other in a circle, and data", async () => {
    const room = open();
    put(room, {
      "a.ts": `import limits from "./limits.json" with { type: "json" };\nimport { double } from "./b.ts";\nexport function most(): number {\n  return limits.most;\n}\nif (double() !== 20) throw new Error("no");\n${RIGHT}`,
      "b.ts": `import { most } from "./a.ts";\nexport const double = (): number => most() * 2;\n`,
      "limits.json": '{ "most": 10 }\n',
    });
    expectSolved(await judge(room, "a.ts"));
  });

  test("is solved beside files that break or trap other tools", async () => {
    const room = open();
    const trap = TRAP.replace("%MARK%", join(room.folder, "trapped.txt"));
    const names = [
      "vite.config.ts",
      "vitest.config.ts",
      "vitest.workspace.ts",
      "postcss.config.mjs",
    ];
    put(room, {
      ...Object.fromEntries(names.map((name) => [name, trap])),
      "a.ts": RIGHT,
      "tsconfig.json": "{ broken",
      "package.json": "{ broken",
      ".env": 'NODE_ENV="production\nTEST=\u0000',
      "jsconfig.json": "[",
      ".postcssrc": "{",
      "__mocks__/events.ts": trap,
      "__snapshots__/a.snap": "no",
    });
    expectSolved(await judge(room, "a.ts"));
  });

  test("is solved beside a package.json of another kind", async () => {
    const room = open();
    put(room, {
      "a.js": JAVASCRIPT,
      "package.json": '{ "type": "commonjs", "imports": { "#x": 1 } }',
    });
    expectSolved(await judge(room, "a.js"));
  });

  test("is solved through linked folders and files", async () => {
    const room = open();
    put(room, { "real/a.ts": RIGHT });
    symlinkSync(join(room.folder, "real"), join(room.folder, "linked"));
    symlinkSync(join(room.folder, "real", "a.ts"), join(room.folder, "linked.ts"));
    expectSolved(await judge(room, "linked/a.ts"));
    expectSolved(await judge(room, "linked.ts"));
  });

  test("is solved in a folder that cannot be written", async () => {
    const room = open();
    put(room, { "a.ts": RIGHT });
    chmodSync(room.folder, 0o555);
    try {
      expectSolved(await judge(room, "a.ts"));
    } finally {
      chmodSync(room.folder, 0o755);
    }
  });

  test("is solved from another folder, and named from there", async () => {
    const room = open();
    put(room, { "a.ts": RIGHT });
    const elsewhere = { ...room, cwd: room.home };
    const run = await runFile(elsewhere, SLUG, join("mine", "a.ts"));
    expectSolved(run);
    expect(run.verdict.file.replaceAll("\\", "/")).toBe("mine/a.ts");
  });
});

describe("a file that imports from elsewhere", () => {
  const SECRET = '{ "secret": "open sesame" }';
  const LOOK = `const got = await import("../elsewhere/secret.json", { with: { type: "json" } }).catch((error) => error.message);\nconsole.log(JSON.stringify(got));\n`;

  test.each([
    ["data by name", `import data from "../elsewhere/secret.json" with { type: "json" };\n`],
    ["data as it runs", LOOK],
    ["data by a path made up as it runs", LOOK.replace('"../else', '".." + "/else')],
    [
      "data by a URL",
      LOOK.replace(
        '"../elsewhere/secret.json"',
        "new URL('../elsewhere/secret.json', import.meta.url).href",
      ),
    ],
    ["a module", `export * from "../elsewhere/more.ts";\n`],
    ["data through a link", LOOK.replace("../elsewhere", "./linked")],
    ["a module through a link", `export * from "./linked.ts";\n`],
  ])("is given none of it: %s", async (_title, text) => {
    const room = open();
    put(room, {
      "a.ts": `${text}${RIGHT}`,
      "../elsewhere/secret.json": SECRET,
      "../elsewhere/more.ts": "export const more = 1;\n",
    });
    symlinkSync(join(room.home, "elsewhere"), join(room.folder, "linked"));
    symlinkSync(join(room.home, "elsewhere", "more.ts"), join(room.folder, "linked.ts"));
    const { verdict } = await judge(room, "a.ts");
    expect(verdict.output.text).not.toContain("sesame");
    expect({ status: verdict.status, reason: verdict.reason }).toEqual({
      status: "broken",
      reason: "forbidden-import",
    });
    expect(verdict.message).toContain("outside of the folders that judged code may read");
  });

  test.each([
    ["its workspace", "../workspace/event-emitter", ".trainer/journal.jsonl"],
    ["the package around it", "../package/src", "package.json"],
  ])("is given what lies in %s", async (_title, place, mark) => {
    const room = open();
    put(room, {
      [`${place}/a.ts`]: `import { readFileSync } from "node:fs";\nimport data from "../shared/data.json" with { type: "json" };\nexport * from "../shared/more.ts";\nif (!readFileSync(new URL("../shared/data.json", import.meta.url))) throw new Error(data.no);\n${RIGHT}`,
      [`${place}/../${mark}`]: mark.endsWith(".json") ? "{}" : "",
      [`${place}/../shared/data.json`]: "{}",
      [`${place}/../shared/more.ts`]: "export const more = 1;\n",
    });
    expectSolved(await judge(room, `${place}/a.ts`));
  });
});

describe("a wrong solution", () => {
  test("is shown with its own line, whatever was transformed", async () => {
    const room = open();
    const broken = RIGHT.replace(
      "    for (const registration of list) {",
      "    // first\n    for (const registration of list.nothing.at(0)) {",
    );
    put(room, { "ünder lines.ts": broken });
    const { verdict } = await judge(room, "ünder lines.ts");
    const line = broken.split("\n").findIndex((text) => text.includes("list.nothing")) + 1;
    const rows = verdict.requirements.filter(({ outcome }) => outcome === "missed");
    expect(verdict.status).toBe("unsolved");
    expect(rows[0]?.finding?.location).toMatchObject({ file: "ünder lines.ts", line });
  });

  test("prints its own lines too", async () => {
    const room = open();
    put(room, {
      "a.ts": `interface Unused {\n  a: string;\n}\nconsole.log(new Error("here").stack);\n${RIGHT}`,
    });
    const { verdict } = await judge(room, "a.ts");
    expect(verdict.output.text).toContain("a.ts:4:13");
    expect(readFileSync(join(room.folder, "a.ts"), "utf8")).toContain("here");
  });
});
