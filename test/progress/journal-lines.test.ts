import { expect, test } from "vitest";
import { listMissingLines, splitJournal } from "../../src/progress/journal-lines.ts";

const A = '{"kind":"started","at":"2026-11-30T10:00:00.000Z","slug":"foo","file":"foo/foo.ts"}';
const B = '{"kind":"of-a-later-version","at":"2026-11-30T11:00:00.000Z"}';

test("a journal is split into its lines, of unknown kinds too, none twice", () => {
  expect(splitJournal(`\uFEFF${A}\r\n\n${B}\n${A}\n{"kind":"st`)).toEqual({
    lines: [A, B],
    torn: 1,
  });
  expect(splitJournal("")).toEqual({ lines: [], torn: 0 });
});

test("lines are missing once, however often they come", () => {
  expect(listMissingLines(`${A}\n`, [A, B, B])).toEqual([B]);
  expect(listMissingLines(`${B}\r\n${A}`, [A, B])).toEqual([]);
});
