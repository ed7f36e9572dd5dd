import { describe, expect, test } from "vitest";
import { parseEvents } from "../../src/loop/reduce/parse-events.ts";
import { INIT_CELLS, MARK_CELLS, ROW } from "../../src/loop/row.ts";

const TEXTS = '[0,"Timeout",{"s":["/a.cjs",3,1,""],"api":["setTimeout@node:timers"]}]';
const { NaN: NONE } = Number;
const TIMER = [ROW.init, 7, 0, 1, 1, 1, 40, 5, 1];
const MARKS = [
  [ROW.before, 7, 2, 50],
  [ROW.resolve, 9, 2, NONE],
  [ROW.after, 7, 2, 60],
];
const TOLD = [
  {
    ...{ k: "init", id: 7, ty: "Timeout", tr: 1, ex: 1, L: 0, t: 40, d: 5, rep: 1 },
    ...{ s: ["/a.cjs", 3, 1, ""], api: ["setTimeout@node:timers"] },
  },
  { k: "before", id: 7, L: 2, t: 50 },
  { k: "resolve", id: 9, L: 2 },
  { k: "after", id: 7, L: 2, t: 60 },
];

/** A line of rows as the tracer writes it. */
function write(rows: readonly number[][], thread = 0): string {
  const cells = Float64Array.from(rows.flat());
  return `#${thread} ${Buffer.from(cells.buffer).toString("base64")}`;
}

function read(lines: readonly string[]): { events: unknown; tornLines: number } {
  const { threads, tornLines } = parseEvents(lines.join("\n"));
  return { events: threads.get(0), tornLines };
}

describe("parseEvents", () => {
  test("reads rows between events in JSON, in order", () => {
    const start = { k: "start", L: 0 };
    const out = { k: "out", st: "out", x: "é#[\n", ex: 1, L: 2 };
    const lines = [JSON.stringify(start), TEXTS, write([TIMER]), JSON.stringify(out), write(MARKS)];
    const [made, ...rest] = TOLD;
    expect(read([...lines, ""])).toEqual({ events: [start, made, out, ...rest], tornLines: 0 });
  });

  test("leaves out what a row does not say", () => {
    const bare = [ROW.init, 7, 0, 1, 1, 1, NONE, NONE, 0];
    const lines = ['[0,"PROMISE",{}]', write([bare])];
    const events = [{ k: "init", id: 7, ty: "PROMISE", tr: 1, ex: 1, L: 0 }];
    expect(read(lines)).toEqual({ events, tornLines: 0 });
  });

  test("counts the texts of each thread apart, over all of its lines", () => {
    const lines = [
      ...['[0,"Timeout"]', '[3,"Immediate",{}]', '[0,{"api":["a@b"]}]'],
      ...[write([[ROW.init, 5, 0, 1, 1, 1, NONE, NONE, 0]], 3), write([TIMER])],
    ];
    const { threads } = parseEvents(lines.join("\n"));
    expect(threads.get(3)).toMatchObject([{ ty: "Immediate", th: 3 }]);
    expect(threads.get(0)).toMatchObject([{ ty: "Timeout", api: ["a@b"] }]);
  });

  test.each([
    ["in the middle of a row", 0, (INIT_CELLS + MARK_CELLS + 1) * 8],
    ["in the middle of a cell", 0, (INIT_CELLS + MARK_CELLS) * 8 + 3],
    ["in the middle of a character", 1, (INIT_CELLS + MARK_CELLS + 2) * 8],
  ])("reads a line that was cut off %s as far as it goes", (_title, more, bytes) => {
    const whole = write([TIMER, ...MARKS]);
    const length = "#0 ".length + Math.ceil((bytes * 4) / 3) + more;
    const found = read([TEXTS, whole.slice(0, length)]);
    expect(found).toEqual({ events: TOLD.slice(0, 2), tornLines: 1 });
  });

  test.each([
    ["an unknown kind", [TEXTS, write([[9, 1, 1, 1]])]],
    ["a text that was not given", [write([TIMER])]],
    ["something else than base64", ["#0 AA*A"]],
    ["half an event", ['{"k":"bef']],
    ["half of the texts", [TEXTS.slice(0, 20)]],
    ["no event", ['{"x":1}', ""]],
  ])("counts a line with %s as torn", (_title, lines) => {
    expect(read(lines)).toEqual({ events: [], tornLines: 1 });
  });
});
