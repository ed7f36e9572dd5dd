import { expect, test } from "vitest";
import { parseJson } from "../../src/text/parse-json.ts";
import { catchError } from "../workspace/caught-error.ts";

test("A byte order mark is no fault", () => {
  expect(parseJson('\uFEFF{"a": 1}\r\n', "a.json")).toEqual({ a: 1 });
});

test("Broken JSON is an error that names the source", () => {
  const error = catchError(() => parseJson("{", "a.json"));
  expect(error.code).toBe("INVALID_JSON");
  expect(error.message).toMatch(/^a\.json: expected JSON, got: /);
  expect(error.hint).toContain("a.json");
});
