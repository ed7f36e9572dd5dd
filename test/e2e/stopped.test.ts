import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { parseDocument, ROOT, startTrainer } from "./trainer.ts";

/** Longer than a file may take to load, and than any test. */
const STOP_MS = 7000;
const PATIENCE = { timeout: 40_000, interval: 20 };
/** Says where it is and goes on when it is told to, on a clock that no suite replaces. */
const HOLD = `import { existsSync, writeFileSync } from "node:fs";
const later = setTimeout;
async function hold(): Promise<void> {
  writeFileSync("sign", String(process.pid));
  while (!existsSync("go")) await new Promise((resolve) => later(resolve, 20));
}
`;
const FILES: [string, string, string][] = [
  [
    "its file is loaded",
    "event-emitter",
    `${HOLD}await hold();\nexport { EventEmitter } from "./reference.ts";\n`,
  ],
  [
    "a test waits",
    "circuit-breaker",
    `import { CircuitBreaker as Base } from "./reference.ts";
${HOLD}let isFirst = true;
export class CircuitBreaker extends Base {
  override async execute<T>(fn: () => T | PromiseLike<T>): Promise<T> {
    if (isFirst) {
      isFirst = false;
      await hold();
    }
    return super.execute(fn);
  }
}
`,
  ],
  [
    "the suite waits for an answer",
    "worker-pool",
    `import { WorkerPool as Base } from "./reference.ts";
${HOLD}let isFirst = true;
export class WorkerPool extends Base {
  override async execute(data: unknown): Promise<unknown> {
    if (isFirst) {
      isFirst = false;
      await hold();
    }
    return super.execute(data);
  }
}
`,
  ],
];

let home: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "trainer-stopped-"));
});

afterEach(() => {
  rmSync(home, { recursive: true, force: true });
});

/** Where a child has said that it waits, and its number; a sign that is being written is still empty. */
function findSign(): { scratch: string; pid: number } {
  for (const name of readdirSync(join(home, "temporary"))) {
    const scratch = join(home, "temporary", name);
    const sign = join(scratch, "sign");
    const pid = existsSync(sign) ? Number(readFileSync(sign, "utf8")) : 0;
    if (pid > 1) return { scratch, pid };
  }
  throw new Error("There is no sign yet.");
}

describe.skipIf(process.platform === "win32")("a stop of the machine", () => {
  test.each(FILES)("while %s does not count against a right file", async (_title, slug, text) => {
    const folder = join(home, "practice", slug);
    mkdirSync(folder, { recursive: true });
    mkdirSync(join(home, "temporary"));
    writeFileSync(join(folder, `${slug}.ts`), text);
    copyFileSync(join(ROOT, "solutions", slug, `${slug}.ts`), join(folder, "reference.ts"));
    const env = { TMPDIR: join(home, "temporary"), TRAINER_WORKSPACE: join(home, "practice") };
    const trainer = startTrainer(["test", slug, "--json"], { cwd: home, env });
    const { scratch, pid } = await vi.waitFor(findSign, PATIENCE);
    trainer.child.kill("SIGSTOP");
    process.kill(-pid, "SIGSTOP");
    await setTimeout(STOP_MS);
    writeFileSync(join(scratch, "go"), "");
    process.kill(-pid, "SIGCONT");
    trainer.child.kill("SIGCONT");
    const { code, stdout } = await trainer.ended;
    const { status, message } = parseDocument(stdout);
    expect({ status, message, code }).toEqual({ status: "solved", message: null, code: 0 });
  });
});
