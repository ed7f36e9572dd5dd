import { expect, test } from "vitest";
import type { InitEvent } from "../../src/loop/event.ts";
import { isPollOrCheck } from "../../src/loop/reduce/native-immediate.ts";
import { readResource } from "../../src/loop/reduce/resource.ts";
import type { Resource } from "../../src/loop/reduce/resource.ts";

function make(id: number, ty: string, tr: number): Resource {
  const event: InitEvent = { k: "init", id, ty, tr, ex: 1, L: 0 };
  return readResource(event);
}

test.each([
  { type: "WORKER", over: "TCPWRAP", isEither: true },
  { type: "QUERYWRAP", over: "DNSCHANNEL", isEither: true },
  { type: "WRITEWRAP", over: "TLSWRAP", isEither: true },
  { type: "WRITEWRAP", over: "TCPWRAP", isEither: false },
  { type: "FSREQCALLBACK", over: "TLSWRAP", isEither: false },
])("whether a $type of a $over may come in check", ({ type, over, isEither }) => {
  const resources = new Map([make(5, over, 1), make(6, type, 5)].map((one) => [one.id, one]));
  expect(isPollOrCheck(resources.get(6), resources)).toBe(isEither);
});
