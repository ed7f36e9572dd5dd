/** Shared memory on which tasks write what happens in their threads, and which holds them. */
import { until } from "./wait.ts";

const STARTED = 0;
const POSTED = 1;
const GATES = 8;

/** Shared memory for the tasks of one test. */
export class Board {
  readonly cells = new Int32Array(new SharedArrayBuffer(64));

  /** How many tasks with this board have started. */
  get started(): number {
    return Atomics.load(this.cells, STARTED);
  }

  /** How many batches of messages a `chatter` task has posted. */
  get posted(): number {
    return Atomics.load(this.cells, POSTED);
  }

  /** A task that waits at the first gate and then replies with `value`. */
  holding(value: unknown): object {
    return { do: "say", value, board: this.cells, gate: 0 };
  }

  /** Lets what waits at this gate go on. */
  open(gate: number): void {
    Atomics.store(this.cells, GATES + gate, 1);
    Atomics.notify(this.cells, GATES + gate);
  }

  /** Waits until `count` tasks with this board have started. */
  async whenStarted(count: number, sentence: string): Promise<void> {
    await until(() => this.started >= count, sentence);
  }
}
