import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { makeTempFolder } from "../workspace/temp-folder.ts";
import { FIRST, SLUGS } from "./content.ts";
import { REQUIREMENTS, parseDocument, readList, readPackageFile, runTrainer } from "./trainer.ts";

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
    expect(document["challenges"]).toHaveLength(SLUGS.length);
    const first = readList(document["challenges"]).find(({ slug }) => slug === "event-emitter");
    expect(first).toMatchObject({
      slug: "event-emitter",
      track: "queues",
      stages: { green: 0, unlocked: 1, total: 3 },
      level: "core",
      status: "new",
      attempts: 0,
      solvedAt: null,
      revealed: false,
    });
    const ids = readList(first?.["requirements"]).map(({ id }) => id);
    expect(ids).toEqual(REQUIREMENTS.map(({ id }) => id));
  });

  test.each([
    [
      ["--track", "queues"],
      ["event-emitter", "priority-queue", "scheduler"],
    ],
    [["--status", "solved"], []],
    [["--track", "processes", "--search", "threads"], ["worker-pool"]],
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
  const show = (...args: string[]) => runTrainer(["show", ...args], { cwd: makeTempFolder() });

  test.each(SLUGS)(
    "prints the brief of %s up to its first stage, and with --all whole",
    async (slug) => {
      const [begun, whole] = await Promise.all([show(slug), show(slug, "--all")]);
      const brief = readPackageFile("challenges", slug, "README.md");
      const rules = [...brief.matchAll(/^\s*- \*\*(\w\d+)\./gm)].map(
        ([, rule]) => `${rule ?? ""}.`,
      );
      expect([begun.code, whole.code]).toEqual([0, 0]);
      expect(rules.length).toBeGreaterThan(8);
      expect(rules.filter((rule) => !whole.stdout.includes(rule))).toEqual([]);
      expect(begun.stdout).toContain("Stage 1: ");
      expect(begun.stdout).not.toContain("Stage 2: ");
      expect(begun.stdout).toMatch(/^\d more stages? · \d+ requirements$/m);
      expect(whole.stdout).not.toMatch(/more stages?/);
      expect(begun.stdout).toContain(`trainer new ${slug}`);
    },
  );

  test("as JSON gives the brief as Markdown, with --all whole", async () => {
    const [begun, whole] = await Promise.all([
      show("scheduler", "--json"),
      show("scheduler", "--all", "--json"),
    ]);
    const brief = readPackageFile("challenges", "scheduler", "README.md");
    const document = parseDocument(whole.stdout);
    expect(document).toMatchObject({ schemaVersion: 1, slug: "scheduler", status: "new" });
    expect(document["brief"]).toBe(brief);
    const cut = String(parseDocument(begun.stdout)["brief"]).trimEnd();
    expect(brief.startsWith(cut)).toBe(true);
    expect(cut).not.toContain("## Stage 2");
  });
});

describe("next", () => {
  test("names the first challenge and what to type", async () => {
    const { code, stdout } = await runTrainer(["next"], { cwd: makeTempFolder() });
    expect(code).toBe(0);
    expect(stdout).toContain(`Next: ${FIRST.title} (${FIRST.slug}, `);
    expect(stdout).toContain(`trainer new ${FIRST.slug}`);
  });

  test("as JSON gives the challenge", async () => {
    const { stdout } = await runTrainer(["next", "--json"], { cwd: makeTempFolder() });
    expect(parseDocument(stdout)).toMatchObject({
      schemaVersion: 1,
      challenge: { slug: FIRST.slug },
    });
  });

  test("continues with what was started", async () => {
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
    expect(stdout).toMatch(/resilience\s.*0 of \d+\s+1$/m);
    expect(stdout).toContain(`0 of ${SLUGS.length} challenges solved, 1 started`);
  });

  test("as JSON gives sums and every challenge", async () => {
    const { stdout } = await runTrainer(["progress", "--json"], { cwd: makeTempFolder() });
    const document = parseDocument(stdout);
    expect(document).toMatchObject({
      schemaVersion: 1,
      total: SLUGS.length,
      solved: 0,
      started: 0,
    });
    expect(document["challenges"]).toHaveLength(SLUGS.length);
  });
});
