import { readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeTempFolder } from "../workspace/temp-folder.ts";
import { buildAgain, readDrills, solveIn } from "./drill-content.ts";
import { parseDocument, putFile, readEvents, readPackageFile, runTrainer } from "./trainer.ts";

const LONG = 180_000;
const SLUG = "event-emitter";
const FILE = join("practice", SLUG, "drill-7.ts");

describe("a repair", () => {
  test(
    "is planted, checked, repaired and recorded, and is no attempt",
    async () => {
      const cwd = makeTempFolder();
      const workspace = solveIn(cwd, SLUG);
      const args = ["drill", "repair", SLUG, "--seed", "7"];
      const planted = await runTrainer([...args, "--json"], { cwd });
      const document = parseDocument(planted.stdout);
      expect(document).toMatchObject({ file: FILE, existed: false });
      const built = buildAgain(document);
      const names = built.mistakes.map(({ name }) => name);
      const own = join(cwd, FILE);
      const text = readFileSync(own, "utf8");
      for (const { name, title } of built.mistakes) {
        expect(text).not.toContain(name);
        expect(planted.stdout).not.toContain(title);
      }
      const check = await runTrainer(["test", "--file", FILE, "--json"], { cwd });
      expect(check.code).toBe(1);
      expect(parseDocument(check.stdout)).toMatchObject({
        ...{ status: "unsolved", gone: [], left: names.length, broken: [] },
      });
      const repaired = text.replace(built.after, built.before);
      expect(repaired).not.toBe(text);
      writeFileSync(own, repaired);
      const done = await runTrainer(["drill", "repair", "--check"], { cwd });
      expect(done.stdout).toContain(`Repaired: all ${names.length} mistakes are gone.`);
      expect(done.code).toBe(0);
      const again = await runTrainer(args, { cwd });
      expect(again.stdout).toContain("is there already, so it was not changed.");
      expect(readFileSync(own, "utf8")).toBe(repaired);
      const told = { drill: "repair", slug: SLUG, seed: "7", falseAlarms: 0 };
      expect(readDrills(workspace)).toMatchObject([
        { ...told, found: [], missed: names },
        { ...told, found: names, missed: [] },
      ]);
      expect(readEvents(workspace).filter(({ kind }) => kind === "attempted")).toHaveLength(1);
    },
    LONG,
  );

  test(
    "says what is left, what is newly broken, and that a file cannot be tested",
    async () => {
      const cwd = makeTempFolder();
      const workspace = solveIn(cwd, SLUG);
      await runTrainer(["drill", "repair", SLUG, "--seed", "7"], { cwd });
      const own = join(cwd, FILE);
      const text = readFileSync(own, "utf8");
      writeFileSync(
        own,
        text.replace(/listenerCount\([^]*?\n {2}\}/, "listenerCount() {\n    return 0;\n  }"),
      );
      const broken = await runTrainer(["test", SLUG, "--file", FILE], { cwd });
      expect(broken.code).toBe(1);
      expect(broken.stdout).toContain("Users still report");
      expect(broken.stdout).toContain("Newly broken");
      writeFileSync(own, `${text}}`);
      const torn = await runTrainer(["test", "--file", FILE], { cwd });
      expect(torn.code).toBe(1);
      expect(torn.stdout).toContain("could not be tested");
      expect(readDrills(workspace)).toHaveLength(1);
      writeFileSync(own, text.replace(", seed 7", ""));
      const damaged = await runTrainer(["test", "--file", FILE], { cwd });
      expect(damaged.code).toBe(2);
      expect(damaged.stderr).toContain("no longer says which drill it is");
    },
    LONG,
  );

  test(
    "is what `test` alone means until a solution is changed or something else is asked for",
    async () => {
      const cwd = makeTempFolder();
      solveIn(cwd, SLUG);
      const solution = putFile(
        join(cwd, "practice", SLUG, `${SLUG}.ts`),
        readPackageFile("solutions", SLUG, `${SLUG}.ts`),
      );
      await runTrainer(["drill", "repair", SLUG, "--seed", "7"], { cwd });
      const isRepair = async (...more: string[]): Promise<boolean> => {
        const { stdout } = await runTrainer(["test", ...more, "--json"], { cwd });
        return parseDocument(stdout)["drill"] === "repair";
      };
      expect(await isRepair()).toBe(true);
      expect(await isRepair(SLUG)).toBe(false);
      expect(await isRepair("--stage", "1")).toBe(false);
      const later = Date.now() / 1000 + 5;
      utimesSync(solution, later, later);
      expect(await isRepair()).toBe(false);
    },
    LONG,
  );

  test(
    "never goes over a file of the learner",
    async () => {
      const cwd = makeTempFolder();
      solveIn(cwd, SLUG);
      putFile(join(cwd, FILE), "mine\n");
      const { stdout } = await runTrainer(["drill", "repair", SLUG, "--seed", "7"], { cwd });
      expect(stdout).toContain(`drill-7.2.ts`);
      expect(readFileSync(join(cwd, FILE), "utf8")).toBe("mine\n");
    },
    LONG,
  );
});
