import { cpSync, mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeTempFolder } from "../workspace/temp-folder.ts";
import { ROOT, parseDocument, runTrainer } from "./trainer.ts";

/** A clone with one challenge, which may be written to; gives its bin. */
function makeClone(): string {
  const clone = makeTempFolder();
  for (const name of ["bin", "dist", "package.json", "tsconfig.json"]) {
    cpSync(join(ROOT, name), join(clone, name), { recursive: true });
  }
  for (const name of ["challenges/kit.ts", "challenges/event-emitter", "solutions/event-emitter"]) {
    cpSync(join(ROOT, name), join(clone, name), { recursive: true });
  }
  // What makes it a clone; the program itself is built already.
  mkdirSync(join(clone, "src"));
  symlinkSync(join(ROOT, "node_modules"), join(clone, "node_modules"), "junction");
  return join(clone, "bin", "trainer.js");
}

describe("dev new", () => {
  test("scaffolds a challenge, which is not sound yet, and no other over it", async () => {
    const bin = makeClone();
    const cwd = makeTempFolder();
    const created = await runTrainer(["dev", "new", "rate-limiter"], { bin, cwd });
    expect(created.stderr).toBe("");
    expect(created.stdout).toContain("Created challenges/rate-limiter/challenge.json");
    expect(created.code).toBe(0);
    const again = await runTrainer(["dev", "new", "rate-limiter"], { bin, cwd });
    expect(again).toMatchObject({ code: 2, stdout: "" });
    const { code, stdout } = await runTrainer(["dev", "check", "rate-limiter", "--json"], {
      bin,
      cwd,
    });
    expect(code).toBe(1);
    expect(parseDocument(stdout)).toMatchObject({ challenges: [{ slug: "rate-limiter" }] });
  });
});
