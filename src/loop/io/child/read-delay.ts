/** How long a timer waits, in whole milliseconds: Node puts 1.9 into the list of 1. */
export function readDelay(timer: object): number {
  return Math.trunc(Number(Reflect.get(timer, "_idleTimeout")));
}
