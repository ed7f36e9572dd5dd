import net from "node:net";
import path from "node:path";

const { apply, defineProperty, get, getPrototypeOf } = Reflect;
const { startsWith } = String.prototype;
const { resolve, sep } = path;

/**
 * Keeps sockets of the file system, which Node's permission model does not know, in the folder that
 * the code may write to. On Windows they are no files.
 */
export function guardPipes(folder: string): void {
  if (process.platform === "win32") return;
  const socket = new net.Socket().on("error", () => undefined);
  socket.connect(resolve(folder, "nowhere"));
  const handle: unknown = get(socket, "_handle");
  const shared = typeof handle === "object" && handle !== null ? getPrototypeOf(handle) : null;
  socket.destroy();
  if (shared === null) throw new Error("Node has no pipes of the expected form.");
  const inside = `${folder}${sep}`;
  guard(shared, "bind", 0, inside);
  guard(shared, "connect", 1, inside);
}

/** Guards a method that is given a path as one of its arguments. */
function guard(owner: object, name: string, at: number, inside: string): void {
  const real: unknown = get(owner, name);
  if (typeof real !== "function") throw new Error(`Node's pipes have no method ${name}.`);
  defineProperty(owner, name, {
    configurable: false,
    writable: false,
    value(this: unknown, ...args: unknown[]): unknown {
      const given = args[at];
      if (typeof given !== "string" || !apply(startsWith, resolve(given), [inside])) {
        throw new Error("A solution may only use sockets in its temporary folder");
      }
      return apply(real, this, args);
    },
  });
}
