/** The judged child: hosts vitest's runner and the learner's code, and is killed at the end. */
import { init, runBaseTests, setupEnvironment } from "vitest/worker";
import { guardBuiltIns } from "./built-ins.ts";
import { takeChannel } from "./channel.ts";
import { offerHandover } from "./handover.ts";

const channel = takeChannel();
const realExit = process.exit.bind(process);
offerHandover({ note: channel.note, tampered: guardBuiltIns() });

init({
  post: channel.post,
  on: channel.listen,
  off: channel.ignore,
  setup: setupEnvironment,
  runTests: (state, traces) => runBaseTests("run", state, traces),
  collectTests: (state, traces) => runBaseTests("collect", state, traces),
  // vitest replaces `process.exit` by a throw, which a learner's code could catch.
  onModuleRunner: () => {
    process.exit = realExit;
  },
});
