import { expect, test } from "vitest";
import { findNext } from "../../src/catalog/next-challenge.ts";
import { sampleCatalog, sampleChallenge, sampleProgress } from "./sample.ts";

const CATALOG = sampleCatalog(
  sampleChallenge("a", { level: "expert", minutes: 10 }),
  sampleChallenge("b", { level: "core", minutes: 60 }),
  sampleChallenge("c", { level: "core", minutes: 20 }),
  sampleChallenge("d", { level: "core", minutes: 20 }),
);

test("The challenge touched last goes on while it is not solved", () => {
  const progress = sampleProgress({ slug: "c" }, { slug: "a" });
  expect(findNext(CATALOG, progress)?.slug).toBe("a");
});

test("A challenge whose hint was read goes on although it is new", () => {
  const progress = sampleProgress({ slug: "c" }, { slug: "a", status: "new" });
  expect(findNext(CATALOG, progress)?.slug).toBe("a");
});

test("After a solved one, the started one touched last comes", () => {
  const progress = sampleProgress({ slug: "b" }, { slug: "a" }, { slug: "c", status: "solved" });
  expect(findNext(CATALOG, progress)?.slug).toBe("a");
});

test("Without a started one, the easiest new one comes: level, then minutes, then order", () => {
  expect(findNext(CATALOG, sampleProgress())?.slug).toBe("c");
  const progress = sampleProgress({ slug: "c", status: "solved" });
  expect(findNext(CATALOG, progress)?.slug).toBe("d");
});

test("A challenge that is no longer in the catalog is passed over", () => {
  expect(findNext(CATALOG, sampleProgress({ slug: "gone" }))?.slug).toBe("c");
});

test("Nothing comes when all are solved", () => {
  const solved = ["a", "b", "c", "d"].map((slug) => ({ slug, status: "solved" }) as const);
  expect(findNext(CATALOG, sampleProgress(...solved))).toBeNull();
});
