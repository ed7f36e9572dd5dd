import { expect, test } from "vitest";
import { listHomeChoices } from "../../src/commands/home-choices.ts";
import { sampleCatalog, sampleChallenge, sampleProgress } from "../catalog/sample.ts";

const catalog = sampleCatalog(sampleChallenge("foo"), sampleChallenge("bar"));

function listValues(
  progress: ReturnType<typeof sampleProgress>,
  elsewhere: string | null = null,
): (string | null)[] {
  return listHomeChoices({ catalog, progress, elsewhere }).map(({ value }) =>
    Array.isArray(value) ? value.join(" ") : value,
  );
}

test("the workspace used last comes first where there is none", () => {
  expect(listValues(sampleProgress(), "/mine").slice(0, 2)).toEqual(["elsewhere", "new foo"]);
});

test("a newcomer begins with the first challenge", () => {
  expect(listValues(sampleProgress()).slice(0, 2)).toEqual(["new foo", "show foo"]);
});

test("what was started is judged first", () => {
  const values = listValues(sampleProgress({ slug: "bar" }));
  expect(values.slice(0, 3)).toEqual(["test bar", "hint bar", "show bar"]);
});

test("the other challenges can be read", () => {
  expect(listValues(sampleProgress({ slug: "bar" }))).toContain("show foo");
});

test("when all is solved there are still the rooms", () => {
  const solved = sampleProgress(
    { slug: "foo", status: "solved" },
    { slug: "bar", status: "solved" },
  );
  const values = listValues(solved);
  expect(values[0]).toBe("list");
  expect(values).toContain("show foo");
});

test("leaving comes last", () => {
  expect(listValues(sampleProgress()).at(-1)).toBeNull();
});
