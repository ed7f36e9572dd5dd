import { describe, expect, test } from "vitest";
import { buildChildFlags } from "../../src/judge/child-flags.ts";
import type { ChildPermits } from "../../src/judge/child-flags.ts";
import { sampleChallenge } from "./sample.ts";

const { limits } = sampleChallenge();

function flags(version: string, change: Partial<ChildPermits> = {}): string[] {
  return buildChildFlags(version, {
    read: ["/app/*"],
    scratch: "/tmp/s",
    limits,
    threadGuard: "/app/threads.cjs",
    processGuard: "/app/processes.cjs",
    sandbox: true,
    ...change,
  });
}

describe("buildChildFlags", () => {
  test.each([
    ["20.19.0", "--experimental-permission"],
    ["22.12.0", "--experimental-permission"],
    ["22.13.0", "--permission"],
    ["23.4.0", "--experimental-permission"],
    ["23.5.0", "--permission"],
    ["24.0.0", "--permission"],
    ["26.10.0", "--permission"],
  ])("asks Node %s for its permission model with %s", (version, flag) => {
    const given = flags(version).filter((one) => one.endsWith("permission"));
    expect(given).toEqual([flag]);
  });

  test("allows the network by name where Node would refuse it", () => {
    expect(flags("24.0.0")).not.toContain("--allow-net");
    expect(flags("25.0.0")).toContain("--allow-net");
  });

  test("allows reading what is listed and writing in the scratch folder alone", () => {
    const allowed = flags("22.13.0").filter((one) => one.startsWith("--allow-fs"));
    expect(allowed).toEqual([
      "--allow-fs-read=/app/*",
      "--allow-fs-read=/tmp/s/*",
      "--allow-fs-write=/tmp/s/*",
    ]);
  });

  test("allows threads and processes only when the challenge does", () => {
    expect(flags("22.13.0")).not.toContain("--allow-worker");
    expect(flags("22.13.0")).not.toContain("--allow-child-process");
    expect(flags("22.13.0").filter((flag) => flag.startsWith("--require"))).toEqual([]);
    const free = flags("22.13.0", { limits: { ...limits, threads: true, processes: true } });
    expect(free).toContain("--allow-worker");
    expect(free).toContain("--allow-child-process");
    expect(free).toContain("--require=/app/threads.cjs");
    expect(free).toContain("--require=/app/processes.cjs");
  });

  test("keeps the memory limit and drops the permissions without a sandbox", () => {
    const free = flags("22.13.0", { sandbox: false });
    expect(free).toContain("--max-old-space-size=256");
    expect(free.filter((one) => /permission|allow/.test(one))).toEqual([]);
  });
});
