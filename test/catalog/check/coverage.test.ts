import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { checkCovers, countCovered } from "../../../src/catalog/check/coverage.ts";
import { loadSyllabus } from "../../../src/catalog/io/load-syllabus.ts";
import { createFile } from "../../../src/workspace/io/create-file.ts";
import { catchError } from "../../workspace/caught-error.ts";
import { makeTempFolder } from "../../workspace/temp-folder.ts";

const SYLLABUS = new Map([
  ["box", "A box"],
  ["bag", "A bag"],
  ["bin", "A bin"],
]);

test("A challenge covers only rows that there are", () => {
  expect(checkCovers({ covers: ["box", "bag"] }, SYLLABUS)).toEqual([]);
  expect(checkCovers({ covers: ["box", "constructor"] }, SYLLABUS)).toEqual([
    "`covers` names `constructor`, which is no row of the syllabus",
  ]);
});

test("A row that several challenges cover counts once, one that there is not never", () => {
  const challenges = [{ covers: ["box", "bag"] }, { covers: ["box", "none"] }, { covers: [] }];
  expect(countCovered(challenges, SYLLABUS)).toEqual({ covered: 2, rows: 3 });
});

test("The syllabus has 157 rows, each with a title of one line", () => {
  const syllabus = loadSyllabus(fileURLToPath(new URL("../../../", import.meta.url)));
  expect(syllabus.size).toBe(157);
  expect(new Set(syllabus.values()).size).toBe(157);
});

test("A title that is no line is a fault", () => {
  const root = makeTempFolder();
  createFile(`${root}/challenges/syllabus.json`, JSON.stringify({ box: 1, bag: "A bag" }));
  expect(catchError(() => loadSyllabus(root)).message).toBe(
    "challenges/syllabus.json: box: expected one line of text, got 1",
  );
});
