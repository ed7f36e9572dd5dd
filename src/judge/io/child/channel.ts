import { isHandshake } from "../../message.ts";
import type { ChildNote } from "../../message.ts";

/** The child's only way to its parent, captured before the learner's code loads. */
export interface Channel {
  /** Sends a note of our own. */
  note: (note: ChildNote) => void;
  /** Sends vitest's traffic. */
  post: (message: unknown) => void;
  /** Hears vitest's traffic. */
  listen: (callback: (message: unknown) => void) => void;
  ignore: (callback: (message: unknown) => void) => void;
}

const HIDDEN = ["send", "disconnect", "_send", "_disconnect", "_channel"];

/**
 * Takes the channel to the parent, hides it from everything that loads later, and ends the process
 * when the parent is gone.
 */
export function takeChannel(): Channel {
  const send: unknown = Reflect.get(process, "send");
  if (typeof send !== "function")
    throw new Error("The judge's child was started without a channel.");
  // `send` looks `_send` up on its receiver, which will no longer be found on the process.
  const own: unknown = Reflect.get(process, "_send");
  const me: unknown = Object.create(process, { _send: { value: own } });
  const apply = Reflect.apply;
  const exit = process.exit.bind(process);
  const callbacks = new Set<(message: unknown) => void>();
  let secret = "";
  const deliver = (message: object) => {
    apply(send, me, [{ __proto__: null, secret, ...message }]);
  };
  process.on("message", (message: unknown) => {
    if (isHandshake(message)) {
      secret = message.secret;
      return;
    }
    for (const callback of callbacks) callback(message);
  });
  process.on("disconnect", () => exit(1));
  hide();
  return {
    note: (note) => deliver({ note }),
    post: (vitest) => deliver({ vitest }),
    listen: (callback) => void callbacks.add(callback),
    ignore: (callback) => void callbacks.delete(callback),
  };
}

function hide(): void {
  for (const name of HIDDEN) {
    if (name in process) {
      Object.defineProperty(process, name, {
        value: undefined,
        configurable: true,
        writable: true,
      });
    }
  }
  delete process.env["NODE_CHANNEL_FD"];
}
