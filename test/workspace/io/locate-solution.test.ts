import { mkdirSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { locateSolution } from "../../../src/workspace/io/locate-solution.ts";
import { catchError } from "../caught-error.ts";
import { makeTempFolder } from "../temp-folder.ts";

/** A workspace with these files of the challenge `foo`, each a second newer than the one before. */
function makeFiles(...names: string[]): string {
  const workspace = makeTempFolder();
  mkdirSync(join(workspace, "foo"));
  for (const [index, name] of names.entries()) {
    writeFileSync(join(workspace, "foo", name), "");
    utimesSync(join(workspace, "foo", name), 1000 + index, 1000 + index);
  }
  return workspace;
}

function locate(workspace: string, file?: string): string {
  return locateSolution({ workspace, slug: "foo", file, cwd: workspace });
}

describe("the learner's file of a challenge", () => {
  test.each(["foo.ts", "foo.mts", "foo.js", "foo.mjs"])("may be called %s", (name) => {
    const workspace = makeFiles("bar.ts", name);
    expect(locate(workspace)).toBe(join(workspace, "foo", name));
  });

  test("is the one modified last of several", () => {
    const workspace = makeFiles("foo.ts", "foo.mjs", "foo.mts");
    expect(locate(workspace)).toBe(join(workspace, "foo", "foo.mts"));
    utimesSync(join(workspace, "foo", "foo.mjs"), 2000, 2000);
    expect(locate(workspace)).toBe(join(workspace, "foo", "foo.mjs"));
  });

  test("is never a backup", () => {
    const error = catchError(() => locate(makeFiles("foo.1.bak.ts")));
    expect(error.code).toBe("FILE_NOT_FOUND");
  });

  test("is asked for with `trainer new` when it is missing", () => {
    const error = catchError(() => locate(makeTempFolder()));
    expect(error.code).toBe("FILE_NOT_FOUND");
    expect(error.hint).toBe("Type `trainer new foo` to start it.");
  });

  test("may not lie below a file that is in place of its folder", () => {
    const workspace = makeTempFolder();
    writeFileSync(join(workspace, "foo"), "");
    expect(catchError(() => locate(workspace)).code).toBe("NOT_A_FOLDER");
  });

  test("may not be a folder", () => {
    const workspace = makeTempFolder();
    mkdirSync(join(workspace, "foo", "foo.ts"), { recursive: true });
    expect(catchError(() => locate(workspace)).code).toBe("NOT_A_FILE");
  });
});

describe("a file that is named", () => {
  test("is taken from the current folder or from anywhere", () => {
    const workspace = makeFiles("other.ts");
    const file = join(workspace, "foo", "other.ts");
    expect(locate(workspace, "foo/other.ts")).toBe(file);
    expect(locateSolution({ workspace: "/no", slug: "foo", file, cwd: "/" })).toBe(file);
  });

  test("may be a link to a file", () => {
    const workspace = makeFiles("other.ts");
    symlinkSync(join(workspace, "foo", "other.ts"), join(workspace, "link.ts"));
    expect(locate(workspace, "link.ts")).toBe(join(workspace, "link.ts"));
  });

  test("must exist", () => {
    const error = catchError(() => locate(makeTempFolder(), "a.ts"));
    expect(error.code).toBe("FILE_NOT_FOUND");
    expect(error.message).toContain("a.ts");
    expect(error.hint).toContain("`trainer new foo`");
  });

  test("may not be a folder", () => {
    expect(catchError(() => locate(makeFiles(), "foo")).code).toBe("NOT_A_FILE");
  });

  test("may not lie below a file", () => {
    expect(catchError(() => locate(makeFiles("a.ts"), "foo/a.ts/b.ts")).code).toBe("NOT_A_FOLDER");
  });

  test.each(["a.txt", "a", "a.cjs", "a.tsx", "a.TS", "a.d.ts", "a.d.mts"])(
    "may not be called %s",
    (name) => {
      const error = catchError(() => locate(makeFiles(name), `foo/${name}`));
      expect(error.code).toBe("UNSUPPORTED_FILE");
      expect(error.hint).toContain(".ts, .mts, .js, .mjs");
    },
  );

  test.skipIf(process.platform === "win32" || process.getuid?.() === 0)(
    "must be readable (not tested as root, who may read everything)",
    () => {
      const workspace = makeFiles();
      writeFileSync(join(workspace, "a.ts"), "", { mode: 0 });
      expect(catchError(() => locate(workspace, "a.ts")).code).toBe("NO_ACCESS");
    },
  );
});
