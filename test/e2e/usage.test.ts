import { spawnSync } from "node:child_process";
import { closeSync, existsSync, openSync, readdirSync, rmdirSync } from "node:fs";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { describe, expect, test } from "vitest";
import { COMMANDS } from "../../src/commands/index.ts";
import { displayWidth } from "../../src/ui/text/glyphs.ts";
import { makeTempFolder } from "../workspace/temp-folder.ts";
import { FIRST } from "./content.ts";
import { BIN, ROOT, putFile, runTrainer, startTrainer } from "./trainer.ts";

describe("help", () => {
  test("lists every command", async () => {
    const { code, stdout, stderr } = await runTrainer(["--help"], { cwd: makeTempFolder() });
    expect(code).toBe(0);
    expect(stderr).toBe("");
    for (const { name, summary } of COMMANDS) {
      expect(stdout).toContain(`  ${name} `);
      expect(stdout).toContain(summary);
    }
  });

  test.each([...COMMANDS.map(({ name }) => [name]), ["dev", "check"], ["dev", "new"]])(
    "of `%s %s` has an example that begins with its name",
    async (...words) => {
      const args = words.filter(Boolean);
      const { code, stdout } = await runTrainer([...args, "--help"], { cwd: makeTempFolder() });
      expect(code).toBe(0);
      expect(stdout).toMatch(new RegExp(`Examples:\\n  trainer ${args.join(" ")}`));
    },
  );

  test("by name is the same as by option", async () => {
    const cwd = makeTempFolder();
    const [named, option] = await Promise.all([
      runTrainer(["help", "test"], { cwd }),
      runTrainer(["test", "--help"], { cwd }),
    ]);
    expect(named).toEqual(option);
  });

  test("makes no workspace", async () => {
    const cwd = makeTempFolder();
    await runTrainer(["new", "--help"], { cwd });
    expect(readdirSync(cwd)).toEqual([]);
  });
});

test("the version is that of the package", async () => {
  const { code, stdout } = await runTrainer(["--version"], { cwd: makeTempFolder() });
  expect(code).toBe(0);
  expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});

describe("bad usage", () => {
  test.each([
    [["lsit"], "Unknown command `lsit`.", "Did you mean `list`?"],
    [["help", "lsit"], "Unknown command `lsit`.", "Did you mean `list`?"],
    [["list", "--jsn"], "Unknown option `--jsn`.", "Did you mean `--json`?"],
    [["dev", "chek"], "Unknown command `chek`.", "Did you mean `check`?"],
    [["show"], "The argument `slug` is missing.", "Type `trainer show --help`"],
    [
      ["show", "a", "b"],
      "`show` takes 1 argument, and 2 were given.",
      "Type `trainer show --help`",
    ],
    [["list", "--level"], "`--level <level>` needs a value.", "`trainer list --help`"],
    [["list", "--level", "corr"], "There is no level `corr`.", "Did you mean `--level core`?"],
    [["list", "--track", "asinc"], "There is no track `asinc`.", "Did you mean `--track async`?"],
    [["list", "--status", "done"], "There is no status `done`.", "new, started or solved"],
    [["show", "event-emiter"], "There is no challenge `event-emiter`.", "`event-emitter`"],
    [["new", "emitter"], "There is no challenge `emitter`.", "`event-emitter`"],
    [["test", "shedule"], "There is no challenge `shedule`.", "`scheduler`"],
    [["hint", "pool"], "There is no challenge `pool`.", "`worker-pool`"],
    [["solution", "breaker"], "There is no challenge `breaker`.", "`circuit-breaker`"],
    [["drill", "foo", "with-timeout"], "no drill `foo`.", "`trainer drill review with-timeout`"],
    [["drill", "with-timeout", "tests"], "no drill", "mean `trainer drill tests with-timeout`?"],
    [["drill", "revew", "with-timeout"], "`revew`.", "mean `trainer drill review with-timeout`?"],
    [["drill", "foo"], "no drill or challenge `foo`.", "`review`, `repair` and `tests`"],
    [["drill", "breaker"], "There is no challenge `breaker`.", "`circuit-breaker`"],
    [["reset", "queue"], "There is no challenge `queue`.", "`priority-queue`"],
    [["dev", "check", "emitter"], "There is no challenge `emitter`.", "`event-emitter`"],
    [["show", "__proto__"], "There is no challenge `__proto__`.", "`trainer list`"],
    [["show", ""], "There is no challenge", "`trainer list`"],
    [["hint", "event-emitter", "--requirement", "onec"], "no requirement `onec`", "`once`"],
    [["test", "event-emitter", "--reporter", "xml"], "cannot be `xml`.", "junit"],
    [["completion", "tcsh"], "`shell` cannot be `tcsh`.", "bash, zsh or fish"],
    [["dev", "check", "--times", "0"], "`--times <n>` cannot be `0`.", "from 1"],
    [["dev", "new", "Not Kebab"], "`Not Kebab` is not kebab-case.", "trainer dev new"],
    [["test"], "You have no file to test yet.", "`trainer next`"],
    [
      ["test", "event-emitter"],
      "You have not started `event-emitter` yet.",
      "`trainer new event-emitter`",
    ],
    [
      ["reset", "event-emitter"],
      "You have not started `event-emitter` yet.",
      "`trainer new event-emitter`",
    ],
    [
      ["run", "event-emitter"],
      "You have not started `event-emitter` yet.",
      "`trainer new event-emitter`",
    ],
    [["list", "--workspace", ""], "`--workspace` needs a folder.", "--workspace practice"],
    [["test", "--file", "x.ts"], "Cannot tell which challenge", "trainer test <slug> --file"],
  ])("%j exits with 2 and says what to type", async (args, sentence, hint) => {
    const cwd = makeTempFolder();
    const { code, stdout, stderr } = await runTrainer(args, { cwd });
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain(sentence);
    expect(stderr).toContain(hint);
    expect(readdirSync(cwd)).toEqual([]);
  });

  test("of `--json` leaves stdout empty", async () => {
    const ended = await runTrainer(["show", "nope", "--json"], { cwd: makeTempFolder() });
    expect(ended).toMatchObject({ code: 2, stdout: "" });
  });

  test("`dev` alone shows its help and exits with 2", async () => {
    const { code, stdout, stderr } = await runTrainer(["dev"], { cwd: makeTempFolder() });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("trainer dev check");
  });
});

describe("without a terminal", () => {
  test.each([[[]], [["start"]]])("%j prints the home screen and the commands", async (args) => {
    const { code, stdout, stderr } = await runTrainer(args, { cwd: makeTempFolder() });
    expect(code).toBe(0);
    expect(stderr).toBe("");
    expect(stdout).toContain(`First challenge: ${FIRST.title}`);
    expect(stdout).toContain(`trainer new ${FIRST.slug}`);
    expect(stdout).toContain("trainer list");
    expect(stdout).not.toContain("What next?");
  });

  test("`new --open` does not ask for an editor", async () => {
    const { code, stderr } = await runTrainer(["new", "circuit-breaker", "--open"], {
      cwd: makeTempFolder(),
      env: { TERM_PROGRAM: "", ZED_TERM: "", NVIM: "", INSIDE_EMACS: "", TERMINAL_EMULATOR: "" },
    });
    expect(code).toBe(2);
    expect(stderr).toContain("Set VISUAL or EDITOR");
  });
});

describe("looks", () => {
  const hasEscapes = (text: string): boolean => text !== stripVTControlCharacters(text);

  test.each([
    [{}, false],
    [{ FORCE_COLOR: "1" }, true],
    [{ FORCE_COLOR: "0" }, false],
    [{ FORCE_COLOR: "1", NO_COLOR: "1" }, false],
  ])("with %j a pipe gets colours: %s", async (env, expected) => {
    const { stdout } = await runTrainer(["list"], { cwd: makeTempFolder(), env });
    expect(hasEscapes(stdout)).toBe(expected);
  });

  test.each([["list"], ["start"], ["show", "event-emitter"], ["progress"], ["next"]])(
    "`%s %s` is plain ASCII where the locale is",
    async (...words) => {
      const { stdout } = await runTrainer(words.filter(Boolean), {
        cwd: makeTempFolder(),
        env: { LANG: "C", LC_ALL: "C" },
      });
      expect(stdout).not.toBe("");
      expect(stdout).toMatch(/^[\x20-\x7e\n]*$/);
    },
  );

  test.each([["list"], ["start"], ["progress"], ["--help"]])(
    "`%s %s` fits into 40 columns",
    async (...words) => {
      const { stdout } = await runTrainer(words.filter(Boolean), {
        cwd: makeTempFolder(),
        env: { COLUMNS: "40" },
      });
      expect(stdout.split("\n").filter((line) => displayWidth(line) > 40)).toEqual([]);
    },
  );
});

describe("output that is not taken", () => {
  test("a reader that leaves early is no error", async () => {
    const running = startTrainer(["show", "event-emitter"], { cwd: makeTempFolder() });
    running.child.stdout?.destroy();
    expect(await running.ended).toMatchObject({ code: 0, stderr: "" });
  });

  test.skipIf(!existsSync("/dev/full"))("a full disk under stdout is said", () => {
    const full = openSync("/dev/full", "w");
    const { status, stderr } = spawnSync(process.execPath, [BIN, "list"], {
      cwd: makeTempFolder(),
      stdio: ["ignore", full, "pipe"],
      encoding: "utf8",
    });
    closeSync(full);
    expect(status).toBe(2);
    expect(stderr).toContain("the disk is full");
  });

  test.skipIf(!existsSync("/dev/full"))("a full disk under stderr changes nothing", () => {
    const full = openSync("/dev/full", "w");
    const { status } = spawnSync(process.execPath, [BIN, "nope"], {
      cwd: makeTempFolder(),
      stdio: ["ignore", "pipe", full],
    });
    closeSync(full);
    expect(status).toBe(2);
  });
});

test.skipIf(process.platform === "win32")("a folder that is gone is said", () => {
  const cwd = join(makeTempFolder(), "gone");
  const script = `mkdir "$0" && cd "$0" && rmdir "$0" && exec "$1" "$2" list`;
  const ended = spawnSync("sh", ["-c", script, cwd, process.execPath, BIN], { encoding: "utf8" });
  if (existsSync(cwd)) rmdirSync(cwd);
  expect(ended.status).toBe(2);
  expect(ended.stderr).toContain("The current folder no longer exists.");
});

test.skipIf(process.platform === "win32")(
  "a folder for temporary files that cannot be written is said",
  async () => {
    const cwd = makeTempFolder();
    // Newer lines make a folder that is only missing, for the code that they keep compiled.
    const env = { TMPDIR: join(putFile(join(cwd, "file"), ""), "nope") };
    const reference = join(ROOT, "solutions", "event-emitter", "event-emitter.ts");
    const scene = join(ROOT, "scenes", "a-forgotten-return.cjs");
    const commands = [["tour"], ["test", "event-emitter", "--file", reference], ["loop", scene]];
    for (const command of commands) {
      const { code, stderr } = await runTrainer(command, { cwd, env });
      expect(stderr).toContain("Set TMPDIR");
      expect(code).toBe(2);
    }
  },
);

test("a bug in trainer exits with 3 and gives a report to send", async () => {
  const broken = "Date.prototype.toISOString = () => { throw new Error('The clock broke.'); };";
  const { code, stdout, stderr } = await runTrainer(["new", "event-emitter"], {
    cwd: makeTempFolder(),
    env: { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(broken)}` },
  });
  expect(code).toBe(3);
  expect(stdout).not.toContain("The clock broke.");
  expect(stderr).toContain("This is a bug in trainer");
  expect(stderr).toContain("trainer new event-emitter");
  expect(stderr).toContain("The clock broke.");
  expect(stderr).toContain(`Node ${process.version}`);
});
