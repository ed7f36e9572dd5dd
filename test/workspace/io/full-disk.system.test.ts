import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { CAN_FILL_DISK, runOnFullDisk } from "../full-disk.ts";
import { makeTempFolder } from "../temp-folder.ts";

function write(way: string, folder: string): string {
  const script = fileURLToPath(new URL("write-on-full-disk.ts", import.meta.url));
  return runOnFullDisk(script, [way, folder], 1);
}

describe.skipIf(!CAN_FILL_DISK)("when the disk fills up", () => {
  test("creating a file leaves nothing", () => {
    const folder = makeTempFolder();
    expect(write("create", folder)).toBe("FS_FAILED");
    expect(readdirSync(folder)).toEqual([]);
  });

  test("replacing a file leaves the old one alone", () => {
    const folder = makeTempFolder();
    writeFileSync(join(folder, "a.txt"), "old");
    expect(write("replace", folder)).toBe("FS_FAILED");
    expect(readdirSync(folder)).toEqual(["a.txt"]);
    expect(readFileSync(join(folder, "a.txt"), "utf8")).toBe("old");
  });

  test("scaffolding by force leaves the learner's file in place", () => {
    const folder = makeTempFolder();
    mkdirSync(join(folder, "foo"));
    writeFileSync(join(folder, "foo", "foo.ts"), "mine");
    expect(write("scaffold", folder)).toBe("FS_FAILED");
    expect(readdirSync(join(folder, "foo"))).toEqual(["foo.ts"]);
    expect(readFileSync(join(folder, "foo", "foo.ts"), "utf8")).toBe("mine");
  });

  test("importing leaves whole files only", () => {
    const folder = makeTempFolder();
    expect(write("import", folder)).toBe("FS_FAILED");
    expect(readdirSync(join(folder, "foo"))).toEqual(["small.ts"]);
  });
});
