import { expect, test } from "vitest";
import { nameBackup } from "../../src/workspace/backup-name.ts";

test("A backup keeps the ending, so that editors know the language", () => {
  expect(nameBackup("foo.ts", 1)).toBe("foo.1.bak.ts");
  expect(nameBackup("/a.b/foo.mjs", 12)).toBe("foo.12.bak.mjs");
});
