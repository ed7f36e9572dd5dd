import { expect, test } from "vitest";
import { findNext } from "../../src/catalog/next-challenge.ts";
import { sampleCatalog, sampleChallenge, sampleProgress } from "./sample.ts";

const CATALOG = sampleCatalog(
  sampleChallenge("c"),
  sampleChallenge("d", { after: ["f", "unwritten"] }),
  sampleChallenge("a", { track: "streams" }),
  sampleChallenge("b", { track: "streams" }),
  sampleChallenge("e", { track: "http", after: ["f"] }),
  sampleChallenge("f", { track: "http", after: ["e"] }),
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

test("Without a started one, the first of the catalog comes", () => {
  expect(findNext(CATALOG, sampleProgress())?.slug).toBe("c");
});

test("After a solved one, its path goes on, although another track comes before it", () => {
  expect(findNext(CATALOG, sampleProgress({ slug: "a", status: "solved" }))?.slug).toBe("b");
});

test("At the end of a path, the first open one of the catalog comes", () => {
  const solved = ["a", "b"].map((slug) => ({ slug, status: "solved" }) as const);
  expect(findNext(CATALOG, sampleProgress(...solved))?.slug).toBe("c");
});

test("What is open and has to come before the next one comes first, even in a circle", () => {
  expect(findNext(CATALOG, sampleProgress({ slug: "c", status: "solved" }))?.slug).toBe("e");
  const solved = ["f", "c"].map((slug) => ({ slug, status: "solved" }) as const);
  expect(findNext(CATALOG, sampleProgress(...solved))?.slug).toBe("d");
});

test("A challenge that is no longer in the catalog is passed over", () => {
  expect(findNext(CATALOG, sampleProgress({ slug: "gone" }))?.slug).toBe("c");
});

test("Nothing comes when all are solved", () => {
  const solved = ["a", "b", "c", "d", "e", "f"].map(
    (slug) => ({ slug, status: "solved" }) as const,
  );
  expect(findNext(CATALOG, sampleProgress(...solved))).toBeNull();
});
