import { spawn } from "node:child_process";
import type { ChildProcessWithoutNullStreams } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";

const SERVICE = fileURLToPath(new URL("serve-until-signal.ts", import.meta.url));

interface Service {
  child: ChildProcessWithoutNullStreams;
  url: string;
  /** Waits until the service has said this, and gives all that it has said. */
  says: (pattern: RegExp) => Promise<string>;
}

/** The reference solution in a process of its own. */
async function start(): Promise<Service> {
  const child = spawn(process.execPath, ["--import", "tsx", SERVICE]);
  onTestFinished(() => void child.kill("SIGKILL"));
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => (said += chunk));
  const says = async (pattern: RegExp): Promise<string> => {
    while (!pattern.test(said)) await once(child.stdout, "data");
    return said;
  };
  const [, port] = /port (\d+)/.exec(await says(/port \d+/)) ?? [];
  return { child, url: `http://127.0.0.1:${port}`, says };
}

/** The exit code and the signal with which a process ends. */
async function end(child: ChildProcessWithoutNullStreams): Promise<unknown[]> {
  return child.exitCode === null && child.signalCode === null
    ? once(child, "exit")
    : [child.exitCode, child.signalCode];
}

// Nothing can catch a signal from outside on Windows.
test.skipIf(process.platform === "win32")("finishes a request after SIGTERM", async () => {
  const { child, url, says } = await start();
  expect(await (await fetch(url)).text()).toBe("quick");
  const slow = fetch(`${url}/slow`).then(async (response) => response.text());
  await says(/begun/);
  const ended = end(child);
  child.kill("SIGTERM");
  // Until then the signal has not come.
  while (
    await fetch(url).then(
      () => true,
      () => false,
    )
  );
  child.stdin.write("go on\n");
  expect(await slow).toBe("slow");
  expect(await ended).toEqual([0, null]);
  expect(await says(/closed/)).toContain("closed by SIGTERM");
});

test.skipIf(process.platform === "win32")("ends at the second signal", async () => {
  const { child, url, says } = await start();
  const slow = fetch(`${url}/slow`).catch(() => "cut");
  await says(/begun/);
  child.kill("SIGTERM");
  while (
    await fetch(url).then(
      () => true,
      () => false,
    )
  );
  const ended = end(child);
  child.kill("SIGINT");
  expect(await ended).toEqual([1, null]);
  expect(await slow).toBe("cut");
});
