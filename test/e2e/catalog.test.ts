import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { makeTempFolder } from "../workspace/temp-folder.ts";
import { parseDocument, readList, readPackageFile, runTrainer } from "./trainer.ts";

const SLUGS = ["event-emitter", "worker-pool", "priority-queue", "scheduler", "circuit-breaker"];

describe("list", () => {
  test("shows every challenge with its status", async () => {
    const { code, stdout, stderr } = await runTrainer(["list"], { cwd: makeTempFolder() });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    for (const slug of SLUGS) expect(stdout).toMatch(new RegExp(`new\\s+${slug}\\s`));
  });

  test("as JSON is one document with the requirements and the status", async () => {
    const { code, stdout } = await runTrainer(["list", "--json"], { cwd: makeTempFolder() });
    const document = parseDocument(stdout);
    expect(code).toBe(0);
    expect(document["schemaVersion"]).toBe(1);
    expect(document["challenges"]).toHaveLength(5);
    const [first] = readList(document["challenges"]);
    expect(first).toMatchObject({
      slug: "event-emitter",
      track: "async",
      level: "core",
      status: "new",
      attempts: 0,
      solvedAt: null,
      revealed: false,
    });
    const ids = readList(first?.["requirements"]).map(({ id }) => id);
    expect(ids).toHaveLength(20);
    expect(ids).toContain("once");
  });

  test.each([
    [
      ["--track", "queues"],
      ["priority-queue", "scheduler"],
    ],
    [["--level", "core"], ["event-emitter"]],
    [["--status", "solved"], []],
    [["--search", "threads"], ["worker-pool"]],
    [["--track", "queues", "--level", "expert"], ["scheduler"]],
  ])("with %j keeps %j", async (filter, slugs) => {
    const { stdout } = await runTrainer(["list", ...filter, "--json"], { cwd: makeTempFolder() });
    const { challenges } = parseDocument(stdout);
    expect(challenges).toMatchObject(slugs.map((slug) => ({ slug })));
  });

  test("says so when nothing passes the filter", async () => {
    const { code, stdout } = await runTrainer(["list", "--status", "solved"], {
      cwd: makeTempFolder(),
    });
    expect(code).toBe(0);
    expect(stdout).toContain("No challenge");
  });

  test("writes nothing", async () => {
    const cwd = makeTempFolder();
    await runTrainer(["list"], { cwd });
    expect(readdirSync(cwd)).toEqual([]);
  });
});

describe("show", () => {
  test.each(SLUGS)("prints the brief of %s with every rule", async (slug) => {
    const { code, stdout } = await runTrainer(["show", slug], { cwd: makeTempFolder() });
    const rules = [...readPackageFile("challenges", slug, "README.md").matchAll(/\*\*(\w\d+)\./g)];
    expect(code).toBe(0);
    expect(rules.length).toBeGreaterThan(8);
    for (const [, rule] of rules) expect(stdout).toContain(`${rule}.`);
    expect(stdout).toContain(`trainer new ${slug}`);
  });

  test("as JSON gives the brief as Markdown", async () => {
    const { stdout } = await runTrainer(["show", "scheduler", "--json"], { cwd: makeTempFolder() });
    const document = parseDocument(stdout);
    expect(document).toMatchObject({ schemaVersion: 1, slug: "scheduler", status: "new" });
    expect(document["brief"]).toBe(readPackageFile("challenges", "scheduler", "README.md"));
  });
});

describe("next", () => {
  test("names the first challenge and what to type", async () => {
    const { code, stdout } = await runTrainer(["next"], { cwd: makeTempFolder() });
    expect(code).toBe(0);
    expect(stdout).toContain("event-emitter");
    expect(stdout).toContain("trainer new event-emitter");
  });

  test("as JSON gives the challenge", async () => {
    const { stdout } = await runTrainer(["next", "--json"], { cwd: makeTempFolder() });
    expect(parseDocument(stdout)).toMatchObject({
      schemaVersion: 1,
      challenge: { slug: "event-emitter" },
    });
  });

  test("goes on with what was started", async () => {
    const cwd = makeTempFolder();
    await runTrainer(["new", "circuit-breaker"], { cwd });
    const { stdout } = await runTrainer(["next", "--json"], { cwd });
    expect(parseDocument(stdout)).toMatchObject({ challenge: { slug: "circuit-breaker" } });
  });
});

describe("progress", () => {
  test("counts by track", async () => {
    const cwd = makeTempFolder();
    await runTrainer(["new", "circuit-breaker"], { cwd });
    const { code, stdout } = await runTrainer(["progress"], { cwd });
    expect(code).toBe(0);
    expect(stdout).toMatch(/resilience\s.*0 of 1\s+1/);
    expect(stdout).toContain("0 of 5 challenges solved, 1 started");
  });

  test("as JSON gives sums and every challenge", async () => {
    const { stdout } = await runTrainer(["progress", "--json"], { cwd: makeTempFolder() });
    const document = parseDocument(stdout);
    expect(document).toMatchObject({ schemaVersion: 1, total: 5, solved: 0, started: 0 });
    expect(document["challenges"]).toHaveLength(5);
  });
});
