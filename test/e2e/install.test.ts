import { cpSync, mkdirSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeTempFolder } from "../workspace/temp-folder.ts";
import { REFERENCE, ROOT, putFile, runTrainer } from "./trainer.ts";

/** A copy of the package whose modules are links, but for those of `own`, which are left out of its parts. */
function copyPackage(): string {
  const root = join(makeTempFolder(), "package");
  for (const name of ["bin", "dist", "package.json"])
    cpSync(join(ROOT, name), join(root, name), { recursive: true });
  for (const name of ["challenges", "solutions", "scenes", "quiz"]) {
    symlinkSync(join(ROOT, name), join(root, name), "junction");
  }
  const modules = join(root, "node_modules");
  mkdirSync(modules);
  const link = (name: string): void =>
    symlinkSync(join(ROOT, "node_modules", name), join(modules, name), "junction");
  for (const name of readdirSync(join(ROOT, "node_modules"))) {
    if (!/^(?:@?rolldown|\.)/.test(name)) link(name);
  }
  // As npm's fault with optional dependencies leaves it: all but the part for this platform.
  cpSync(join(ROOT, "node_modules", "rolldown"), join(modules, "rolldown"), { recursive: true });
  mkdirSync(join(modules, "@rolldown"));
  link(join("@rolldown", "pluginutils"));
  return root;
}

describe("an installation that is not complete", () => {
  test("is told by the doctor and by the judge with the command that mends it", async () => {
    const bin = join(copyPackage(), "bin", "trainer.js");
    const cwd = makeTempFolder();
    putFile(join(cwd, "practice", "event-emitter", "event-emitter.ts"), REFERENCE);
    const doctor = await runTrainer(["doctor"], { cwd, bin });
    expect(doctor.code).toBe(2);
    expect(doctor.stdout).toMatch(/bad {3}judge\s+This installation of trainer is not complete/);
    expect(doctor.stdout).toContain("npm ci");
    const judged = await runTrainer(["test", "event-emitter"], { cwd, bin });
    expect(judged.code).toBe(2);
    expect(judged.stderr).toContain("This installation of trainer is not complete");
  });

  test("without what the build makes says so in a sentence", async () => {
    const root = copyPackage();
    rmSync(join(root, "dist"), { recursive: true });
    const at = { cwd: makeTempFolder(), bin: join(root, "bin", "trainer.js") };
    const { code, stderr } = await runTrainer(["list"], at);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr:
        "Error: trainer is not built. Type `npm run build` in its folder, or install it without --ignore-scripts.\n",
    });
  });

  test("with damaged parts is no bug either", async () => {
    const root = copyPackage();
    rmSync(join(root, "dist", "chunks"), { recursive: true });
    const at = { cwd: makeTempFolder(), bin: join(root, "bin", "trainer.js") };
    const { code, stderr } = await runTrainer(["doctor"], at);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^Error: trainer could not be loaded: /);
  });
});

test("frozen intrinsics are refused in a sentence", async () => {
  const env = { NODE_OPTIONS: "--frozen-intrinsics --no-warnings" };
  const { code, stderr } = await runTrainer(["list"], { cwd: makeTempFolder(), env });
  expect(code).toBe(2);
  expect(stderr).toContain("trainer cannot run with Node's option --frozen-intrinsics.");
});
