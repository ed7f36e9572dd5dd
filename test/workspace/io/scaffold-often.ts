// Run as a child process: scaffolds a challenge several times by force, each time with its own text.
import { scaffold } from "../../../src/workspace/io/scaffold.ts";
import { startTogether } from "../start-together.ts";

const [workspace = "", name = "", count = "0"] = process.argv.slice(2);
await startTogether();
for (let turn = 1; turn <= Number(count); turn += 1) {
  const text = `${name} ${turn}`;
  scaffold({ workspace, slug: "foo", language: "ts", text, force: true });
}
