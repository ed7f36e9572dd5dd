import { expect, test } from "vitest";
import { printUnified } from "../../src/catalog/unified-diff.ts";

test("A diff names both files and shows three lines around a change", () => {
  const lines = ["a", "b", "c", "d", "e", "f", "g", "h"];
  const text = `${lines.join("\n")}\n`;
  const diff = printUnified(
    { name: "one.ts", text },
    { name: "two.ts", text: text.replace("e\n", "E\n") },
  );
  expect(diff).toBe("--- one.ts\n+++ two.ts\n@@ -2,7 +2,7 @@\n b\n c\n d\n-e\n+E\n f\n g\n h\n");
});
