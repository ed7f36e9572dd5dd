import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadScenes } from "../../src/loop/io/load-scenes.ts";
import type { Trace } from "../../src/loop/trace.ts";
import { BIN, ROOT } from "../e2e/trainer.ts";
import { evaluate, listBarriers, openFile, settle, useBrowser } from "./open-page.ts";
import { expectStep, readStep, readSteps } from "./read-step.ts";

/** Of all chapters only where there is time: each scene is run in both ways and in all orders. */
const IS_LONG = process.env["LOOP_LONG"] !== undefined;
const CHAPTER = IS_LONG ? [] : ["--chapter", "first-steps"];

useBrowser();

let folder: string;
let site: string;
const { scenes } = loadScenes(ROOT);

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "trainer-site-")));
  site = join(folder, "site");
  const words = ["loop", "--html-all", "site", ...CHAPTER, "--workspace", folder];
  const { status, stderr } = spawnSync(process.execPath, [BIN, ...words], {
    ...{ cwd: folder, encoding: "utf8" },
  });
  if (status !== 0) throw new Error(stderr);
}, 1_800_000);

afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));

const open = (name: string, options = {}): ReturnType<typeof openFile> =>
  openFile(join(site, name), options);

/** The links of a page to others of the site, each with its text. */
async function listLinks(page: Page, selector: string): Promise<[string, string][]> {
  const read = await evaluate(
    page,
    `[...document.querySelectorAll("${selector} a[href]")].map((one) => [one.getAttribute("href"), one.innerText])`,
  );
  if (!Array.isArray(read)) throw new Error("The page gave no list.");
  return read.map((pair: unknown[]) => [String(pair[0]), String(pair[1])]);
}

const titleOf = (page: Page): Promise<unknown> =>
  evaluate(page, "document.querySelector('h1').innerText");

describe("the index of a site", () => {
  test("leads by chapter and by rule to pages with the title that it names", async () => {
    const { page, said } = await open("index.html");
    const links = await listLinks(page, "main .card");
    const pages = readdirSync(site).filter((name) => !/^(index|event-loop)\.html$/.test(name));
    const byChapter = await listLinks(page, "main section:not(#rules) .card");
    expect(byChapter.map(([file]) => file).toSorted()).toEqual(pages.toSorted());
    const byRule = await listLinks(page, "#rules .card");
    const taught = scenes.filter(
      ({ rules, slug }) => rules.length > 0 && pages.includes(`${slug}.html`),
    );
    expect(byRule).toHaveLength(taught.flatMap(({ rules }) => [...new Set(rules)]).length);
    expect(await page.locator("#rules .card").count()).toBe(
      new Set(taught.flatMap(({ rules }) => rules)).size,
    );
    for (const [file, text] of new Map(links)) {
      await page.goto(`file://${join(site, file)}`);
      expect(await titleOf(page)).toBe(text.trim());
      expect(await page.locator(".replay").count()).toBe(1);
    }
    expect(said).toEqual([]);
  });

  test("is used with keys alone: to a scene, through its steps, and back", async () => {
    const { page } = await open("index.html");
    const focused = (): Promise<unknown> =>
      evaluate(page, "document.activeElement.getAttribute('href')");
    const [link] = await listLinks(page, "#rules .card");
    const [first, text] = link ?? ["", ""];
    await tabTo(page, first);
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => url.pathname.endsWith(first));
    await settle(page);
    expect(await titleOf(page)).toBe(text);
    await page.keyboard.press("ArrowRight");
    expect(await readStep(page)).toMatchObject({ step: 1 });
    await tabTo(page, "index.html");
    expect(await focused()).toBe("index.html");
    await page.keyboard.press("Enter");
    await page.waitForURL(/index\.html$/);
    expect(await titleOf(page)).toBe("The event loop of Node.js");
  });

  test.each([
    ["light", 1280],
    ["dark", 390],
  ] as const)(
    "has no barrier in the %s at %i pixels, nor has the guide",
    async (colorScheme, width) => {
      for (const name of ["index.html", "event-loop.html"]) {
        const { page } = await open(name, { colorScheme, viewport: { width, height: 844 } });
        expect(await listBarriers(page)).toEqual([]);
        expect(await evaluate(page, "document.documentElement.scrollWidth")).toBe(width);
      }
    },
  );
});

/** Presses Tab until a link has the focus; a page has fewer places than that. */
async function tabTo(page: Page, href: string): Promise<void> {
  for (let press = 0; press < 300; press += 1) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate<unknown>("document.activeElement?.getAttribute('href')");
    if (at === href) return;
  }
  throw new Error(`No press of Tab leads to ${href}.`);
}

describe("a page of a site", () => {
  test("leads from each rule to its scenes, and to its section of the guide", async () => {
    const { page } = await open("events-are-calls.html");
    const links = await listLinks(page, ".now .lessons");
    expect(links).toContainEqual([
      "event-loop.html#one-thread-one-callback-at-a-time",
      "One thread, one callback at a time",
    ]);
    expect(links).toContainEqual([
      "script-first.html",
      scenes.find(({ slug }) => slug === "script-first")?.title,
    ]);
    await page.locator(".now .lessons a", { hasText: "One thread" }).click();
    await page.waitForURL(/event-loop\.html#/);
    expect(await evaluate(page, "document.querySelector(':target h2').innerText")).toBe(
      "One thread, one callback at a time",
    );
    await page.locator("section:target a", { hasText: "executor-runs-now" }).click();
    await page.waitForURL(/executor-runs-now\.html$/);
    expect(await page.locator(".replay").count()).toBe(1);
  });

  test("has a section of the guide for each rule that a page of the site names", async () => {
    const { page } = await open("event-loop.html");
    const ids = await evaluate(
      page,
      "[...document.querySelectorAll('section[id]')].map(({ id }) => id)",
    );
    const { rules } = readShow("events-are-calls.html");
    for (const { section } of rules) {
      const id = section.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
      expect(ids).toContain(id);
    }
  });

  test("shows at every step of every run what the trace in it says", async () => {
    const all = readdirSync(site).filter((name) => !/^(index|event-loop)\.html$/.test(name));
    const names = IS_LONG ? all : all.slice(0, 4);
    for (const name of names) {
      expect(statSync(join(site, name)).size, name).toBeLessThan(350_000);
      const { runs } = readShow(name);
      for (const [at, { trace }] of runs.entries()) {
        const steps = trace.steps.filter(({ internal }) => !internal);
        const place = `#run=${at + 1},step=0`;
        const { page, said } = await open(name, { place, reducedMotion: "reduce" });
        expect(await readSteps(page, steps.length), `${name}, run ${at + 1}`).toEqual(
          steps.map((step) => expectStep(step, trace)),
        );
        expect(said).toEqual([]);
        await page.context().close();
      }
    }
  }, 1_800_000);
});

interface SiteShow {
  rules: { section: string }[];
  runs: { trace: Trace }[];
}

/** What a page of the site holds for its script. */
function readShow(name: string): SiteShow {
  const html = readFileSync(join(site, name), "utf8");
  const [, text = ""] =
    /<script id="data" type="application\/json">([^]*?)<\/script>/.exec(html) ?? [];
  const show: unknown = JSON.parse(text);
  if (!isShow(show)) throw new Error(`${name} holds no runs.`);
  return show;
}

function isShow(value: unknown): value is SiteShow {
  return typeof value === "object" && value !== null && "runs" in value && "rules" in value;
}
