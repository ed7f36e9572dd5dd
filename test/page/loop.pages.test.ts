import { beforeAll, describe, expect, test } from "vitest";
import { toPageShow } from "../../src/page/loop-page.tsx";
import { evaluate, listBarriers, openPage, settle, useBrowser } from "./open-page.ts";
import { expectStep, readStep } from "./read-step.ts";
import { replaySnippet } from "./sample-replay.ts";
import type { SampleReplay } from "./sample-replay.ts";
import { HOSTILE, TOUR, TWO_WAYS } from "./sample-snippets.ts";

useBrowser();

let tour: SampleReplay;
let two: SampleReplay;
let hostile: SampleReplay;

beforeAll(async () => {
  tour = await replaySnippet("tour.cjs", TOUR);
  two = await replaySnippet("two.cjs", TWO_WAYS, ["cjs", "esm"]);
  hostile = await replaySnippet("hostile.cjs", HOSTILE);
});

describe("the page of a snippet", () => {
  test("holds the trace as it is, but for the folder of the file", async () => {
    const { page } = await openPage(tour.html);
    const data = await evaluate(page, `document.getElementById("data").textContent`);
    expect(JSON.parse(String(data))).toEqual(toPageShow(tour.show));
    expect(String(data)).not.toContain("trainer-lab-");
  });

  test("shows at every step what the trace says, forwards and backwards", async () => {
    const { page, said } = await openPage(tour.html);
    const [run] = tour.show.runs;
    const steps = run?.trace.steps.filter(({ internal }) => !internal) ?? [];
    expect(steps.length).toBeGreaterThan(6);
    for (const step of steps) {
      if (run !== undefined) expect(await readStep(page)).toEqual(expectStep(step, run.trace));
      await page.keyboard.press("ArrowRight");
    }
    for (const step of steps.toReversed()) {
      if (run !== undefined) expect(await readStep(page)).toEqual(expectStep(step, run.trace));
      await page.keyboard.press("ArrowLeft");
    }
    expect(said).toEqual([]);
  });

  test("is scrubbed with its slider, by mouse and by keyboard", async () => {
    const { page } = await openPage(tour.html);
    const box = await page.locator("input[type=range]").boundingBox();
    if (box === null) throw new Error("There is no slider.");
    await page.mouse.click(box.x + box.width - 5, box.y + box.height / 2);
    const last = tour.show.runs[0]?.trace.steps.findLast(({ internal }) => !internal)?.n ?? -1;
    expect(await evaluate(page, "document.querySelector('.replay').dataset.step")).toBe(
      String(last),
    );
    await page.locator("input[type=range]").focus();
    await page.keyboard.press("Home");
    expect(await readStep(page)).toMatchObject({ step: 0, phase: "main" });
    await page.keyboard.press("ArrowRight");
    expect(await readStep(page)).toMatchObject({ step: 1, phase: "timers" });
  });

  test("goes to the step of a line of the source and of the output", async () => {
    const { page } = await openPage(tour.html);
    await page.locator("[data-line='6'] .gutter").click();
    expect(await readStep(page)).toMatchObject({ phase: "check" });
    const marks = `Object.fromEntries([...document.querySelectorAll("[data-marks]")]
      .filter(({ dataset }) => dataset.marks !== "").map(({ dataset }) => [dataset.line, dataset.marks]))`;
    expect(await evaluate(page, marks)).toEqual({ 5: "scheduled defined", 6: "prints" });
    await page.locator(".output button", { hasText: "sync" }).click();
    expect(await readStep(page)).toMatchObject({ step: 1, phase: "timers" });
  });

  test("says in the live region what runs and why", async () => {
    const { page } = await openPage(tour.html);
    await page.keyboard.press("ArrowRight");
    expect(await evaluate(page, "document.getElementById('said').textContent")).toMatch(
      /^Step 1 of \d+: timers, turn 1\. setTimeout 1 ms of line 3 runs\. It prints sy, nc\. .*\.$/,
    );
  });

  test("answers why a card is not the one that runs", async () => {
    const { page } = await openPage(tour.html);
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await page.locator("[data-lane=check] .card button").click();
    const told = page.locator(".why-not");
    await settle(page);
    expect(await told.innerText()).toContain("R-DRAIN-AFTER-EVERY-CALLBACK");
    await page.keyboard.press("ArrowRight");
    await settle(page);
    expect(await told.count()).toBe(0);
  });

  test("switches the kind of module, and says where the run differs", async () => {
    const { page } = await openPage(two.html);
    await page.getByLabel("ES module").check({ force: true });
    await page.keyboard.press("Home");
    await page.locator("body").click({ position: { x: 2, y: 2 } });
    await page.keyboard.press("End");
    const [, esm] = two.show.runs;
    const last = esm?.trace.steps.findLast(({ internal }) => !internal);
    expect(await readStep(page)).toMatchObject({
      output: ["script", "promise", "tick"],
      rules: last?.why,
    });
    expect(await page.locator(".parting").innerText()).toContain("Line 2 is promise, where Node");
  });

  test("shows foreign text as text, and runs nothing of it", async () => {
    const { page, said } = await openPage(hostile.html);
    await page.keyboard.press("End");
    const shown = await readStep(page);
    expect(shown).toMatchObject({
      output: [
        "\\u2028 <!-- <b>bold</b>",
        "x".repeat(4000),
        "</script><img src=x onerror='window.ran = 1'> \\u202e \\x07 \\ud800",
      ],
    });
    expect(await evaluate(page, "window.ran")).toBeUndefined();
    expect(said).toEqual([]);
  });

  test.each([
    ["light", 1280],
    ["dark", 390],
  ] as const)(
    "has no barrier that axe finds, in the %s at %i pixels",
    async (colorScheme, width) => {
      for (const { html } of [tour, hostile]) {
        const { page } = await openPage(html, { colorScheme, viewport: { width, height: 844 } });
        expect(await listBarriers(page)).toEqual([]);
        await page.keyboard.press("ArrowRight");
        await page.keyboard.press("ArrowRight");
        expect(await listBarriers(page)).toEqual([]);
      }
    },
  );

  test.each([320, 390, 768, 1280])("does not scroll sideways at %i pixels", async (width) => {
    for (const { html } of [tour, hostile]) {
      const { page } = await openPage(html, { viewport: { width, height: 844 } });
      await page.keyboard.press("End");
      expect(await evaluate(page, "document.documentElement.scrollWidth")).toBe(width);
    }
  });

  test("loads nothing, sends nothing, and lets no other script in", async () => {
    const { page, requested } = await openPage(tour.html);
    const tried = `new Promise((resolve) => {
      document.addEventListener("securitypolicyviolation", (event) => resolve(event.effectiveDirective));
      const script = document.createElement("script");
      script.textContent = "window.ran = true";
      document.body.append(script);
    })`;
    expect(await evaluate(page, tried)).toBe("script-src-elem");
    expect(await evaluate(page, "window.ran")).toBeUndefined();
    expect(requested).toEqual([]);
  });

  test("moves nothing for who wants little motion", async () => {
    const { page } = await openPage(tour.html, { reducedMotion: "reduce" });
    const moving = `[...document.querySelectorAll(".replay *")].filter((one) => {
      const { animationName, transitionDuration } = getComputedStyle(one);
      return animationName !== "none" || !/^0s(, 0s)*$/.test(transitionDuration);
    }).length`;
    expect(await evaluate(page, moving)).toBe(0);
  });

  test("is at most 350 KB large", () => {
    for (const { html } of [tour, two, hostile]) expect(html.length).toBeLessThan(350_000);
  });
});
