// Run as a child process: makes a workspace and prints which files it created.
import { createWorkspace } from "../../../src/workspace/io/create-workspace.ts";
import { startTogether } from "../start-together.ts";

const [folder = ""] = process.argv.slice(2);
await startTogether();
createWorkspace(folder, ["/types"]);
