import { expect, test } from "vitest";
import { splitMarkdown } from "../../src/text/markdown-lines.ts";

function findCode(markdown: string): string[] {
  return splitMarkdown(markdown).flatMap(({ text, code }) => (code ? [text] : []));
}

test("Lines are numbered from 1, whatever their ends are", () => {
  expect(splitMarkdown("\uFEFFa\r\nb\nc")).toEqual([
    { number: 1, text: "a", code: false },
    { number: 2, text: "b", code: false },
    { number: 3, text: "c", code: false },
  ]);
});

test("A code block reaches from fence to fence", () => {
  expect(findCode("a\n```ts\nb\n```\nc")).toEqual(["```ts", "b", "```"]);
  expect(findCode("a\n~~~ x`y\nb\n~~~\nc")).toEqual(["~~~ x`y", "b", "~~~"]);
});

test("A shorter or different fence does not close a block", () => {
  expect(findCode("````\n```\n~~~~\n````\nc")).toEqual(["````", "```", "~~~~", "````"]);
});

test("A block without an end reaches to the end", () => {
  expect(findCode("a\n```\nb")).toEqual(["```", "b"]);
});

test("Three backticks around a word in a line are no fence", () => {
  expect(findCode("```a``` b\nc")).toEqual([]);
});
