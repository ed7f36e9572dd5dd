import { expect, test } from "vitest";
import type { LoopEvent } from "../../src/loop/event.ts";
import { buildSteps } from "../../src/loop/reduce/build-steps.ts";
import { walkEvents } from "../../src/loop/reduce/walk.ts";

test.each([
  ["Socket.close@node:dgram", "socket.close"],
  ["FSWatcher.close@node:internal/fs/watchers", "fsWatcher.close"],
  ["TCP.close@node:net", "tcp.close"],
])("a tick of %s was scheduled by %s", (frame, api) => {
  const init: LoopEvent = {
    k: "init",
    id: 6,
    ty: "TickObject",
    tr: 1,
    ex: 1,
    s: ["/a.cjs", 1, 1, ""],
    L: 0,
  };
  const events: LoopEvent[] = [
    { k: "start", v: "24.1.0", uv: "1.50.0", ex: 1, L: 0 },
    { ...init, ...{ api: [frame] } },
    { k: "before", id: 6, L: 0 },
    { k: "after", id: 6, L: 0 },
    { k: "exit", c: 0, L: 1 },
  ];
  expect(buildSteps(walkEvents(events), "cjs")[1]).toMatchObject({ scheduledBy: { api } });
});
