import { expect, test } from "vitest";
import { listForms } from "../../../src/drill/tests/right-program.ts";

const about = (text: string): string | null | undefined =>
  listForms({ forms: [{ name: "one", text, over: null }] })[0]?.about;

test("a form is told by the comment before what it exports", () => {
  const text =
    "/** A part. */\nclass Part {}\n\n/**\n * One list,\n * in order.\n */\nexport class List {}\n";
  expect(about(text)).toBe("One list, in order.");
});

test("else by its first comment that stands alone", () => {
  expect(about("interface A {\n  /** Inner. */\n  a: 1;\n}\n/** A part. */\nclass Part {}\n")).toBe(
    "A part.",
  );
});

test("a form without a comment has only its name", () => {
  expect(about("export class List {}\n")).toBeNull();
});

test("a form that needs a package is left out", () => {
  const forms = [{ name: "over-p-limit", text: "", over: "p-limit@7" }];
  expect(listForms({ forms })).toEqual([]);
});
