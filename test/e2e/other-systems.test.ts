import { mkdirSync, readFileSync, realpathSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeTempFolder } from "../workspace/temp-folder.ts";
import { ROOT, listOf, parseDocument, putFile, runTrainer } from "./trainer.ts";

/** A folder and a link to it. */
function makeLink(): { real: string; link: string } {
  const folder = makeTempFolder();
  const real = join(folder, "real");
  mkdirSync(real);
  symlinkSync(real, join(folder, "link"));
  return { real: realpathSync(real), link: join(folder, "link") };
}

test("What is built says what it is, for a Node that asks beside it", () => {
  const text = readFileSync(join(ROOT, "dist", "package.json"), "utf8");
  expect(parseDocument(text)).toEqual({ type: "module" });
});

describe.skipIf(process.platform === "win32")("behind a link", () => {
  test("a snippet keeps its lines", async () => {
    const { link } = makeLink();
    const file = putFile(join(link, "a.cjs"), 'setTimeout(() => console.log("a"), 0);\n');
    const { stdout } = await runTrainer(["loop", file, "--json"], { cwd: makeTempFolder() });
    expect(stdout).toMatch(/"line": ?1\b/);
    expect(stdout).not.toContain("module.load");
  });

  test("type errors are in the file that is named", async () => {
    const { link } = makeLink();
    const text = 'export const n: number = "one";\n';
    putFile(join(link, "practice", "event-emitter", "event-emitter.ts"), text);
    const args = ["test", "event-emitter", "--json", "--workspace", join(link, "practice")];
    const { stdout } = await runTrainer(args, { cwd: makeTempFolder() });
    const types = parseDocument(JSON.stringify(parseDocument(stdout)["types"]));
    expect(listOf(types, "errors")).toMatchObject([
      {
        line: 1,
        column: 14,
        message: "Type 'string' is not assignable to type 'number'. (TS2322)",
      },
    ]);
  });
});

test("An editor that is not there gives way to the next one", async () => {
  const cwd = makeTempFolder();
  const editor = putFile(
    join(cwd, "editor.cjs"),
    'require("node:fs").appendFileSync(process.argv[2], "seen");\n',
  );
  const env = {
    VISUAL: "no-such-editor",
    EDITOR: `${process.execPath} ${editor}`,
    TERM_PROGRAM: "",
  };
  const { code } = await runTrainer(["new", "event-emitter", "--open"], { cwd, env });
  expect(code).toBe(0);
  const file = join(cwd, "practice", "event-emitter", "event-emitter.ts");
  expect(readFileSync(file, "utf8")).toMatch(/seen$/);
});
