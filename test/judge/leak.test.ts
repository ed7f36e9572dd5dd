import { describe, expect, test } from "vitest";
import { explainLeak, listLeaks } from "../../src/judge/leak.ts";
import type { Leak } from "../../src/judge/verdict.ts";

const TOOL = "    at watched (file:///app/dist/judge-child.js:9:9)";
const MINE = "    at start (file:///home/ada/a.ts:3:7)";
const SUITE = "    at test (file:///app/challenges/a/suite/a.test.ts:5:5)";
const NODE = "    at listenInCluster (node:net:1882:12)";

function leaksOf(...stacks: string[][]): Leak[] {
  const left = stacks.map((frames) => ({
    kind: "timer" as const,
    stack: ["Error: made", ...frames].join("\n"),
  }));
  return listLeaks({ left, files: ["/home/ada/a.ts"], toolFolder: "/app/dist" });
}

const LEAK = {
  kind: "timer" as const,
  count: 1,
  location: { file: "/home/ada/a.ts", line: 3, column: 7 },
};

describe("listLeaks", () => {
  test("names the learner's line that made something", () => {
    expect(leaksOf([TOOL, MINE, SUITE])).toEqual([LEAK]);
  });

  test("looks through frames of Node", () => {
    expect(leaksOf([TOOL, NODE, MINE])).toEqual([LEAK]);
  });

  test("leaves out what the suite made, even for the learner's code", () => {
    expect(leaksOf([TOOL, SUITE, MINE])).toEqual([]);
  });

  test("leaves out what a package made for the learner's code", () => {
    expect(leaksOf([TOOL, "    at x (file:///home/ada/node_modules/x/a.js:1:1)", MINE])).toEqual(
      [],
    );
  });

  test("counts what was made with nobody on the stack, without a place", () => {
    expect(leaksOf([TOOL, NODE], [])).toEqual([{ kind: "timer", count: 2 }]);
  });

  test("leaves out what Node makes by itself later", () => {
    const left = [{ kind: "socket" as const, stack: `Error\n${NODE}` }];
    expect(listLeaks({ left, files: ["/home/ada/a.ts"], toolFolder: "/app/dist" })).toEqual([]);
  });

  test("counts what one line made", () => {
    expect(leaksOf([TOOL, MINE], [TOOL, MINE])).toEqual([{ ...LEAK, count: 2 }]);
  });

  test("tells lines and kinds apart", () => {
    const stack = `Error\n${MINE}`;
    const left = [
      { kind: "timer" as const, stack },
      { kind: "server" as const, stack },
      { kind: "timer" as const, stack: stack.replace(":3:", ":4:") },
    ];
    expect(listLeaks({ left, files: ["/home/ada/a.ts"], toolFolder: "/app/dist" })).toHaveLength(3);
  });
});

describe("explainLeak", () => {
  const REQUIREMENT = { id: "quiet", title: "It is quiet", stage: 1, member: null };

  test("finds nothing where no leaks are forbidden", () => {
    expect(explainLeak({ ...REQUIREMENT, leaks: [] }, [LEAK])).toBeNull();
  });

  test("finds nothing where only other kinds are left", () => {
    expect(explainLeak({ ...REQUIREMENT, leaks: ["server", "interval"] }, [LEAK])).toBeNull();
  });

  test("names the kind, how many there are, and the line", () => {
    expect(explainLeak({ ...REQUIREMENT, leaks: ["interval", "timer"] }, [LEAK])).toEqual({
      message: "no timer is still running after the tests",
      expected: "0 still running",
      received: "1 still running",
      location: LEAK.location,
    });
  });

  test("takes a listener on process for a listener", () => {
    const leak = { kind: "listener" as const, detail: 'process "exit"', count: 2 };
    expect(explainLeak({ ...REQUIREMENT, leaks: ["listener"] }, [leak])?.received).toBe(
      "2 still running",
    );
    expect(explainLeak({ ...REQUIREMENT, leaks: ["process"] }, [leak])).toBeNull();
  });
});
