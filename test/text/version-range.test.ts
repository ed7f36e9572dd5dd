import { describe, expect, test } from "vitest";
import { isRange, matchesRange, sampleVersions } from "../../src/text/version-range.ts";

describe("isRange", () => {
  test.each(["*", ">=22.12", "<22.18 || >=24 <24.3", "24", ">=20.19 <21"])("takes %s", (text) => {
    expect(isRange(text)).toBe(true);
  });
  test.each(["", "  ", "new", ">=x.y.z!", "^20.19.0"])("rejects %j", (text) => {
    expect(isRange(text)).toBe(false);
  });
});

describe("matchesRange", () => {
  test.each([
    ["v22.17.1", "<22.18", true],
    ["v22.18.0", "<22.18", false],
    ["v24.3.0", ">=24.3", true],
    ["v23.6.0", "<22.18 || >=24 <24.3", false],
    ["v27.0.0-nightly20261020abc", ">=26", true],
    ["rubbish", "*", false],
  ])("of %s and %s is %s", (version, range, expected) => {
    expect(matchesRange(version, range)).toBe(expected);
  });
});

describe("sampleVersions", () => {
  test("has both sides of every bound", () => {
    expect(sampleVersions([">=24.3"], "*")).toEqual(
      expect.arrayContaining(["24.2.999", "24.3.0", "24.3.1"]),
    );
  });

  test("has only what the trainer supports and the card holds for", () => {
    const samples = sampleVersions(["<22.18"], "<23");
    expect(samples).toContain("20.19.0");
    expect(samples.every((one) => matchesRange(one, ">=20.19 <21 || >=22.12 <23"))).toBe(true);
  });
});
