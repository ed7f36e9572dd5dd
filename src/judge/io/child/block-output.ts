const { apply, defineProperty, get, getOwnPropertyDescriptor } = Reflect;

/**
 * Opens both outputs, and makes printing wait until the parent has read it: a loop that prints then
 * meets the output limit, instead of filling the memory with what it could not get rid of.
 */
export function blockOutput(): void {
  for (const name of ["stdout", "stderr"]) {
    const descriptor = getOwnPropertyDescriptor(process, name);
    const open = descriptor?.get;
    if (open === undefined) continue;
    let isBlocking = false;
    defineProperty(process, name, {
      ...descriptor,
      get() {
        const stream: unknown = apply(open, process, []);
        if (!isBlocking) setBlocking(stream);
        isBlocking = true;
        return stream;
      },
    });
    // Some modules open one when they are imported, which is not to be told from what code does.
    void get(process, name);
  }
}

function setBlocking(stream: unknown): void {
  const handle = field(stream, "_handle");
  const set = field(handle, "setBlocking");
  if (typeof set === "function") apply(set, handle, [true]);
}

function field(owner: unknown, name: string): unknown {
  return typeof owner === "object" && owner !== null ? get(owner, name) : undefined;
}
