import { isClosed } from "../../built-ins.ts";
import { guardPipes } from "./guard-pipes.ts";
import { guardProcess } from "./guard-process.ts";
import { hideInsides } from "./hide-insides.ts";
import { refuseModules } from "./refuse-modules.ts";

/** What the judged child does for its own code, for a thread or a process that it has started. */
export function guardStarted(): void {
  guardProcess(false);
  refuseModules(
    (name) => (isClosed(name) ? "fence" : null),
    () => undefined,
  );
  guardPipes(process.cwd());
  hideInsides();
}
