import { expect, test } from "vitest";
import { atEnd, undoAll } from "../src/at-end.ts";

test("undoes what is open once, the latest first, whatever fails", () => {
  const done: string[] = [];
  atEnd(() => done.push("first"));
  atEnd(() => {
    throw new Error("gone");
  });
  const forget = atEnd(() => done.push("undone before"));
  atEnd(() => done.push("last"));
  forget();
  undoAll();
  undoAll();
  expect(done).toEqual(["last", "first"]);
});
