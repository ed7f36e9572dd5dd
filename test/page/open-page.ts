import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import axe from "axe-core";
import { chromium } from "playwright-core";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, inject, onTestFinished } from "vitest";
import { makeTempFolder } from "../workspace/temp-folder.ts";

/** A page as a person has it open, and what it did while it was opened. */
export interface OpenPage {
  page: Page;
  /** What it said on the console or threw. */
  said: string[];
  /** What it asked for beside itself. */
  requested: string[];
}

let browser: Browser | null = null;

/** Starts the browser before the tests of a file, and ends it after them. */
export function useBrowser(): void {
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: inject("browser") });
  });
  afterAll(async () => {
    await browser?.close();
  });
}

/** Opens a page as a file, without a network. */
export async function openPage(
  html: string,
  options: BrowserContextOptions = {},
): Promise<OpenPage> {
  const file = join(makeTempFolder(), "page.html");
  writeFileSync(file, html);
  return openFile(file, options);
}

/** The same for a file that is there, at a place in it. */
export async function openFile(
  file: string,
  { place = "", ...options }: BrowserContextOptions & { place?: string } = {},
): Promise<OpenPage> {
  if (browser === null) throw new Error("The browser was not started.");
  const context = await browser.newContext({ offline: true, ...options });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const said: string[] = [];
  const requested: string[] = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  page.on("request", (request) => requested.push(request.url()));
  const address = pathToFileURL(file).href + place;
  await page.goto(address);
  return { page, said, requested: requested.filter((url) => url !== address) };
}

/** Two frames for what was typed or clicked to be drawn, and then the end of all that moves. */
const SETTLE = `(async () => {
  for (let frame = 0; frame < 2; frame += 1) {
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  }
  const moving = document.getAnimations().filter((one) => one.effect.getComputedTiming().endTime < Infinity);
  await Promise.allSettled(moving.map((one) => one.finished));
})()`;

/** Waits until a page stands still after what was done to it: until then it shows what it showed before. */
export async function settle(page: Page): Promise<void> {
  await page.evaluate<unknown>(SETTLE);
}

/** What an expression gives in a page that stands still. */
export async function evaluate(page: Page, expression: string): Promise<unknown> {
  await settle(page);
  return page.evaluate<unknown>(expression);
}

/** Opens all that can be opened, so that it is looked at too. */
export async function openDetails(page: Page): Promise<void> {
  await evaluate(page, "for (const one of document.querySelectorAll('details')) one.open = true");
}

/** What axe finds wrong, a line each. */
export async function listBarriers(page: Page): Promise<string[]> {
  await evaluate(page, `${axe.source}; undefined`);
  const found = await evaluate(
    page,
    `axe.run(document).then(({ violations }) => violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => id + ": " + html + " " + failureSummary)))`,
  );
  if (!Array.isArray(found)) throw new Error("axe gave no list.");
  return found.map(String);
}
