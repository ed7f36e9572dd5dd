import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

function run(script: string[], browser: string): { status: number | null; lines: string[] } {
  const env = { ...process.env, TRAINER_BROWSER: browser };
  const { status, stdout } = spawnSync(process.execPath, script, {
    ...{ cwd: ROOT, env, encoding: "utf8" },
  });
  return { status, lines: stdout.trimEnd().split("\n") };
}

test("Without a browser the gate says that pages were skipped, and is still well", () => {
  const { status, lines } = run(["scripts/check.mjs", "pages"], "none");
  expect(status).toBe(0);
  expect(lines[0]).toMatch(/^skipped pages +\d+\.\d s$/);
  expect(lines.slice(1)).toEqual([
    "skipped pages: TRAINER_BROWSER is none",
    "All that ran is well.",
  ]);
});

test("A browser that was asked for and is not there fails the gate", () => {
  const { status, lines } = run(["scripts/check.mjs", "pages"], "/no/such/browser");
  expect(status).toBe(1);
  expect(lines[0]).toMatch(/^FAILED +pages +\d+\.\d s$/);
  expect(lines.at(-1)).toBe("Failed: `npm run pages`");
});
