/** The judged child: runs the suite on the learner's code, and is killed at the end. */
import { openChannel } from "./channel.ts";
import { runProgram } from "./run-program.ts";
import { prepareSurroundings } from "./surroundings.ts";

const channel = openChannel();
channel.note({ kind: "loading" });
void runProgram(channel, prepareSurroundings(channel));
