import { describe, expect, test } from "vitest";
import { renderDebriefPage } from "../../src/page/debrief-page.tsx";
import { renderReportPage } from "../../src/page/report-page.tsx";
import { listFigures, listSections } from "../../src/ui/report/list-sections.ts";
import { NEW_REPORT, REPORT } from "../ui/report/sample-report.ts";
import { evaluate, listBarriers, openDetails, openPage, useBrowser } from "./open-page.ts";
import { readFigures, readTables } from "./read-page.ts";
import { DEBRIEF, HOSTILE, STOPPED } from "./sample-debrief.ts";

useBrowser();

const PAGES: [string, string][] = [
  ["of a report", renderReportPage(REPORT)],
  ["of a report of nothing yet", renderReportPage(NEW_REPORT)],
  ["of a debrief", renderDebriefPage(DEBRIEF)],
  ["of a debrief of an interview that was stopped", renderDebriefPage(STOPPED)],
  ["of a debrief whose texts are hostile", renderDebriefPage(HOSTILE)],
];

describe.each(PAGES)("the page %s", (_name, html) => {
  test("opens without a request and without a word on the console", async () => {
    const { said, requested, page } = await openPage(html);
    expect({ said, requested }).toEqual({ said: [], requested: [] });
    expect(await evaluate(page, "[document.querySelectorAll('h1').length, window.ran]")).toEqual([
      1,
      undefined,
    ]);
  });

  test.each(["light", "dark"] as const)(
    "has no barrier that axe finds, in the %s",
    async (colorScheme) => {
      const { page } = await openPage(html, { colorScheme });
      await evaluate(
        page,
        "for (const one of document.querySelectorAll('details')) one.open = true",
      );
      expect(await listBarriers(page)).toEqual([]);
    },
  );

  test("is paper in the light and dark in the dark", async () => {
    const shade = async (colorScheme: "light" | "dark"): Promise<unknown> => {
      const { page } = await openPage(html, { colorScheme });
      return evaluate(
        page,
        "getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0] > 127",
      );
    };
    expect([await shade("light"), await shade("dark")]).toEqual([true, false]);
  });

  test.each([320, 390, 768, 1280])("does not scroll sideways at %i pixels", async (width) => {
    const { page } = await openPage(html, { viewport: { width, height: 844 } });
    await openDetails(page);
    expect(await evaluate(page, "document.documentElement.scrollWidth")).toBe(width);
  });

  test("is printed as dark text on white, without its links to jump", async () => {
    const { page } = await openPage(html, { colorScheme: "dark" });
    await page.emulateMedia({ media: "print" });
    const looks = `(() => {
      const { backgroundColor, color } = getComputedStyle(document.body);
      return [backgroundColor, color, getComputedStyle(document.querySelector("nav")).display];
    })()`;
    expect(await evaluate(page, looks)).toEqual(["rgb(255, 255, 255)", "rgb(0, 0, 0)", "none"]);
    expect((await page.pdf({ format: "A4" })).subarray(0, 5).toString()).toBe("%PDF-");
  });

  test("shows where the keyboard is at each stop", async () => {
    const { page } = await openPage(html);
    await openDetails(page);
    const stops = await evaluate(
      page,
      `document.querySelectorAll("a, summary, [tabindex='0']").length`,
    );
    const looks = `(() => {
      const at = document.activeElement;
      const { outlineStyle, outlineWidth } = getComputedStyle(at);
      const { left, right } = at.getBoundingClientRect();
      at.dataset.visited = "yes";
      return { outlineStyle, outlineWidth, onScreen: right > 0 && left < innerWidth };
    })()`;
    for (let stop = 0; stop < Number(stops); stop += 1) {
      await page.keyboard.press("Tab");
      const seen = { outlineStyle: "solid", outlineWidth: "3px", onScreen: true };
      expect(await evaluate(page, looks)).toEqual(seen);
    }
    expect(await evaluate(page, `document.querySelectorAll("[data-visited]").length`)).toBe(stops);
  });

  test("lets nothing in that was not there from the start", async () => {
    const { page } = await openPage(html);
    const tried = `(async () => {
      const blocked = new Set();
      const all = new Promise((resolve) =>
        document.addEventListener("securitypolicyviolation", (event) => {
          blocked.add(event.effectiveDirective);
          if (blocked.size === 3) resolve();
        }));
      new Image().src = "https://example.org/pixel.png";
      const script = document.createElement("script");
      script.textContent = "window.ran = true";
      document.body.append(script);
      fetch("https://example.org/").catch(() => undefined);
      await all;
      return { blocked: [...blocked].toSorted(), ran: window.ran === true };
    })()`;
    const blocked = ["connect-src", "img-src", "script-src-elem"];
    expect(await evaluate(page, tried)).toEqual({ blocked, ran: false });
  });
});

test.each([
  ["a report", renderReportPage(REPORT)],
  ["a debrief", renderDebriefPage(DEBRIEF)],
])("Printed on A4, no table of %s is cut off", async (_name, html) => {
  const { page } = await openPage(html);
  await page.emulateMedia({ media: "print" });
  // An A4 page has so much room between its margins.
  await page.setViewportSize({ width: 673, height: 1000 });
  const wide = `[...document.querySelectorAll(".scroll")]
    .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
    .map((one) => one.innerText.slice(0, 40))`;
  expect(await evaluate(page, wide)).toEqual([]);
});

describe("the numbers on a page", () => {
  test.each([
    ["of a report", REPORT],
    ["of a report of nothing yet", NEW_REPORT],
  ])("%s are those of the report", async (_name, report) => {
    const { page } = await openPage(renderReportPage(report));
    const figures = listFigures(report).map(({ name, value, says }) => [name, value, says]);
    expect(await readFigures(page)).toEqual(figures);
    for (const { id, title, tables } of listSections(report)) {
      const expected = tables.map(({ caption, columns, rows }) => ({
        caption,
        columns: columns.map((column) => column.title),
        rows,
      }));
      expect(await readTables(page, id), title).toEqual(expected);
    }
  });

  test("behind each line are those of its history", async () => {
    const { page } = await openPage(renderReportPage(REPORT));
    await openDetails(page);
    const { days, theory, stages, retention } = REPORT;
    const asShare = (value: number | null): string =>
      value === null ? "–" : `${Math.round(value * 100)} %`;
    const histories: [string, string[]][] = [
      ["theory", theory.readiness.history.map(asShare)],
      ["stages", stages.history.map(String)],
      ["retention", retention.history.map(asShare)],
    ];
    for (const [id, values] of histories) {
      const [table] = await readTables(page, id, "details");
      expect(table?.rows).toEqual(days.map((day, index) => [day, values[index]]));
    }
  });

  test("of a debrief are those of the interview", async () => {
    const { page } = await openPage(renderDebriefPage(DEBRIEF));
    expect(await readFigures(page)).toEqual([
      ["Result", "hire", "by 4 of 5 signals"],
      ["Level reached", "middle", "of junior, middle and senior"],
      ["Time", "42:33", "of 45 minutes, pauses not counted"],
      ["Stages met", "2 of 2", "of lru-cache"],
      ["Questions asked", "3 of 5", "that were worth asking"],
    ]);
    const [parts, marks] = await readTables(page, "time");
    expect(parts?.rows.map(([, , used]) => used)).toEqual([
      ...["3:30", "5:15", "4:30", "24:12", "5:06", "not reached"],
    ]);
    expect(marks?.rows).toContainEqual(["First run", "18:06"]);
    expect(marks?.rows).toContainEqual(["Stage 2 met: Age", "36:48"]);
    expect(marks?.rows).toContainEqual(["Longest time without a run", "6:12, from 18:12"]);
    const [levels] = await readTables(page, "signals");
    expect(levels?.rows.map(([, level]) => level)).toEqual([
      ...["yes", "strong", "weak", "not measured", "yes"],
    ]);
    const outcomes = (await readTables(page, "requirements")).map(({ rows }) =>
      rows.map(([, outcome]) => outcome),
    );
    expect(outcomes).toEqual([["✓ met", "✓ met"], ["✓ met", "✗ not met, met before"], ["not run"]]);
    const [earlier] = await readTables(page, "before");
    expect(earlier?.rows.at(-2)).toEqual(["Result", "hire", "not yet", "hire", "not yet"]);
  });
});
