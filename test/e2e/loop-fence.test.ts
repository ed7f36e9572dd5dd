import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { closeRoom, openRoom, startBin } from "./hostile-runs.ts";
import type { Room } from "./hostile-runs.ts";

const OUTSIDE = `
const { readFileSync, writeFileSync } = require("node:fs");
const { spawnSync } = require("node:child_process");
const tries = {
  write: () => writeFileSync("written.txt", ""),
  read: () => readFileSync("../secret.txt"),
  spawn: () => spawnSync(process.execPath, ["--version"]),
};
for (const [name, attempt] of Object.entries(tries)) {
  try {
    attempt();
    console.log(name);
  } catch (error) {
    console.log(error.code);
  }
}
`;
const INSIDE = `
const { readFile, writeFileSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join } = require("node:path");
const { Worker } = require("node:worker_threads");
const words = require("words");
writeFileSync(join(tmpdir(), "kept.txt"), words);
readFile(__filename, () => {
  console.log(words);
  new Worker("1", { eval: true }).on("exit", () => console.log("thread"));
});
`;

const rooms: Room[] = [];

afterEach(() => {
  for (const room of rooms.splice(0)) closeRoom(room);
});

function open(text: string): Room {
  const room = openRoom();
  rooms.push(room);
  writeFileSync(join(room.folder, "a.cjs"), text);
  writeFileSync(join(room.home, "secret.txt"), "");
  mkdirSync(join(room.home, "node_modules", "words"), { recursive: true });
  writeFileSync(join(room.home, "node_modules", "words", "index.js"), 'module.exports = "words";');
  return room;
}

interface Ran {
  code: unknown;
  printed: unknown;
  stderr: string;
}

async function loop(room: Room, ...flags: string[]): Promise<Ran> {
  const child = startBin(room, ["loop", "./a.cjs", "--json", ...flags]);
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => (stdout += chunk));
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => (stderr += chunk));
  const ended: unknown[] = await once(child, "close");
  const trace: unknown = JSON.parse(stdout);
  const found = typeof trace === "object" && trace !== null && "printed" in trace;
  return { code: ended[0], printed: found ? trace.printed : null, stderr };
}

describe("the loop lab runs a file of yours", () => {
  test("without letting it out of its folder, and says how to", async () => {
    const room = open(OUTSIDE);
    const { code, printed, stderr } = await loop(room);
    const refused = "ERR_ACCESS_DENIED";
    expect({ code, printed }).toEqual({ code: 0, printed: [refused, refused, refused] });
    expect(stderr).toContain("--no-sandbox");
    expect(existsSync(join(room.folder, "written.txt"))).toBe(false);
  });

  test("with all that a lesson needs: its packages, threads, temporary files", async () => {
    const room = open(INSIDE);
    const { code, printed, stderr } = await loop(room);
    expect({ code, printed }).toEqual({ code: 0, printed: ["words", "thread"] });
    expect(stderr).not.toContain("--no-sandbox");
    expect(readdirSync(room.temporary)).toEqual([]);
  });

  test("as it is with --no-sandbox", async () => {
    const { code, printed } = await loop(open(OUTSIDE), "--no-sandbox");
    expect({ code, printed }).toEqual({ code: 0, printed: ["write", "read", "spawn"] });
  });
});
