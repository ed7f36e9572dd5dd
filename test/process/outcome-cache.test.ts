import { chmodSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { digest, digestFiles, openOutcomes } from "../../src/process/outcome-cache.ts";
import { makeTempFolder } from "../workspace/temp-folder.ts";

function put(path: string, text: string): string {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

describe("openOutcomes", () => {
  test("keeps what was saved for the next start", () => {
    const root = makeTempFolder();
    const first = openOutcomes<number>(root, "runs");
    first.keep("a", 1);
    expect(first.find("a")).toBe(1);
    first.save();
    expect(openOutcomes<number>(root, "runs").find("a")).toBe(1);
    expect(openOutcomes<number>(root, "others").find("a")).toBeUndefined();
  });

  test("keeps nothing that was not saved", () => {
    const root = makeTempFolder();
    openOutcomes<number>(root, "runs").keep("a", 1);
    expect(openOutcomes<number>(root, "runs").find("a")).toBeUndefined();
  });

  test("forgets what nobody asked for", () => {
    const root = makeTempFolder();
    const first = openOutcomes<number>(root, "runs");
    first.keep("a", 1);
    first.keep("b", 2);
    first.save();
    const second = openOutcomes<number>(root, "runs");
    second.find("b");
    second.save();
    const third = openOutcomes<number>(root, "runs");
    expect([third.find("a"), third.find("b")]).toEqual([undefined, 2]);
  });

  test.each(["", "{", "[[1", "null"])("is empty where the file is damaged: %j", (text) => {
    const root = makeTempFolder();
    put(join(root, ".cache", "runs.json"), text);
    expect(openOutcomes<number>(root, "runs").find("a")).toBeUndefined();
  });

  test("leaves no other file behind", () => {
    const root = makeTempFolder();
    const outcomes = openOutcomes<number>(root, "runs");
    outcomes.keep("a", 1);
    outcomes.save();
    expect(readdirSync(join(root, ".cache"))).toEqual(["runs.json"]);
  });

  test.skipIf(process.platform === "win32" || process.getuid?.() === 0)(
    "does without a folder that cannot be written",
    () => {
      const root = makeTempFolder();
      chmodSync(root, 0o500);
      const outcomes = openOutcomes<number>(root, "runs");
      outcomes.keep("a", 1);
      outcomes.save();
      expect(outcomes.find("a")).toBe(1);
      chmodSync(root, 0o700);
    },
  );

  test("does without a folder where a file stands in its way", () => {
    const root = makeTempFolder();
    put(join(root, "node_modules"), "");
    const outcomes = openOutcomes<number>(root, "runs");
    outcomes.keep("a", 1);
    expect(() => outcomes.save()).not.toThrow();
  });
});

describe("digest", () => {
  test("is the same for the same texts", () => {
    expect(digest("a", "b")).toBe(digest("a", "b"));
  });

  test.each([[["ab"]], [["b", "a"]], [["a", "b", ""]], [["a"]], [["", "ab"]], [["a 1 b"]]])(
    "is another for %j",
    (texts) => {
      expect(digest(...texts)).not.toBe(digest("a", "b"));
    },
  );
});

describe("digestFiles", () => {
  test("changes with the text and the name of any file in a folder", () => {
    const root = makeTempFolder();
    const file = put(join(root, "folder", "inner", "a.ts"), "1");
    const seen = [digestFiles(root, ["folder"])];
    put(file, "2");
    seen.push(digestFiles(root, ["folder"]));
    put(join(root, "folder", "b.ts"), "");
    seen.push(digestFiles(root, ["folder"]));
    expect(new Set(seen).size).toBe(3);
    expect(digestFiles(root, ["folder"])).toBe(seen[2]);
  });

  test("is the same wherever the folder is", () => {
    const [here = "", there = ""] = [makeTempFolder(), makeTempFolder()].map((root) => {
      put(join(root, "folder", "inner", "a.ts"), "1");
      return digestFiles(root, ["folder"]);
    });
    expect(here).toBe(there);
  });

  test("tells a single file from one that is absent", () => {
    const root = makeTempFolder();
    const path = join(root, "a.ts");
    const absent = digestFiles(root, ["a.ts"]);
    put(path, "");
    expect(digestFiles(root, ["a.ts"])).not.toBe(absent);
  });
});
