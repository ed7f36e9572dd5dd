/**
 * The measuring child: runs the workloads of one challenge on one contestant and writes down what it
 * measured. Its arguments are the URL of the workloads, the file to write, and the time for one
 * measurement in milliseconds.
 */
import { writeFileSync } from "node:fs";

/** One thing that is measured, as the content of a challenge describes it. */
interface Workload {
  sizes: number[];
  /** Prepares an input of that size, and gives the call that is measured. */
  prepare: (size: number) => Call | Promise<Call>;
}

type Call = () => unknown;

/** Batches shorter than this say more about the clock than about the code, in milliseconds. */
const BATCH_MS = 1;
/** Calls until the compiler knows the code; less where they are slow. */
const WARM_PART = 0.5;

const { argv } = process;
const [, , source = "", target = "", ms = "100"] = argv;
const clock = performance.now.bind(performance);
const write = writeFileSync;
const measureHeap = process.memoryUsage.bind(process);

await run();

async function run(): Promise<void> {
  const { workloads }: { workloads: Record<string, Workload> } = await import(source);
  const samples: object[] = [];
  for (const [workload, { sizes, prepare }] of Object.entries(workloads)) {
    for (const size of sizes) samples.push({ workload, size, ...(await measure(prepare, size)) });
  }
  write(target, JSON.stringify(samples));
  // Timers and sockets of what was measured must not keep it alive.
  process.kill(process.pid, "SIGKILL");
}

async function measure(
  prepare: Workload["prepare"],
  size: number,
): Promise<{ perSecond: number; heldBytes: number }> {
  const before = weighHeap();
  const call = await prepare(size);
  const repeat = isPromise(await warmUp(call)) ? repeatAsync : repeatSync;
  const batch = await sizeBatch(call, repeat);
  const began = clock();
  let calls = 0;
  let spent = 0;
  while (spent < Number(ms)) {
    await repeat(call, batch);
    calls += batch;
    spent = clock() - began;
  }
  const heldBytes = weighHeap() - before;
  // What was prepared is held until here.
  call();
  return { perSecond: (calls / spent) * 1000, heldBytes };
}

/** Gives what a call returns, in a list, since awaiting it would tell nothing. */
async function warmUp(call: Call): Promise<[unknown]> {
  const first = call();
  const until = clock() + Number(ms) * WARM_PART;
  await first;
  while (clock() < until) await call();
  return [first];
}

function isPromise([value]: [unknown]): boolean {
  return typeof value === "object" && value !== null && "then" in value;
}

type Repeat = (call: Call, times: number) => Promise<void>;

async function sizeBatch(call: Call, repeat: Repeat): Promise<number> {
  for (let times = 1; ; times *= 2) {
    const began = clock();
    await repeat(call, times);
    if (clock() - began >= BATCH_MS) return times;
  }
}

function repeatSync(call: Call, times: number): Promise<void> {
  for (let i = 0; i < times; i += 1) call();
  return Promise.resolve();
}

async function repeatAsync(call: Call, times: number): Promise<void> {
  for (let i = 0; i < times; i += 1) await call();
}

function weighHeap(): number {
  globalThis.gc?.();
  return measureHeap().heapUsed;
}
