import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { listOf, parseDocument, putFile, REFERENCE, runTrainer } from "./trainer.ts";

const VALUES = [
  ["a buffer of megabytes", "Buffer.alloc(2e6)", "a Buffer of 2000000 bytes"],
  [
    "a graph whose parts are shared",
    "(() => { let o: object = {}; for (let i = 0; i < 40; i++) o = { a: o, b: o }; return o; })()",
    '"b": {…}',
  ],
  [
    "a list of 20000 objects",
    "(() => { let o: object = {}; for (let i = 0; i < 2e4; i++) o = { next: o }; return o; })()",
    '"next": {…}',
  ],
  ["a text of megabytes", '"x".repeat(2e6)', "(2000000 characters)"],
  ["a list of 20000 numbers", "Array.from({ length: 2e4 }, () => 7)", "19996 more"],
] as const;

let home: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "trainer-big-"));
  putFile(join(home, "event-emitter", "reference.ts"), REFERENCE);
});

afterEach(() => {
  rmSync(home, { recursive: true, force: true });
});

async function findingOf(code: string): Promise<Record<string, unknown>> {
  const head = 'import { EventEmitter as Base } from "./reference.ts";\n';
  putFile(join(home, "event-emitter", "event-emitter.ts"), head + code);
  const { stdout } = await runTrainer(["test", "event-emitter", "--json"], {
    cwd: home,
    env: { TRAINER_WORKSPACE: home },
  });
  const verdict = parseDocument(stdout);
  expect(verdict).toMatchObject({ status: "unsolved", message: null });
  const row = listOf(verdict, "requirements").find(({ id }) => id === "once-as-given");
  return parseDocument(JSON.stringify(row?.["finding"]));
}

describe("a value that is too big to print", () => {
  test.each(VALUES)("is told cut short: %s", async (_title, value, received) => {
    const finding = await findingOf(
      `export class EventEmitter extends Base { override listenerCount(): any { return ${value}; } }\n`,
    );
    expect(finding).toMatchObject({ message: "listenerCount is 0 at first", expected: "0" });
    expect(finding["received"]).toContain(received);
  });

  test("does not hide what was thrown with it", async () => {
    const finding = await findingOf(
      `export class EventEmitter extends Base {
  override listenerCount(): number {
    let list: object = {};
    for (let i = 0; i < 2e4; i++) list = { next: list };
    throw Object.assign(new SyntaxError("count it yourself"), { list });
  }
}
`,
    );
    expect(finding["message"]).toContain("your code threw SyntaxError: count it yourself");
  });
});
