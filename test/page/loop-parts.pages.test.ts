import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { evaluate, openPage, settle, useBrowser } from "./open-page.ts";
import { replaySnippet } from "./sample-replay.ts";
import type { SampleReplay } from "./sample-replay.ts";
import { TOUR, TWO_WAYS } from "./sample-snippets.ts";

useBrowser();

let tour: SampleReplay;
let two: SampleReplay;

beforeAll(async () => {
  tour = await replaySnippet("tour.cjs", TOUR);
  two = await replaySnippet("two.cjs", TWO_WAYS, ["cjs", "esm"]);
});

function tellMs(ms: number): string {
  return ms >= 100 ? `${Math.round(ms)} ms` : `${ms.toFixed(ms >= 10 ? 1 : 2)} ms`;
}

describe("below the replay, a page", () => {
  test("judges a prediction that is put in order with keys, pair by pair", async () => {
    const { page } = await openPage(two.html);
    const texts = `[...document.querySelectorAll(".grip code")].map((one) => one.innerText)`;
    expect(await evaluate(page, texts)).toEqual(["promise", "script", "tick"]);
    await page.getByRole("button", { name: "Check my order" }).click();
    const edges = `[...document.querySelectorAll(".edge")].map((one) => one.innerText)`;
    expect(await evaluate(page, edges)).toEqual([
      expect.stringMatching(/script comes before promise\..*R-MAIN-FIRST$/s),
    ]);
    expect(await page.locator(".verdict").innerText()).toMatch(/^(Impossible|Not seen): /);
    await page.locator("[data-piece='0']").focus();
    await page.keyboard.press("ArrowUp");
    expect(await evaluate(page, texts)).toEqual(["script", "promise", "tick"]);
    expect(await evaluate(page, "document.activeElement.dataset.piece")).toBe("0");
    await page.getByRole("button", { name: "Move tick up" }).click();
    await page.getByRole("button", { name: "Check my order" }).click();
    await settle(page);
    expect(await page.locator(".verdict").innerText()).toBe("Exact: it printed what you said.");
    expect(await evaluate(page, edges)).toEqual([]);
  });

  test("lets the lines of a prediction be dragged", async () => {
    const { page } = await openPage(two.html);
    const [from, to] = [page.locator("[data-piece='0']"), page.locator("[data-piece='2']")];
    await from.scrollIntoViewIfNeeded();
    const [start, end] = [await from.boundingBox(), await to.boundingBox()];
    if (start === null || end === null) throw new Error("There are no lines.");
    await page.mouse.move(start.x + 40, start.y + 10);
    await page.mouse.down();
    await page.mouse.move(end.x + 40, end.y + 10, { steps: 4 });
    await page.mouse.up();
    const ids = `[...document.querySelectorAll(".grip")].map((one) => one.dataset.piece)`;
    expect(await evaluate(page, ids)).toEqual(["0", "2", "1"]);
  });

  test("draws a leaf for each order, with the command that shows it", async () => {
    const { page } = await openPage(two.html);
    await page.getByRole("button", { name: "Show the orders" }).click();
    const [run] = two.show.runs;
    const leaves = `[...document.querySelectorAll(".leaf")].map((leaf) => {
      const lines = [];
      for (let at = leaf; at !== null; at = at.parentElement.closest(".forks li"))
        lines.unshift(...[...at.querySelectorAll(":scope > .stretch code")].map((one) => one.innerText));
      return lines;
    })`;
    expect(await evaluate(page, leaves)).toEqual(
      run?.trace.orders?.list.map(({ prints }) => prints),
    );
    expect(await page.locator(".known .command").first().innerText()).toBe(
      "trainer loop ./two.cjs",
    );
  });

  test("draws a bar for each step, in the order of their times", async () => {
    const { page } = await openPage(tour.html);
    const [run] = tour.show.runs;
    const bars = `[...document.querySelectorAll(".times title")].map((one) => one.textContent)`;
    const told = String(await evaluate(page, bars));
    for (const { n } of run?.trace.steps.filter(({ internal }) => !internal) ?? []) {
      const { from, to } = run?.trace.times?.[n] ?? {};
      expect(told).toContain(
        `Step ${n}: ${tellMs(Number(to) - Number(from))}, at ${tellMs(Number(from))}`,
      );
    }
  });

  test.each([
    ["the time line", "time-line.svg", "timers"],
    ["the loop", "loop.svg", "microtasks"],
  ])("saves %s as a drawing that stands alone", async (what, name, text) => {
    const { page } = await openPage(tour.html);
    await page.keyboard.press("ArrowRight");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: `Save ${what} as SVG` }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(name);
    const svg = readFileSync(await download.path(), "utf8");
    expect(svg).toMatch(/^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    expect(svg).not.toContain("var(");
    expect(svg).toContain(text);
  });

  test("is printed with all steps and orders, and without what only moves", async () => {
    const { page } = await openPage(tour.html, { colorScheme: "dark" });
    await page.emulateMedia({ media: "print" });
    const shown = `(selector) => [...document.querySelectorAll(selector)]
      .map((one) => one.checkVisibility()).join()`;
    const look = (selector: string): Promise<unknown> =>
      evaluate(page, `(${shown})(${JSON.stringify(selector)})`);
    expect(await look(".all-steps table, .forks")).toBe("true,true");
    expect(await look(".controls, #predict")).toBe("false,false");
    expect((await page.pdf({ format: "A4" })).subarray(0, 5).toString()).toBe("%PDF-");
  });
});
