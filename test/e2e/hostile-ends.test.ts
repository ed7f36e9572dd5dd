import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test, vi } from "vitest";
import { closeRoom, listProcesses, openRoom, readSolution, startBin } from "./hostile-runs.ts";
import type { Room } from "./hostile-runs.ts";

/** The code says where it is with a file in the only folder that it may write to. */
const SIGN = 'import { writeFileSync } from "node:fs";\nwriteFileSync("sign", "");\n';
const KINDS: [string, string][] = [
  ["spins while it is loaded", `${SIGN}for (;;);\n`],
  [
    "spins while it is judged",
    `import { writeFileSync } from "node:fs";\nexport class EventEmitter {\n  on() {\n    writeFileSync("sign", "");\n    for (;;);\n  }\n}\n`,
  ],
  ["waits", `${SIGN}await new Promise(() => setInterval(() => 0, 1e9));\n`],
  ["prints", `${SIGN}for (;;) console.log("x");\n`],
  [
    "ignores signals",
    `${SIGN}for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(name, () => 0);\nawait new Promise(() => setInterval(() => 0, 1e9));\n`,
  ],
];
const PATIENCE = { timeout: 20_000, interval: 50 };

const rooms: Room[] = [];

afterEach(() => {
  for (const room of rooms.splice(0)) closeRoom(room);
});

function open(text: string): Room {
  const room = openRoom();
  rooms.push(room);
  writeFileSync(join(room.folder, "a.ts"), text);
  return room;
}

function hasSign({ temporary }: Room): boolean {
  return readdirSync(temporary).some((name) => existsSync(join(temporary, name, "sign")));
}

describe.skipIf(process.platform === "win32")("a trainer that is ended", () => {
  test.each(KINDS)("by SIGKILL leaves nothing behind while the code %s", async (_title, text) => {
    const room = open(text);
    const trainer = startBin(room, ["test", "event-emitter", "--file", "a.ts", "--json"]);
    trainer.stdout.resume();
    trainer.stderr.resume();
    const printed = vi.waitFor(() => expect(hasSign(room)).toBe(true), PATIENCE);
    await printed;
    expect(listProcesses(room)).not.toEqual([]);
    trainer.kill("SIGKILL");
    await vi.waitFor(() => expect(listProcesses(room)).toEqual([]), PATIENCE);
    await vi.waitFor(() => expect(readdirSync(room.temporary)).toEqual([]), PATIENCE);
  });

  test.each(KINDS)("by SIGINT ends with 130 while the code %s", async (_title, text) => {
    const room = open(text);
    const trainer = startBin(room, ["test", "event-emitter", "--file", "a.ts", "--json"]);
    const ended = new Promise((resolve) => trainer.once("close", resolve));
    trainer.stdout.resume();
    trainer.stderr.resume();
    await vi.waitFor(() => expect(hasSign(room)).toBe(true), PATIENCE);
    const began = performance.now();
    trainer.kill("SIGINT");
    expect(await ended).toBe(130);
    expect(performance.now() - began).toBeLessThan(5000);
    await vi.waitFor(() => expect(listProcesses(room)).toEqual([]), PATIENCE);
    expect(readdirSync(room.temporary)).toEqual([]);
  });

  test.each([0, 30, 60, 100, 150, 250, 400, 700])(
    "by SIGTERM leaves nothing behind after %i ms",
    async (ms) => {
      const room = open(readSolution("event-emitter"));
      const trainer = startBin(room, ["test", "event-emitter", "--file", "a.ts", "--json"]);
      const ended = new Promise((resolve) => trainer.once("close", resolve));
      trainer.stdout.resume();
      trainer.stderr.resume();
      setTimeout(() => trainer.kill("SIGTERM"), ms);
      await ended;
      await vi.waitFor(() => expect(listProcesses(room)).toEqual([]), PATIENCE);
      expect(readdirSync(room.temporary)).toEqual([]);
    },
  );
});
