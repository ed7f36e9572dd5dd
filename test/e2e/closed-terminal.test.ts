import { spawn } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { makeTempFolder } from "../workspace/temp-folder.ts";
import { BIN, REFERENCE, putFile } from "./trainer.ts";

const HOLDER = fileURLToPath(new URL("hold-terminal.ts", import.meta.url));
const SPINNING = "export class EventEmitter {\n  on() {\n    for (;;) {}\n  }\n}\n";

/** Runs a command in a terminal, closes that once `sign` is shown, and gives what stderr has then. */
async function closeAt(args: string[], sign: string, text: string): Promise<string> {
  const cwd = makeTempFolder();
  const scratch = makeTempFolder();
  putFile(join(cwd, "practice", "event-emitter", "event-emitter.ts"), text);
  // A shell that is replaced keeps the number, and nobody else writes it.
  const line = 'echo $$ > pid; TMPDIR="$SCRATCH" exec "$@" 2> stderr';
  const command = ["/bin/sh", cwd, "-c", line, "sh", process.execPath, BIN, ...args];
  const env = { ...process.env, TERM: "xterm", LANG: "C.UTF-8", SCRATCH: scratch };
  const holder = spawn(process.execPath, ["--import", "tsx", HOLDER, ...command], {
    env: { ...env, NODE_DISABLE_COMPILE_CACHE: "1", EDITOR: "", VISUAL: "", NO_COLOR: "1" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void holder.kill("SIGKILL"));
  let shown = "";
  holder.stdout.setEncoding("utf8").on("data", (part: string) => (shown += part));
  const read = (): string => readFileSync(join(cwd, "stderr"), "utf8");
  await vi.waitFor(() => expect(shown + read()).toContain(sign), 30_000);
  holder.kill("SIGKILL");
  const pid = Number(readFileSync(join(cwd, "pid"), "utf8"));
  await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow("ESRCH"), 5000);
  await vi.waitFor(() => expect(readdirSync(scratch)).toEqual([]), 5000);
  return read();
}

describe.skipIf(process.platform === "win32")("a terminal that is closed", () => {
  test.each<[string, string[], string]>([
    ["the home screen", ["start"], "select"],
    ["a question for a line", ["new", "event-emitter", "--open"], "editor"],
    ["the quiz", ["quiz", "--seed", "1"], "1 of"],
    ["a walk through steps", ["loop", "a-pool-of-one", "--step"], "q: quit"],
    ["a watch", ["test", "event-emitter", "--watch"], "q: quit"],
    ["a run", ["test", "event-emitter"], "Testing"],
  ])("ends %s quietly", async (what, args, sign) => {
    // No stack of a program, and none of Node itself.
    const text = what === "a run" ? SPINNING : REFERENCE;
    expect(await closeAt(args, sign, text)).not.toMatch(/\bat |Error|Assertion/);
  });
});
