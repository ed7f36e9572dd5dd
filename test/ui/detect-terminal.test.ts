import { describe, expect, test } from "vitest";
import { detectTerminal } from "../../src/ui/detect-terminal.ts";

const TTY = { stdin: { isTTY: true }, stdout: { isTTY: true, columns: 100 }, platform: "linux" };

function detect(env: Record<string, string>, facts: object = {}) {
  return detectTerminal({ ...TTY, env, ...facts });
}

describe("detectTerminal", () => {
  test("a terminal with a UTF-8 locale has everything but links", () => {
    expect(detect({ LANG: "en_GB.UTF-8" })).toEqual({
      interactive: true,
      plain: false,
      width: 100,
      color: true,
      unicode: true,
      links: false,
    });
  });

  test("a pipe has no colour, no prompts and 80 columns", () => {
    const facts = { stdout: {} };
    expect(detect({}, facts)).toMatchObject({ interactive: false, width: 80, color: false });
  });

  test("what is piped on Windows is ASCII, in whichever terminal", () => {
    const windows = { platform: "win32" };
    expect(detect({ WT_SESSION: "1" }, windows).unicode).toBe(true);
    expect(detect({ WT_SESSION: "1" }, { ...windows, stdout: {} }).unicode).toBe(false);
  });

  test("prompts need stdin to be a terminal too", () => {
    expect(detect({}, { stdin: { isTTY: false } }).interactive).toBe(false);
  });

  test("NO_COLOR with any value switches colour off, also against FORCE_COLOR", () => {
    expect(detect({ NO_COLOR: "0" }).color).toBe(false);
    expect(detect({ NO_COLOR: "1", FORCE_COLOR: "1" }).color).toBe(false);
  });

  test("an empty NO_COLOR is no wish", () => {
    expect(detect({ NO_COLOR: "" }).color).toBe(true);
  });

  test("FORCE_COLOR switches colour on in a pipe, and off with 0 or false", () => {
    expect(detect({ FORCE_COLOR: "1" }, { stdout: {} }).color).toBe(true);
    expect(detect({ FORCE_COLOR: "" }, { stdout: {} }).color).toBe(true);
    expect(detect({ FORCE_COLOR: "0" }).color).toBe(false);
    expect(detect({ FORCE_COLOR: "false" }).color).toBe(false);
  });

  test("CI never prompts, unless CI says false", () => {
    expect(detect({ CI: "true" }).interactive).toBe(false);
    expect(detect({ CI: "false" }).interactive).toBe(true);
  });

  test("a dumb terminal has neither colour nor prompts", () => {
    expect(detect({ TERM: "dumb" })).toMatchObject({ color: false, interactive: false });
  });

  test("the first locale variable that is set decides on Unicode", () => {
    expect(detect({ LC_ALL: "C", LANG: "en_GB.UTF-8" }).unicode).toBe(false);
    expect(detect({ LC_ALL: "", LANG: "de_DE.utf8" }).unicode).toBe(true);
    expect(detect({}).unicode).toBe(false);
  });

  test("the Linux console has no Unicode signs", () => {
    expect(detect({ TERM: "linux", LANG: "en_GB.UTF-8" }).unicode).toBe(false);
  });

  test("macOS without a locale has Unicode", () => {
    expect(detect({}, { platform: "darwin" }).unicode).toBe(true);
  });

  test("on Windows only known terminals have Unicode", () => {
    expect(detect({ LANG: "en_GB.UTF-8" }, { platform: "win32" }).unicode).toBe(false);
    expect(detect({ WT_SESSION: "1" }, { platform: "win32" }).unicode).toBe(true);
    expect(detect({ TERM_PROGRAM: "vscode" }, { platform: "win32" }).unicode).toBe(true);
  });

  test("COLUMNS is used when the stream does not know its width", () => {
    expect(detect({ COLUMNS: "64" }, { stdout: {} }).width).toBe(64);
    expect(detect({ COLUMNS: "wide" }, { stdout: { columns: 0 } }).width).toBe(80);
  });

  test("links are for terminals known to show them, not for VS Code", () => {
    expect(detect({ VTE_VERSION: "7006" }).links).toBe(true);
    expect(detect({ VTE_VERSION: "7006", TERM_PROGRAM: "vscode" }).links).toBe(false);
    expect(detect({ VTE_VERSION: "7006", NO_COLOR: "1" }).links).toBe(false);
    expect(detect({ TERM_PROGRAM: "Apple_Terminal" }).links).toBe(false);
  });

  test("a screen reader gets neither colour nor signs, whatever the terminal has", () => {
    const env = { LANG: "en_GB.UTF-8", FORCE_COLOR: "1", TRAINER_PLAIN: "1" };
    expect(detect(env)).toMatchObject({ plain: true, color: false, unicode: false });
    expect(detect({ TRAINER_PLAIN: "0" })).toMatchObject({ plain: false });
  });
});
