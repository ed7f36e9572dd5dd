import { Command } from "commander";
import { describe, expect, test } from "vitest";
import type { OptionCommand } from "../../src/commands/command.ts";
import { QuickCommand } from "../../src/commands/quick-command.ts";

type Values = Record<string, string | true>;

function define(command: OptionCommand, seen: Values[]): void {
  command
    .option("--track <track>", "Only one track.")
    .option("--json", "Print JSON.")
    .action((values) => void seen.push({ ...values }))
    .addHelpText("after", "Examples");
}

async function readQuick(words: string[]): Promise<Values | null> {
  const seen: Values[] = [];
  const command = new QuickCommand();
  define(command, seen);
  return (await command.run(words)) ? (seen[0] ?? null) : null;
}

async function readWhole(words: string[]): Promise<Values | null> {
  const seen: Values[] = [];
  const command = new Command("list")
    .exitOverride()
    .configureOutput({ outputError: () => undefined });
  define(command, seen);
  try {
    await command.parseAsync(words, { from: "user" });
  } catch {
    return null;
  }
  return seen[0] ?? null;
}

describe("a command of plain options", () => {
  test.each([
    [],
    ["--json"],
    ["--track", "async"],
    ["--track", "two words", "--json"],
    ["--json", "--track", ""],
    ["--track", "async", "--track", "limits"],
  ])("is read as commander reads it: %j %j %j %j", async (...words) => {
    const quick = await readQuick(words);
    expect(quick).not.toBe(null);
    expect(quick).toEqual(await readWhole(words));
  });

  test.each([
    ["--track=async"],
    ["--track"],
    ["--track", "--json"],
    ["--track", "-1"],
    ["--trak", "async"],
    ["async"],
    ["--"],
    ["--help"],
    ["-h"],
    ["--no-json"],
    [""],
  ])("is left to commander when it is written otherwise: %j %j", async (...words) => {
    expect(await readQuick(words)).toBe(null);
  });
});
