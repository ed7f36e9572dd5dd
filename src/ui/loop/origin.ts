import type { Step } from "../../loop/trace.ts";

/** Who scheduled a step, such as `line 3 setTimeout 1 ms`. */
export function describeOrigin({
  scheduledBy,
  phase,
}: Pick<Step, "scheduledBy" | "phase">): string {
  const { site, api } = scheduledBy;
  if (phase === "main") return "the script";
  return site === undefined ? api : `line ${site.line} ${api}`;
}
