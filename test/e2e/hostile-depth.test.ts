import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { closeRoom, openRoom, readSolution, runFile, startBin } from "./hostile-runs.ts";
import type { Room } from "./hostile-runs.ts";

const RIGHT = readSolution("event-emitter");
const TIMES = 100_000;
const DEEP = `export const a = ${"!".repeat(TIMES)}1;\n`;
/** Code without a bracket more, which overflows the stack of a parser. */
const KINDS: [string, string][] = [
  ["negations", DEEP],
  ["sums", `export const a = ${"1+".repeat(TIMES)}1;\n`],
  ["conditions", `if (1) {} ${"else if (1) {} ".repeat(TIMES)}\n`],
  ["members", `export const a = (b: any) => b${".c".repeat(TIMES)};\n`],
  ["functions", `export const a: unknown = ${"a=>".repeat(TIMES)}1;\n`],
  ["types", `export type A = ${"keyof ".repeat(TIMES)}object;\n`],
];

const rooms: Room[] = [];

afterEach(() => {
  for (const room of rooms.splice(0)) closeRoom(room);
});

function open(files: Record<string, string>): Room {
  const room = openRoom();
  rooms.push(room);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(room.folder, name), text);
  return room;
}

async function run(room: Room, args: string[]): Promise<{ code: unknown; text: string }> {
  const child = startBin(room, args);
  let text = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
  const ended: unknown[] = await once(child, "close");
  return { code: ended[0], text };
}

describe("code that is nested very deep", () => {
  test.each(KINDS)("gets a verdict: %s", async (_title, text) => {
    const room = open({ "a.ts": `${text}${RIGHT}` });
    const { code, verdict, processes, scratch } = await runFile(room, "event-emitter", "a.ts");
    expect({ status: verdict.status, reason: verdict.reason, code }).toEqual({
      status: "broken",
      reason: "syntax-error",
      code: 1,
    });
    expect(verdict.message).toContain("nested too deep");
    expect({ processes, scratch }).toEqual({ processes: [], scratch: [] });
  });

  test("gets a verdict when it is imported while the code runs", async () => {
    const load = 'const name = "deep";\nawait import(`./${name}.ts`).catch(() => undefined);\n';
    const room = open({ "a.ts": `${load}${RIGHT}`, "deep.ts": DEEP });
    const { code, verdict } = await runFile(room, "event-emitter", "a.ts");
    expect({ status: verdict.status, code }).toEqual({ status: "solved", code: 0 });
  });

  test("is told in a sentence by the loop lab", async () => {
    const { code, text } = await run(open({ "a.mjs": DEEP }), ["loop", "./a.mjs"]);
    expect(text).toContain("nested too deep");
    expect(code).toBe(2);
  });

  test("ends a run with a word", async () => {
    const { code, text } = await run(open({ "a.ts": DEEP }), ["run", "./a.ts"]);
    expect(text).not.toContain("bug in trainer");
    // Node itself may read it, or not.
    expect([0, 1]).toContain(code);
  });
});

test("a long file that nests nothing is solved", async () => {
  const lines = "if (globalThis.name === 1) console.log([{ a: () => [1 + 2] }], !0);\n".repeat(
    4000,
  );
  const room = open({ "a.ts": `${lines}${RIGHT}` });
  const { verdict } = await runFile(room, "event-emitter", "a.ts");
  expect(verdict.status).toBe("solved");
});
