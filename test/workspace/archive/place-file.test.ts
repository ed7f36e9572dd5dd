import { describe, expect, test } from "vitest";
import { UNREADABLE, placeFile } from "../../../src/workspace/archive/place-file.ts";
import type { FindText } from "../../../src/workspace/archive/place-file.ts";

const modifiedAt = "2026-11-29T10:00:00.000Z";

function place(path: string, text: string, own: Record<string, string | typeof UNREADABLE>) {
  const there = new Map(Object.entries(own));
  const findText: FindText = (name) => there.get(name) ?? null;
  const { kind, path: as } = placeFile({ path, text, modifiedAt }, findText);
  return `${kind} ${as}`;
}

describe("placeFile", () => {
  test("creates what is not there", () => {
    expect(place("foo/foo.ts", "a", {})).toBe("create foo/foo.ts");
  });

  test("leaves out what is there", () => {
    expect(place("foo/foo.ts", "a", { "foo/foo.ts": "a" })).toBe("known foo/foo.ts");
  });

  test("puts another text beside the learner's, under the first free number", () => {
    const own = { "foo/foo.ts": "mine", "foo/foo.1.bak.ts": "older" };
    expect(place("foo/foo.ts", "a", own)).toBe("beside foo/foo.2.bak.ts");
  });

  test("finds the text beside the learner's from the last time", () => {
    const own = { "foo/foo.ts": "mine", "foo/foo.1.bak.ts": "older", "foo/foo.2.bak.ts": "a" };
    expect(place("foo/foo.ts", "a", own)).toBe("known foo/foo.2.bak.ts");
  });

  test("counts on from a backup, not from its name", () => {
    const own = { "foo/foo.1.bak.ts": "mine", "foo/foo.2.bak.ts": "mine too" };
    expect(place("foo/foo.1.bak.ts", "a", own)).toBe("beside foo/foo.3.bak.ts");
  });

  test("never takes the place of what cannot be read", () => {
    const own = { "foo/foo.ts": UNREADABLE, "foo/foo.1.bak.ts": UNREADABLE } as const;
    expect(place("foo/foo.ts", "a", own)).toBe("beside foo/foo.2.bak.ts");
  });

  test("takes settings that differ in where the types are for the same", () => {
    const settings = (root: string) => `{ "typeRoots": ["${root}"], "strict": true }`;
    const own = { "tsconfig.json": settings("/mine") };
    expect(place("tsconfig.json", settings("/theirs"), own)).toBe("known tsconfig.json");
    const loose = settings("/theirs").replace("true", "false");
    expect(place("tsconfig.json", loose, own)).toBe("beside tsconfig.1.bak.json");
    const old = '{ "exclude": [\n  "node_modules"\n] }';
    const mended = { "tsconfig.json": old.replace("\n]", ', "*/tests"\n]') };
    expect(place("tsconfig.json", old, mended)).toBe("known tsconfig.json");
  });
});
