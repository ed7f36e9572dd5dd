import { describe, expect, test } from "vitest";
import type { Verdict } from "../../../src/judge/verdict.ts";
import { joinJunit, reportJunit } from "../../../src/ui/reporters/junit.ts";
import * as samples from "./samples.ts";

const view = { challengeTitle: "Emitter & <friends>", at: new Date("2026-01-02T03:04:05.678Z") };

function withMessage(message: string): Verdict {
  const { requirements } = samples.unsolved;
  return {
    ...samples.unsolved,
    requirements: requirements.map((row) => ({ ...row, finding: row.finding && { message } })),
  };
}

describe("reportJunit", () => {
  test("has a case for each requirement and counts the missed ones", () => {
    const xml = reportJunit(samples.unsolved, view);
    expect(xml.match(/<testcase /g)).toHaveLength(11);
    expect(xml.match(/<failure /g)).toHaveLength(4);
    expect(xml).toContain('tests="11" failures="4" errors="0" skipped="0" time="0.381"');
  });

  test("tells a broken run as an error, and what was not reached as skipped", () => {
    const xml = reportJunit(samples.stuck, view);
    expect(xml).toContain('tests="12" failures="0" errors="1" skipped="9"');
    expect(xml).toContain('<error type="timeout" message="Your code did not return');
    expect(xml.match(/<skipped\/>/g)).toHaveLength(9);
  });

  test("has a case for the requirements of locked stages, skipped", () => {
    const xml = reportJunit(samples.red, view);
    expect(xml).toContain('tests="11" failures="1" errors="0" skipped="7"');
    expect(xml).toContain("event-names: eventNames lists");
  });

  test("escapes what XML gives a meaning", () => {
    const xml = reportJunit(withMessage(`a < b && "c" > 'd'\nnext`), view);
    expect(xml).toContain('name="Emitter &amp; &lt;friends&gt;"');
    expect(xml).toContain(
      'message="a &lt; b &amp;&amp; &quot;c&quot; &gt; &apos;d&apos;&#10;next"',
    );
    expect(xml).toContain(">a &lt; b &amp;&amp; \"c\" &gt; 'd'\nnext</failure>");
  });

  test("cannot be ended early by a section end", () => {
    expect(reportJunit(withMessage("]]>"), view)).not.toContain("]]>");
  });

  test("leaves out what XML cannot hold, and keeps what it can", () => {
    const xml = reportJunit(withMessage("a\u0000\u001B\uFFFE\uD800b\u{1F44D}é"), view);
    expect(xml).toContain(">ab\u{1F44D}é</failure>");
  });

  test("takes along what the code printed", () => {
    expect(reportJunit(samples.unsolved, view)).toContain("<system-out>emit 1\n");
  });
});

test("several verdicts are one document", () => {
  const reports = [1, 2].map(() => ({ verdict: samples.unsolved, view }));
  const untested = [
    { challenge: "event-emitter", title: "Third", message: "No memory & no time." },
  ];
  const xml = joinJunit({ reports, untested, at: view.at });
  expect(xml.match(/<\?xml/g)).toHaveLength(1);
  expect(xml).toContain('<error type="untested" message="No memory &amp; no time.">');
  expect(xml.match(/<testsuite id="\d" package="event-emitter"/g)).toHaveLength(3);
  expect(xml.trimEnd().endsWith("</testsuites>")).toBe(true);
});
