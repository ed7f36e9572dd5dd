import { expect, test } from "vitest";
import { checkBank } from "../../src/catalog/check/check-bank.ts";
import { draftMistake, makeChange } from "../../src/catalog/draft-mistake.ts";
import { parseMistakeFile } from "../../src/catalog/parse-mistake-file.ts";
import { printMistakeFile, replaceChange } from "../../src/catalog/print-mistake-file.ts";
import { sampleChallenge } from "../judge/sample.ts";
import { writeHunks } from "./edit-sample.ts";

const BASE = "one();\ntwo();\nthree();\n";

test("A small change is an edit, a large one a whole file", () => {
  expect(makeChange(BASE, BASE.replace("two", "twice"))).toEqual({
    kind: "edit",
    hunks: writeHunks(["-two();", "+twice();"]),
  });
  const long = "more();\n".repeat(41);
  expect(makeChange(BASE, BASE + long)).toEqual({ kind: "whole", text: BASE + long });
});

test("A draft can be read back, and the check of a bank says that it is one", () => {
  const change = makeChange(BASE, BASE.replace("two();\n", ""));
  const draft = { ...draftMistake("skips-two", null, change), misses: ["counts"] };
  expect(draft.title).toBe("Skips two");
  const mistake = parseMistakeFile("skips-two", printMistakeFile(draft), "x.md");
  expect(mistake).toEqual(draft);
  const texts = { brief: "", interview: "", play: "", starter: "", starterInJs: "", why: "" };
  const lists = { hints: [], tests: [], files: [], forms: [], mistakes: [mistake] };
  const content = { ...texts, ...lists, challenge: sampleChallenge(), reference: BASE };
  const fault = "mistake `skips-two` does not say yet what it does wrong";
  expect(checkBank(content)).toContain(fault);
  const written = { ...mistake, says: "It skips the second: call all three." };
  expect(checkBank({ ...content, mistakes: [written] })).not.toContain(fault);
});

test("Another change leaves the words of a mistake as they were written", () => {
  const words = [
    "---",
    "title:   Skips two",
    "misses: counts",
    "when:",
    "  counts: two",
    "---",
    "",
    "It skips",
    "the second: call all three.",
    "",
  ].join("\n");
  const text = `${words}\n\`\`\`diff\n one();\n-two();\n\`\`\`\n`;
  const change = makeChange(BASE, BASE.replace("three();\n", ""));
  const changed = replaceChange(text, change);
  expect(changed).toBe(`${words}\n\`\`\`diff\n-three();\n\`\`\`\n`);
  expect(parseMistakeFile("skips-two", changed, "x.md").change).toEqual(change);
  expect(replaceChange(changed, { kind: "whole", text: "zero();\n" })).toBe(
    `${words}\n\`\`\`ts\nzero();\n\`\`\`\n`,
  );
});
