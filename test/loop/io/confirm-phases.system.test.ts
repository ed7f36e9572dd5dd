import { afterAll, beforeAll, expect, test } from "vitest";
import { confirmPhases } from "../../../src/loop/io/confirm-phases.ts";
import { openLab } from "../lab.ts";
import type { Lab } from "../lab.ts";

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.remove());

const MIXED = `
const fs = require("node:fs");
const net = require("node:net");
setTimeout(() => console.log("timer"), 2);
setImmediate(() => console.log("immediate"));
fs.stat(".", () => console.log("stat"));
const server = net.createServer((socket) => socket.end("x"));
server.listen(0, () => {
  const socket = net.connect(server.address().port);
  socket.on("data", () => console.log("data"));
  socket.on("close", () => server.close(() => console.log("closed")));
});
`;

test("timers, immediates and everything else are where Node's own events put them", async () => {
  const traced = await lab.trace("mixed.cjs", MIXED);
  const { compared, faults } = await confirmPhases(traced);
  expect(faults).toEqual([]);
  expect(compared).toBeGreaterThan(5);
});

test("the end of a worker, whose phase no hook tells, is said to be uncertain", async () => {
  const text = `
const { Worker } = require("node:worker_threads");
new Worker("", { eval: true }).on("exit", () => console.log("gone"));
`;
  const { trace } = await lab.trace("ends.cjs", text);
  const gone = trace.steps.find(({ prints }) => prints.some(({ text: line }) => line === "gone\n"));
  expect(gone?.why).toContain("R-POLL-OR-CHECK");
});

test("the answer of a name server, whose phase no hook tells, is said to be uncertain", async () => {
  const text = `
const dgram = require("node:dgram");
const { Resolver } = require("node:dns");
const server = dgram.createSocket("udp4");
server.on("message", (m, from) => {
  const q = m.subarray(12, m.indexOf(0, 12) + 5);
  const head = Buffer.from([m[0], m[1], 0x81, 0x80, 0, 1, 0, 1, 0, 0, 0, 0]);
  const answer = Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 1, 2, 3, 4]);
  server.send(Buffer.concat([head, q, answer]), from.port, from.address);
});
server.bind(0, "127.0.0.1", () => {
  const resolver = new Resolver();
  resolver.setServers([\`127.0.0.1:\${server.address().port}\`]);
  resolver.resolve4("example.org", (error, list) => {
    console.log("resolved", error?.code ?? list[0]);
    setImmediate(() => console.log("immediate"));
    server.close(() => console.log("closed"));
  });
});
`;
  const traced = await lab.trace("asks.cjs", text);
  const answer = traced.trace.steps.find(({ prints }) => prints[0]?.text.startsWith("resolved"));
  expect(answer?.why).toContain("R-POLL-OR-CHECK");
  expect(await confirmPhases(traced)).toMatchObject({ faults: [] });
});

test("the tracer's own immediate does not let ticks overtake after an error", async () => {
  const text = `
process.on("uncaughtException", () => console.log("caught"));
setTimeout(() => {
  setImmediate(() => console.log("immediate"));
  process.nextTick(() => { throw new Error("x"); });
  process.nextTick(() => console.log("tick"));
}, 1);
`;
  const node = process.env["LOOP_NODE"] ?? process.execPath;
  const { trace } = await lab.trace("throws.cjs", text, { node });
  expect(trace.checks).toMatchObject({ sameAsPlain: true });
});

test("the tracer's own immediate does no harm when one error follows another", async () => {
  const text = `
process.on("uncaughtException", (error) => console.log(error.message));
process.nextTick(() => { throw new Error("first"); });
setImmediate(() => { throw new Error("second"); });
process.on("exit", () => console.log("end"));
`;
  const node = process.env["LOOP_NODE"] ?? process.execPath;
  const { trace } = await lab.trace("twice.cjs", text, { node });
  expect(trace.printed).toEqual(["first", "second", "end"]);
  expect(trace.checks).toMatchObject({ sameAsPlain: true });
});
