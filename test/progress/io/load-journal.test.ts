import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { appendEvent } from "../../../src/progress/io/append-event.ts";
import { loadJournal } from "../../../src/progress/io/load-journal.ts";
import { locateJournal } from "../../../src/progress/journal-path.ts";
import { catchError } from "../../workspace/caught-error.ts";
import { makeTempFolder } from "../../workspace/temp-folder.ts";

test("An absent journal is empty", () => {
  const empty = { events: [], tornLines: 0, unknownEvents: 0 };
  expect(loadJournal(makeTempFolder())).toEqual(empty);
  expect(loadJournal(join(makeTempFolder(), "no", "such"))).toEqual(empty);
});

test("What was appended is loaded", () => {
  const workspace = makeTempFolder();
  const event = { kind: "editor-chosen", at: "2026-01-01T00:00:00Z", command: "vi ü" } as const;
  appendEvent(workspace, event);
  expect(loadJournal(workspace).events).toEqual([event]);
});

test("A journal that cannot be read is an error", () => {
  const folder = makeTempFolder();
  mkdirSync(locateJournal(folder), { recursive: true });
  expect(catchError(() => loadJournal(folder)).code).toBe("NOT_A_FILE");
  const file = makeTempFolder();
  writeFileSync(join(file, ".trainer"), "");
  expect(catchError(() => loadJournal(file)).code).toBe("NOT_A_FOLDER");
});

test.skipIf(process.platform !== "linux")("A device without an end is not read", () => {
  const workspace = makeTempFolder();
  mkdirSync(join(workspace, ".trainer"));
  symlinkSync("/dev/zero", locateJournal(workspace));
  expect(catchError(() => loadJournal(workspace)).code).toBe("NOT_A_FILE");
});
