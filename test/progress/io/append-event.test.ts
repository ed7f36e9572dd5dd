import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { JournalEvent } from "../../../src/progress/event.ts";
import { appendEvent } from "../../../src/progress/io/append-event.ts";
import { locateJournal } from "../../../src/progress/journal-path.ts";
import { catchError } from "../../workspace/caught-error.ts";
import { makeTempFolder } from "../../workspace/temp-folder.ts";

const LINUX = process.platform === "linux";

function revealed(slug: string): JournalEvent {
  return { kind: "revealed", at: "2026-01-01T00:00:00Z", slug };
}

function makeWorkspace(journal: string): string {
  const workspace = makeTempFolder();
  mkdirSync(join(workspace, ".trainer"));
  writeFileSync(locateJournal(workspace), journal);
  return workspace;
}

describe("an event", () => {
  test("is added as one line, and the folder is created", () => {
    const workspace = join(makeTempFolder(), "new", "practice");
    appendEvent(workspace, revealed("a"));
    appendEvent(workspace, revealed("b\nc"));
    expect(readFileSync(locateJournal(workspace), "utf8")).toBe(
      `${JSON.stringify(revealed("a"))}\n${JSON.stringify(revealed("b\nc"))}\n`,
    );
  });

  test("starts a line of its own after a torn one", () => {
    const workspace = makeWorkspace('{"kind":"rev');
    appendEvent(workspace, revealed("a"));
    const text = readFileSync(locateJournal(workspace), "utf8");
    expect(text).toBe(`{"kind":"rev\n${JSON.stringify(revealed("a"))}\n`);
  });

  test("leaves events of an unknown kind in the file", () => {
    const future = '{"kind":"dreamt","at":"2026-01-01T00:00:00Z"}\n';
    const workspace = makeWorkspace(future);
    appendEvent(workspace, revealed("a"));
    expect(readFileSync(locateJournal(workspace), "utf8").startsWith(future)).toBe(true);
  });
});

describe("a journal that cannot be written", () => {
  test.skipIf(!LINUX)("because the disk is full is said so", () => {
    const workspace = makeTempFolder();
    mkdirSync(join(workspace, ".trainer"));
    symlinkSync("/dev/full", locateJournal(workspace));
    const error = catchError(() => appendEvent(workspace, revealed("a")));
    expect(error.code).toBe("DISK_FULL");
    expect(error.message).toContain("the disk is full");
    expect(error.hint).toContain("Free some space");
  });

  test("because a file is in place of its folder is said so", () => {
    const workspace = makeTempFolder();
    writeFileSync(join(workspace, ".trainer"), "mine");
    const error = catchError(() => appendEvent(workspace, revealed("a")));
    expect(error.code).toBe("NOT_A_FOLDER");
    expect(error.message).toContain(locateJournal(workspace));
    expect(readFileSync(join(workspace, ".trainer"), "utf8")).toBe("mine");
  });

  test("because a file is in place of the workspace is said so", () => {
    const workspace = join(makeTempFolder(), "file");
    writeFileSync(workspace, "mine");
    expect(catchError(() => appendEvent(workspace, revealed("a"))).code).toBe("NOT_A_FOLDER");
  });

  test("because it is a folder is said so", () => {
    const workspace = makeTempFolder();
    mkdirSync(locateJournal(workspace), { recursive: true });
    expect(catchError(() => appendEvent(workspace, revealed("a"))).code).toBe("NOT_A_FILE");
  });
});
