import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeTempFolder } from "../workspace/temp-folder.ts";
import { openTerminal } from "./open-terminal.ts";
import { runTrainer } from "./trainer.ts";

describe("a workspace that is not there", () => {
  test("is refused where it was typed, except by what makes it", async () => {
    const cwd = makeTempFolder();
    const refused = await runTrainer(["list", "--workspace", "practise"], { cwd });
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain("There is no folder");
    const env = { TRAINER_WORKSPACE: "nowhere" };
    const named = await runTrainer(["progress"], { cwd, env });
    expect(named.stderr).toContain("which TRAINER_WORKSPACE names");
    expect(readdirSync(cwd)).toEqual([]);
    expect((await runTrainer(["start", "--workspace", "mine"], { cwd })).code).toBe(0);
    expect(existsSync(join(cwd, "mine", ".trainer"))).toBe(true);
    expect((await runTrainer(["list", "--workspace", "mine"], { cwd })).code).toBe(0);
  });

  test("is said with the one used last, which the home screen offers", async (context) => {
    const [home, state, other] = [makeTempFolder(), makeTempFolder(), makeTempFolder()];
    const env = { XDG_STATE_HOME: state };
    await runTrainer(["new", "event-emitter"], { cwd: home, env });
    const mine = join(home, "practice");
    const { code, stdout, stderr } = await runTrainer(["list"], { cwd: other, env });
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: `Note: your last workspace is ${mine}; add \`--workspace ${mine}\` to use it.\n`,
    });
    expect(stdout).toContain("0 started");
    const terminal = await openTerminal(["start"], { cwd: other, env, columns: 200 }, context);
    await terminal.waitFor(`▸ Continue in ${mine}`);
    await terminal.press("\r", "▸ Continue event-emitter");
    await terminal.waitFor(`Your workspace: ${mine}`);
    await terminal.press("\u001B");
    expect(await terminal.ended).toBe(0);
    expect(readdirSync(other)).toEqual([]);
  });
});
