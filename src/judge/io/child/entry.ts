/** The judged child: runs the suite on the learner's code, and is killed at the end. */
import { setSafeTimers } from "vitest/internal/browser";
import { openChannel } from "./channel.ts";
import { clearFairTimeout, setFairTimeout } from "./fair-clock.ts";
import { linkSuites } from "./link-suites.ts";
import { privateGlobal } from "./private-global.ts";
import { runProgram } from "./run-program.ts";
import { prepareSurroundings } from "./surroundings.ts";
import { warmUp } from "./warm-up.ts";

// What a test may take is measured by the time that this process really has.
Object.assign(privateGlobal, { setTimeout: setFairTimeout, clearTimeout: clearFairTimeout });
setSafeTimers();
void begin(process.argv.includes("--warm"));

async function begin(isSpare: boolean): Promise<void> {
  if (isSpare) await warmUp();
  const channel = openChannel();
  const surroundings = prepareSurroundings(channel);
  const suites = await linkSuites(channel, surroundings.tools);
  surroundings.closeModules();
  await runProgram(channel, surroundings, suites);
}
