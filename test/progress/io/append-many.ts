// Run as a child process: appends many events to the journal of a workspace.
import { appendEvent } from "../../../src/progress/io/append-event.ts";
import { startTogether } from "../../workspace/start-together.ts";

const [workspace = "", slug = "", count = "0"] = process.argv.slice(2);
await startTogether();
for (let step = 1; step <= Number(count); step += 1) {
  const requirement = "r".repeat(step);
  appendEvent(workspace, { kind: "hinted", at: "2026-01-01T00:00:00Z", slug, requirement, step });
}
