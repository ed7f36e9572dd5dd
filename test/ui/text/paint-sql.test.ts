import { expect, test } from "vitest";
import { paintSql } from "../../../src/ui/text/paint-sql.ts";
import { plain } from "../plain-style.ts";

const marked = {
  ...plain,
  color: true,
  syntax: {
    keyword: (text: string) => `<${text}>`,
    string: (text: string) => `{${text}}`,
    comment: (text: string) => `[${text}]`,
    number: (text: string) => `(${text})`,
  },
};

test.each([
  ["SELECT name FROM t", "<SELECT> name <FROM> t"],
  ["select 1.5, 'it''s'", "<select> (1.5), {'it''s'}"],
  ["a -- from here\nb", "a [-- from here]\nb"],
  ["/* one\ntwo */ x1", "[/* one]\n[two */] x1"],
  ["'two\nlines' selected", "{'two}\n{lines'} selected"],
])("%j is painted", (sql, painted) => {
  expect(paintSql(sql, marked)).toBe(painted);
});

test("nothing changes without colour", () => {
  expect(paintSql("SELECT 1", plain)).toBe("SELECT 1");
});
