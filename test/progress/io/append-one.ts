// Run as a child process: appends one event and prints the code of the error, if there is one.
import { TrainerError } from "../../../src/errors.ts";
import { appendEvent } from "../../../src/progress/io/append-event.ts";

const [workspace = "", slug = ""] = process.argv.slice(2);
try {
  appendEvent(workspace, { kind: "revealed", at: "2026-01-01T00:00:00Z", slug });
} catch (error) {
  process.stdout.write(error instanceof TrainerError ? error.code : String(error));
}
