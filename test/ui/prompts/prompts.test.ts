import { PassThrough } from "node:stream";
import { stripVTControlCharacters } from "node:util";
import { describe, expect, test } from "vitest";
import { askChoice } from "../../../src/ui/prompts/ask-choice.ts";
import { askConfirm } from "../../../src/ui/prompts/ask-confirm.ts";
import { askText } from "../../../src/ui/prompts/ask-text.ts";
import type { PromptStreams } from "../../../src/ui/prompts/streams.ts";
import { ascii } from "../plain-style.ts";

const DOWN = "\u001B[B";
const ENTER = "\r";
const CTRL_C = "\u0003";
const ESCAPE = "\u001B";

/** A terminal whose keys are pressed, one by one, once the prompt's question is on the screen. */
function press(keys: string[], question = "?"): PromptStreams & { screen: () => string } {
  const input = new PassThrough();
  const output = new PassThrough();
  let text = "";
  let pressed = false;
  output.on("data", (chunk: Buffer) => {
    text += stripVTControlCharacters(chunk.toString());
    if (pressed || !text.includes(question)) return;
    pressed = true;
    setImmediate(() => keys.forEach((key) => input.write(key)));
  });
  return { input, output, screen: () => text };
}

const asking = { style: ascii, width: 80, signal: new AbortController().signal };

const choices = [
  { value: "a", name: "First" },
  { value: "b", name: "Second", description: "the other one" },
];

describe("askChoice", () => {
  const question = { message: "Which one", choices };

  test("returns the value under the cursor", async () => {
    const streams = press([DOWN, ENTER]);
    const answer = await askChoice({ ...question, streams }, asking);
    expect(answer).toEqual({ kind: "answered", value: "b" });
  });

  test("begins at the initial value", async () => {
    const answer = await askChoice({ ...question, initial: "b", streams: press([ENTER]) }, asking);
    expect(answer).toEqual({ kind: "answered", value: "b" });
  });

  test("uses only signs of the style", async () => {
    const streams = press([ENTER]);
    await askChoice({ ...question, streams }, asking);
    expect(streams.screen()).toContain("> First");
    expect(streams.screen()).toMatch(/^[\x20-\x7e\s]*$/);
  });

  test.each([
    ["interrupted", "Ctrl-C", CTRL_C],
    ["cancelled", "Escape", ESCAPE],
  ])("is %s by %s", async (kind, _name, key) => {
    expect(await askChoice({ ...question, streams: press([key]) }, asking)).toEqual({ kind });
  });

  test("is cancelled when the input ends", async () => {
    const streams = press([]);
    const answer = askChoice({ ...question, streams }, asking);
    if (streams.input instanceof PassThrough) streams.input.end();
    expect(await answer).toEqual({ kind: "cancelled" });
  });

  test("leaves no listener on the input", async () => {
    const streams = press([ENTER]);
    await askChoice({ ...question, streams }, asking);
    expect(streams.input.listenerCount("keypress")).toBe(0);
  });
});

describe("askText", () => {
  test("returns the typed line", async () => {
    const streams = press(["h", "i", ENTER]);
    expect(await askText({ message: "Name", streams }, asking)).toEqual({
      kind: "answered",
      value: "hi",
    });
  });

  test("returns the initial value for an empty line", async () => {
    const streams = press([ENTER]);
    expect(await askText({ message: "Name", initial: "x", streams }, asking)).toEqual({
      kind: "answered",
      value: "x",
    });
  });

  test("asks again, saying why, until an answer is accepted", async () => {
    const reject = (text: string): string | null => (text === "" ? "Type something." : null);
    const streams = press([ENTER]);
    const answer = askText({ message: "Name", reject, streams }, asking);
    await new Promise<void>((resolve) => {
      streams.output.on("data", () => {
        if (streams.screen().includes("Type something.")) resolve();
      });
    });
    streams.input.emit("data", Buffer.from(`y${ENTER}`));
    expect(await answer).toEqual({ kind: "answered", value: "y" });
  });

  test("breaks a long question between words", async () => {
    const message = "Which command starts your editor? (for example `code` or `vim`)";
    const streams = press(["x", ENTER]);
    await askText({ message, streams }, { ...asking, width: 60 });
    expect(streams.screen()).toContain("(for example `code` or\n  `vim`)");
  });

  test("is interrupted by Ctrl-C", async () => {
    const streams = press([CTRL_C]);
    expect(await askText({ message: "Name", streams }, asking)).toEqual({
      kind: "interrupted",
    });
  });
});

describe("askConfirm", () => {
  test.each([
    ["y", true],
    ["n", false],
    ["", false],
  ])("takes %j as %s", async (key, value) => {
    const streams = press([key, ENTER].filter((text) => text !== ""));
    expect(await askConfirm({ message: "Sure", streams }, asking)).toEqual({
      kind: "answered",
      value,
    });
  });

  test("is cancelled by Escape", async () => {
    const streams = press([ESCAPE]);
    expect(await askConfirm({ message: "Sure", streams }, asking)).toEqual({
      kind: "cancelled",
    });
  });
});
