import { describe, expect, test } from "vitest";
import { TrainerError } from "../../../src/errors.ts";
import type { Archive } from "../../../src/workspace/archive/archive.ts";
import { parseArchive } from "../../../src/workspace/archive/parse-archive.ts";
import { printArchive } from "../../../src/workspace/archive/print-archive.ts";

const STAMP = { trainer: "0.1.0", exportedAt: "2026-11-30T10:00:00.000Z" };
const FILE = { path: "foo/foo.ts", text: "\uFEFFa\r\nü\n", modifiedAt: "2026-11-29T10:00:00.000Z" };
const ARCHIVE: Archive = {
  journal: ['{"kind":"started"}', '{"kind":"from-later"}'],
  files: [FILE],
};

function codeOf(text: string): string {
  try {
    parseArchive(text, "a.json");
    return "none";
  } catch (error) {
    return error instanceof TrainerError ? error.code : String(error);
  }
}

function print(archive: Partial<Archive>): string {
  return printArchive({ ...ARCHIVE, ...archive }, STAMP);
}

describe("parseArchive", () => {
  test("gives what was printed", () => {
    expect(parseArchive(print({}), "a.json")).toEqual(ARCHIVE);
  });

  test("does not mind what an editor or a mail does to the lines of the file", () => {
    const text = `\uFEFF${print({}).replaceAll("\n", "\r\n")}`;
    expect(parseArchive(text, "a.json")).toEqual(ARCHIVE);
  });

  test("refuses every beginning of an archive", () => {
    const text = print({}).trimEnd();
    for (let length = 0; length < text.length; length += 1) {
      expect(["DAMAGED_ARCHIVE", "NOT_AN_ARCHIVE"]).toContain(codeOf(text.slice(0, length)));
    }
    expect(codeOf(text.slice(0, -1))).toBe("DAMAGED_ARCHIVE");
  });

  test.each([
    ["another text of a file", (text: string) => text.replace("ü", "Ã¼")],
    ["another line of the journal", (text: string) => text.replace("started", "reset")],
    ["a file less", (text: string) => text.replace(/"files": \[[^\]]*\]/, '"files": []')],
    [
      "an older version than there is",
      (text: string) => text.replace('"version": 1', '"version": 0'),
    ],
    ["a file without its text", (text: string) => text.replace('"text"', '"txt"')],
    ["no journal", (text: string) => text.replace('"journal"', '"diary"')],
  ])("refuses %s", (_what, change) => {
    const changed = change(print({}));
    expect(changed).not.toBe(print({}));
    expect(codeOf(changed)).toBe("DAMAGED_ARCHIVE");
  });

  test.each(["", "{}", "[]", "null", "trainer", '{"format":"zip"}', "[".repeat(100_000)])(
    "refuses what is none: %.20s",
    (text) => expect(codeOf(text)).toBe("NOT_AN_ARCHIVE"),
  );

  test("says of a newer one what to do", () => {
    expect(codeOf(print({}).replace('"version": 1', '"version": 2'))).toBe("NEWER_ARCHIVE");
  });

  test.each(["not JSON", "{}", "[1]", '{"kind":1}\n{"kind":2}'])(
    "refuses a journal line that is none: %j",
    (line) => expect(codeOf(print({ journal: [line] }))).toBe("DAMAGED_ARCHIVE"),
  );

  test.each(["../foo.ts", "/foo/foo.ts", ".trainer/journal.jsonl", "foo/nul.ts", "foo/run.sh"])(
    "refuses a path that an export never has: %s",
    (path) => expect(codeOf(print({ files: [{ ...FILE, path }] }))).toBe("UNSAFE_ARCHIVE"),
  );

  test("refuses a path that is there twice, and a file that is too large", () => {
    expect(codeOf(print({ files: [FILE, FILE] }))).toBe("UNSAFE_ARCHIVE");
    const text = "ü".repeat(600_000);
    expect(codeOf(print({ files: [{ ...FILE, text }] }))).toBe("UNSAFE_ARCHIVE");
  });
});
