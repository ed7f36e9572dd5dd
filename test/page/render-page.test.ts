import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { renderDebriefPage } from "../../src/page/debrief-page.tsx";
import { renderReportPage } from "../../src/page/report-page.tsx";
import { isSealed } from "../../src/page/seal.ts";
import { DEBRIEF, HOSTILE } from "./sample-debrief.ts";
import { NEW_REPORT, REPORT } from "../ui/report/sample-report.ts";

const PAGES = [
  ["of somebody who has learned", renderReportPage(REPORT)],
  ["of somebody who is new", renderReportPage(NEW_REPORT)],
  ["of an interview", renderDebriefPage(DEBRIEF)],
  ["of an interview whose texts are hostile", renderDebriefPage(HOSTILE)],
] as const;

describe.each(PAGES)("a page %s", (_whose, html) => {
  test("is sealed", () => {
    expect(isSealed(html)).toBe(true);
  });

  test("forbids everything but the styles that are in it", () => {
    const [, style = ""] = /<style>([^]*?)<\/style>/.exec(html) ?? [];
    const hash = createHash("sha256").update(style).digest("base64");
    expect(html).toContain(
      `content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'"`,
    );
  });

  test("has nothing that its policy forbids", () => {
    const tags = html.replaceAll(/<style>[^]*?<\/style>/g, "").match(/<[^>]*>/g) ?? [];
    expect(tags.join("\n")).not.toMatch(
      /<script|<link|<img|<iframe|<object| style=| on[a-z]+=|url\(|@import/,
    );
  });

  test("has no sign that would reorder or hide its text", () => {
    expect(html.replaceAll("\n", "")).not.toMatch(/[\p{Control}\u202A-\u202E\u2066-\u2069]/u);
  });

  test("has an id once only, and only links to what is there", () => {
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id = ""]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const links = [...html.matchAll(/ href="#([^"]+)"/g)].map(([, id = ""]) => id);
    const labels = [...html.matchAll(/ aria-labelledby="([^"]+)"/g)].map(([, id = ""]) => id);
    expect([...links, ...labels].filter((id) => !ids.includes(id))).toEqual([]);
  });
});

test("the page of an interview lists each question that was not asked, and claims no more", () => {
  const html = renderDebriefPage(DEBRIEF);
  expect(html).toContain("How large can a value be?");
  expect(html).toContain("Not met: A ttl of 0 keeps nothing");
  expect(renderDebriefPage({ ...DEBRIEF, notAsked: [] })).not.toContain("cost you");
});

test("a mistake names the requirement by its title", () => {
  const html = renderDebriefPage({ ...DEBRIEF, notAsked: [] });
  expect(html).toContain("Not met: A ttl of 0 keeps nothing");
  expect(html).not.toContain("<code>keeps-zero</code>");
});

test("a part that ended on time is not over", () => {
  const [first, ...others] = DEBRIEF.parts;
  const late = (ms: number): string =>
    renderDebriefPage({
      ...DEBRIEF,
      parts: first === undefined ? [] : [{ ...first, usedMs: first.limitMs + ms }, ...others],
    });
  expect(late(300)).not.toContain('<span class="bad">0:00</span>');
  expect(late(2000)).toContain('<span class="bad">0:02</span>');
});

test("interviews of one day have their times in the table of the last ones", () => {
  const before = DEBRIEF.before.map((one) => ({ ...one, interview: "2026-11-30T08:15:00.000Z" }));
  expect(renderDebriefPage({ ...DEBRIEF, before })).toContain("2026-11-30 08:15");
  expect(renderDebriefPage(DEBRIEF)).not.toContain("2026-11-30 10:00");
});

describe("the page of a report", () => {
  test("tells the day in its title and heading", () => {
    const html = renderReportPage(REPORT);
    expect(html).toContain("<title>Report of 30 November 2026</title>");
    expect(html).toContain("<h1>Report of 30 November 2026</h1>");
  });

  test("has no chart of a history of one day", () => {
    expect(renderReportPage(REPORT)).toContain("Values by day");
    expect(renderReportPage(NEW_REPORT)).not.toContain("<figure");
  });

  test("says in words where each line begins and ends", () => {
    expect(renderReportPage(REPORT)).toContain(
      'aria-label="Ready in all topics together: 0 % on 2026-11-02, 56 % on 2026-11-30."',
    );
  });
});
