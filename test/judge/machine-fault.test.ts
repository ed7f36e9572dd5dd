import { describe, expect, test } from "vitest";
import { findMachineFault, findShortage } from "../../src/judge/machine-fault.ts";
import { sampleError } from "./sample.ts";

const DIED = { killed: null, endsItself: false };

describe("findMachineFault", () => {
  test.each([
    ["SIGTRAP", "# Fatal process OOM in Failed to reserve virtual memory for CodeRange", "memory"],
    ["SIGABRT", "FATAL ERROR: Zone Allocation failed - process out of memory", "memory"],
    ["SIGABRT", "node: uv_thread_create failed: Resource temporarily unavailable", "threads"],
    ["SIGKILL", "", "memory"],
    ["SIGSEGV", "", "unknown"],
  ])("takes a death by %s for the machine's: %s", (signal, output, shortage) => {
    const fault = findMachineFault({ ...DIED, exit: { code: null, signal } }, output);
    expect(fault?.shortage).toBe(shortage);
  });

  test("knows an abort and a crash where there are no signals", () => {
    expect(findMachineFault({ ...DIED, exit: { code: 134, signal: null } }, "")).not.toBeNull();
    expect(
      findMachineFault({ ...DIED, exit: { code: 0xc0000005, signal: null } }, ""),
    ).not.toBeNull();
  });

  test("leaves to the code what it did itself", () => {
    const exit = { code: null, signal: "SIGKILL" };
    expect(findMachineFault({ ...DIED, exit, endsItself: true }, "")).toBeNull();
    expect(findMachineFault({ ...DIED, exit: { code: 3, signal: null } }, "")).toBeNull();
    expect(findMachineFault({ ...DIED, exit: null, killed: "test" }, "")).toBeNull();
  });

  test("blames a machine that gives no time", () => {
    expect(findMachineFault({ ...DIED, exit: null, killed: "starved" }, "")?.shortage).toBe("time");
  });
});

describe("findShortage", () => {
  test("knows failed system calls for more of something", () => {
    const found = findShortage([sampleError({ message: "spawn EAGAIN", system: "EAGAIN" })]);
    expect(found).toMatchObject({ fault: { shortage: "threads" }, isSure: true });
  });

  test("knows a thread that could not be started, whatever a pool makes of it", () => {
    const message =
      "a task is answered (it rejected with Error: Worker initialization failure: EAGAIN)";
    expect(findShortage([sampleError({ message })])?.fault.shortage).toBe("threads");
  });

  test("is not sure of too many open files, which the code may have left open", () => {
    const found = findShortage([sampleError({ message: "EMFILE: too many open files" })]);
    expect(found).toMatchObject({ fault: { shortage: "files" }, isSure: false });
  });

  test("takes no made-up error of a test for one of the system", () => {
    expect(findShortage([sampleError({ message: "EAGAIN: try again" })])).toBeNull();
    expect(findShortage([])).toBeNull();
  });
});
