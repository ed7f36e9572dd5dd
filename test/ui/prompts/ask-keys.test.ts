import { PassThrough } from "node:stream";
import { stripVTControlCharacters } from "node:util";
import { describe, expect, test } from "vitest";
import { askKeys } from "../../../src/ui/prompts/ask-keys.ts";
import type { KeyPad } from "../../../src/ui/prompts/key-pad.ts";

/** Takes letters until Enter. */
const pad: KeyPad<string, string> = {
  start: "",
  show: (state) => `> ${state}`,
  press: (state, { name, text }) =>
    name === "return" ? { kind: "done", result: state } : { kind: "going", state: state + text },
};

function open(): { input: PassThrough; output: PassThrough; screen: () => string } {
  const output = new PassThrough();
  let text = "";
  output.on("data", (chunk: Buffer) => (text += stripVTControlCharacters(chunk.toString())));
  return { input: new PassThrough(), output, screen: () => text };
}

describe("askKeys", () => {
  const question = { pad, width: 20, ellipsis: "...", signal: new AbortController().signal };

  test("gives what the keys come to, drawing its line anew after each", async () => {
    const streams = open();
    const answer = askKeys({ ...question, streams });
    streams.input.write("ab\r");
    expect(await answer).toEqual({ kind: "answered", value: "ab" });
    expect(streams.screen()).toBe("\r> \r> a\r> ab\n");
  });

  test("takes a line feed, as Enter comes before the prompt has opened, for Enter", async () => {
    const streams = open();
    const answer = askKeys({ ...question, streams });
    streams.input.write("a\n");
    expect(await answer).toEqual({ kind: "answered", value: "a" });
  });

  test("never draws a line wider than the terminal", async () => {
    const streams = open();
    const answer = askKeys({ ...question, streams });
    streams.input.write(`${"x".repeat(40)}\r`);
    await answer;
    const lines = streams.screen().split(/[\r\n]/);
    expect(Math.max(...lines.map((line) => line.length))).toBe(19);
    expect(lines.at(-2)).toMatch(/\.\.\.$/);
  });

  test("puts the cursor where the pad says, and draws over all lines of it from there", async () => {
    const streams = open();
    let raw = "";
    streams.output.on("data", (chunk: Buffer) => (raw += chunk.toString()));
    const typing: KeyPad<string, string> = {
      ...pad,
      show: (state) => `${state}\nfirst\nhelp`,
      cursor: (state) => ({ row: 0, column: state.length }),
    };
    const answer = askKeys({ ...question, pad: typing, streams });
    streams.input.write("a\r");
    await answer;
    const below = "\u001B[2A\r";
    expect(raw).toBe(
      [
        `\r\u001B[J\r\nfirst\r\nhelp${below}`,
        `\u001B[2B\u001B[2A\r\u001B[Ja\r\nfirst\r\nhelp${below}\u001B[1C`,
        "\u001B[2B\n",
      ].join(""),
    );
  });

  test.each([
    ["interrupted", "Ctrl-C", "\u0003"],
    ["cancelled", "Ctrl-D", "\u0004"],
    ["cancelled", "Escape", "\u001B"],
  ])("is %s by %s", async (kind, _name, key) => {
    const streams = open();
    const answer = askKeys({ ...question, streams });
    streams.input.write(key);
    expect(await answer).toEqual({ kind });
  });

  test("is cancelled when the input ends", async () => {
    const streams = open();
    const answer = askKeys({ ...question, streams });
    streams.input.end();
    expect(await answer).toEqual({ kind: "cancelled" });
  });

  test("is interrupted from outside, before and while it waits", async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const streams = open();
    const answer = askKeys({ ...question, signal, streams });
    controller.abort();
    expect(await answer).toEqual({ kind: "interrupted" });
    expect(await askKeys({ ...question, signal, streams })).toEqual({ kind: "interrupted" });
    expect(streams.input.listenerCount("keypress")).toBe(0);
  });

  test("takes arrow keys for no text", async () => {
    const streams = open();
    const answer = askKeys({ ...question, streams });
    streams.input.write("a\u001B[A\tb\r");
    expect(await answer).toEqual({ kind: "answered", value: "ab" });
  });

  test("leaves no listener on the input", async () => {
    const streams = open();
    const answer = askKeys({ ...question, streams });
    streams.input.write("\r");
    await answer;
    expect(streams.input.listenerCount("keypress")).toBe(0);
    expect(streams.input.listenerCount("end")).toBe(0);
  });
});
