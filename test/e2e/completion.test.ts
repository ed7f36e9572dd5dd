import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { TestContext } from "vitest";
import { COMMANDS } from "../../src/commands/index.ts";
import { DECKS } from "../../src/quiz/card/card-base.ts";
import { makeTempFolder } from "../workspace/temp-folder.ts";
import { REQUIREMENTS, runTrainer } from "./trainer.ts";

/** Lines as they are typed, up to the word that is to be completed, and what must be offered. */
const OFFERS: [string[], string[]][] = [
  [["te"], ["test"]],
  [["test", "event-em"], ["event-emitter"]],
  [["test", "event-emitter", "--only", ""], REQUIREMENTS.map(({ id }) => id)],
  [
    ["hint", "event-emitter", "--requirement", "onc"],
    ["once", "once-as-given"],
  ],
  [
    ["test", "--reporter", ""],
    ["pretty", "json", "junit", "github"],
  ],
  [["list", "--track", "str"], ["streams"]],
  [["quiz", "--deck", ""], [...DECKS]],
  [["quiz", "--card", "event-loop/busy"], ["event-loop/busy-start"]],
  [["loop", "a-pool"], ["a-pool-of-one"]],
  [["loop", "--chapter", "aw"], ["await"]],
  [
    ["dev", "mistake", ""],
    ["new", "show", "edit", "rebase"],
  ],
  [["dev", "mistake", "show", "event-em"], ["event-emitter"]],
  [["drill", "ret"], ["retry-backoff"]],
  [["drill", "rev"], ["review"]],
  [
    ["drill", "review", "--level", ""],
    ["junior", "middle", "senior"],
  ],
  [["drill", "review", "event-em"], ["event-emitter"]],
  [
    ["completion", ""],
    ["bash", "zsh", "fish"],
  ],
];

async function writeScript(shell: string): Promise<string> {
  const cwd = makeTempFolder();
  const { code, stdout, stderr } = await runTrainer(["completion", shell], { cwd });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const path = join(cwd, `trainer.${shell}`);
  writeFileSync(path, stdout);
  return path;
}

/** What a shell prints for a script of its own language. */
function ask(shell: string, args: string[], context: TestContext): string {
  if (spawnSync(shell, ["-c", "true"]).status !== 0) context.skip(`There is no ${shell} here.`);
  const { stdout, stderr } = spawnSync(shell, args, { encoding: "utf8" });
  expect(stderr).toBe("");
  return stdout;
}

function askBash(path: string, words: string[], context: TestContext): string[] {
  const code =
    'source "$0"; COMP_WORDS=(trainer "$@"); COMP_CWORD=$#; _trainer; printf "%s\\n" "${COMPREPLY[@]}"';
  return ask("bash", ["-c", code, path, ...words], context)
    .trim()
    .split("\n");
}

describe("completion", () => {
  test.each(["bash", "zsh", "fish"])("for %s names all commands", async (shell) => {
    const { stdout } = await runTrainer(["completion", shell], { cwd: makeTempFolder() });
    for (const { name } of COMMANDS) expect(stdout).toContain(name);
  });

  test("in bash offers the values that fit the line", async (context) => {
    const path = await writeScript("bash");
    for (const [words, wanted] of OFFERS) {
      expect(askBash(path, words, context).toSorted(), words.join(" ")).toEqual(wanted.toSorted());
    }
  });

  test("in bash and zsh reads a value behind a sign", async (context) => {
    const path = await writeScript("bash");
    const apart = askBash(path, ["test", "--only", "=", "once"], context);
    expect(apart).toEqual(["once", "once-as-given"]);
    const whole = askBash(path, ["test", "--only=once"], context);
    expect(whole).toEqual(["--only=once", "--only=once-as-given"]);
  });

  test("in fish offers the values that fit the line", async (context) => {
    const path = await writeScript("fish");
    for (const [words, wanted] of OFFERS) {
      const code = 'source $argv[1]; complete -C "$argv[2]"';
      const line = `trainer ${words.join(" ")}`;
      const said = ask("fish", ["--no-config", "-c", code, path, line], context);
      const offered = said.split("\n").map((row) => row.split("\t")[0]);
      expect(offered, line).toEqual(expect.arrayContaining(wanted));
    }
  });

  test("in zsh is a script that zsh can read", async (context) => {
    const path = await writeScript("zsh");
    expect(ask("zsh", ["-n", path], context)).toBe("");
  });
});
