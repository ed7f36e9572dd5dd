import { describe, expect, test } from "vitest";
import { TrainerError } from "../../src/errors.ts";
import { explainFsFault, findErrno } from "../../src/fs-fault.ts";

function fail(code: string, message = `${code}: some words, open '/x'`): Error {
  return Object.assign(new Error(message), { code, syscall: "open" });
}

function explain(error: unknown, action: "read" | "write" = "write"): TrainerError {
  const fault = explainFsFault(error, { action, path: "/x" });
  if (fault instanceof TrainerError) return fault;
  throw fault;
}

describe("a failed system call", () => {
  test.each([
    ["ENOSPC", "DISK_FULL", "the disk is full"],
    ["EDQUOT", "DISK_FULL", "the disk is full"],
    ["EACCES", "NO_ACCESS", "permission is denied"],
    ["EPERM", "NO_ACCESS", "permission is denied"],
    ["EROFS", "READ_ONLY", "the file system is read-only"],
    ["ENOTDIR", "NOT_A_FOLDER", "a file is where a folder should be"],
    ["EEXIST", "NOT_A_FOLDER", "a file is where a folder should be"],
    ["EISDIR", "NOT_A_FILE", "it is a folder, not a file"],
    ["ENOENT", "NOT_FOUND", "there is no such file or folder"],
    ["EIO", "FS_FAILED", 'the system says "some words" (EIO)'],
  ])("with %s is explained as %s, with the path and a hint", (errno, code, reason) => {
    const cause = fail(errno);
    const fault = explain(cause);
    expect(fault).toMatchObject({ code, cause, message: `Cannot write \`/x\`: ${reason}.` });
    expect(fault.hint).toMatch(/^[A-Z].*\.$/);
  });

  test("keeps its code when it has no words", () => {
    expect(explain(fail("EODD", "odd")).message).toBe("Cannot write `/x`: the system says EODD.");
  });

  test("of reading is not answered with another workspace", () => {
    expect(explain(fail("EACCES"), "read").hint).toContain("to read it");
    expect(explain(fail("EACCES"), "write").hint).toContain("--workspace");
  });
});

describe("any other error", () => {
  test("that is a TrainerError already comes back as it is", () => {
    const error = new TrainerError("X", "x");
    expect(explain(error)).toBe(error);
  });

  test("is a bug and comes back as it is", () => {
    const bug = new TypeError("x is not a function");
    expect(explainFsFault(bug, { action: "read", path: "/x" })).toBe(bug);
    expect(explainFsFault("odd", { action: "read", path: "/x" }).message).toBe("odd");
    const misuse = Object.assign(new Error("bad"), { code: "ERR_INVALID_ARG_TYPE" });
    expect(explainFsFault(misuse, { action: "read", path: "/x" })).toBe(misuse);
  });

  test("has no code of the system", () => {
    expect([findErrno(fail("EIO")), findErrno(new Error("x")), findErrno(null)]).toEqual([
      "EIO",
      null,
      null,
    ]);
  });
});
