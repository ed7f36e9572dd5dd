/** Runs a fixture with the judged file in a process of its own. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { onTestFinished } from "vitest";
import { value } from "../../kit.ts";

/** Where the judge puts the judged file, made to plain JavaScript. */
const SOLUTION = pathToFileURL(join(process.cwd(), "solution.mjs")).href;
const FIXTURE = fileURLToPath(new URL("../fixtures/guarded.mjs", import.meta.url));

/** How long a process may take to start and to end, in milliseconds of this process's time. */
const SOON = 8000;

/** What a process has said and how it has ended. */
export interface Ending {
  /** The lines that it printed, without "ready". */
  said: string[];
  /** Its exit code, or the name of the signal that ended it. */
  end: number | string | null;
}

/** Runs a scenario to its end; once it is ready, it gets the signal, if there is one. */
export async function run(scenario: string, signal?: NodeJS.Signals): Promise<Ending> {
  const child = spawn(process.execPath, [FIXTURE, SOLUTION, scenario], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  let text = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    const wasReady = text.includes("ready\n");
    text += chunk;
    if (signal !== undefined && !wasReady && text.includes("ready\n")) child.kill(signal);
  });
  child.stderr.resume();
  const closed = new Promise<number | string | null>((resolve) => {
    child.once("close", (code, by) => resolve(code ?? by));
  });
  const end = await value(closed, SOON, `the process ends (scenario: ${scenario})`);
  return { said: text.split("\n").filter((line) => line !== "" && line !== "ready"), end };
}
