import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { writePage } from "../../../src/workspace/io/write-page.ts";
import { catchError } from "../caught-error.ts";
import { makeTempFolder } from "../temp-folder.ts";

const isOurs = (text: string): boolean => text.startsWith("ours");

function write(path: string, text: string, force = false): string {
  return writePage({ path, text, isOurs, force });
}

describe("a page is written", () => {
  test("where nothing is, with its folder", () => {
    const path = join(makeTempFolder(), "deep", "report.html");
    expect(write(path, "ours 1")).toBe("written");
    expect(readFileSync(path, "utf8")).toBe("ours 1");
  });

  test("over one of ours", () => {
    const path = join(makeTempFolder(), "report.html");
    write(path, "ours 1");
    expect(write(path, "ours 2")).toBe("written");
    expect(readFileSync(path, "utf8")).toBe("ours 2");
  });

  test("over any other file only by force", () => {
    const path = join(makeTempFolder(), "report.html");
    writeFileSync(path, "notes");
    expect(write(path, "ours 1")).toBe("taken");
    expect(readFileSync(path, "utf8")).toBe("notes");
    expect(write(path, "ours 1", true)).toBe("written");
    expect(readFileSync(path, "utf8")).toBe("ours 1");
  });

  test("never in the place of a folder", () => {
    const path = join(makeTempFolder(), "report");
    mkdirSync(path);
    expect(write(path, "ours 1", true)).toBe("not-a-file");
    expect(existsSync(path)).toBe(true);
  });

  test("or it is said why not", () => {
    const file = join(makeTempFolder(), "notes.txt");
    writeFileSync(file, "notes");
    const error = catchError(() => write(join(file, "report.html"), "ours"));
    expect(error.message).toContain("report.html");
    expect(readFileSync(file, "utf8")).toBe("notes");
  });
});
