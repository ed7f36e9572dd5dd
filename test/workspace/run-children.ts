import { fork } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";

/**
 * Starts a script once for each list of arguments and, when all of them have said that they are
 * ready, lets them go at the same moment. Resolves to their exit codes.
 */
export async function runChildren(script: string, runs: string[][]): Promise<(number | null)[]> {
  const children = runs.map((args) => fork(script, args, { execArgv: ["--import", "tsx"] }));
  const ends = children.map(waitForEnd);
  await Promise.all(
    children.map((child, index) => Promise.race([once(child, "message"), ends[index]])),
  );
  for (const child of children) if (child.connected) child.send("go");
  return Promise.all(ends);
}

function waitForEnd(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", resolve);
  });
}
