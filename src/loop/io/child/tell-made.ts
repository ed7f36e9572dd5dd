import { executionAsyncId } from "node:async_hooks";
import type { Capture } from "./capture-stack.ts";
import { takeFrames } from "./capture-stack.ts";
import type { EventLog } from "./event-log.ts";
import type { Force } from "./force.ts";
import { createIdHider } from "./hide-ids.ts";
import { createKinds } from "./made-kinds.ts";
import type { MadeKind } from "./made-kinds.ts";
import { readDelay } from "./read-delay.ts";
import type { Thread } from "./thread.ts";
import type { Told } from "./told.ts";

/** What the telling of makings needs. */
export interface MadeWatch {
  log: EventLog;
  thread: Thread;
  capture: Capture;
  told: Told;
  isQuiet: () => boolean;
  force: Force | null;
  /** Sees to it that the closing of a handle is told. */
  watchClose: (handle: object) => void;
}

/** The `init` of the hook: tells what is made, by whom and where. */
export function createMadeHook(
  watch: MadeWatch,
): (id: number, type: string, trigger: number, resource: object) => void {
  const { log, capture, told, isQuiet, force } = watch;
  const attend = createAttendant(watch);
  const findKind = createKinds(capture, log.name);
  const hideIds = createIdHider();
  return function init(id, type, trigger, resource) {
    if (type === "PROMISE") hideIds(resource);
    if (isQuiet()) {
      told.hide(id);
      return;
    }
    const kind = findKind(type, resource);
    const { call, near, deep, isTimer } = kind;
    // Each frame down to the learner's line takes time, so stacks are taken here and not further up.
    let place = call === null ? null : kind.placeCall(takeFrames(1, call));
    const isCall = place !== null;
    if (near > 0) place = capture.placeOwn(takeFrames(near, init));
    place ??= capture.place(takeFrames(deep, init));
    if (kind.turn !== null) told.keepTurn(id, kind.turn);
    log.make({
      id,
      type: kind.type,
      trigger,
      execution: executionAsyncId(),
      place,
      time: kind.turn === "drained" ? Number.NaN : log.tell(),
      delay: isTimer ? readDelay(resource) : Number.NaN,
      repeats: kind.repeats,
    });
    // Some are let go as they are made, such as those of `timers/promises` with `ref: false`.
    if (isTimer && !isCall && isLetGo(resource)) log.push({ k: "unref", id });
    attend(kind, resource);
    force?.onInit({ id, type }, resource);
  };
}

/** Makes what does the rest that a new resource of some kinds needs. */
function createAttendant({
  thread,
  watchClose,
}: MadeWatch): (kind: MadeKind, resource: object) => void {
  return ({ isHandle, isThread }, resource) => {
    if (isHandle) watchClose(resource);
    // Its settings are sent to it as soon as it has its handle.
    if (isThread) thread.share();
  };
}

function isLetGo(timer: object): boolean {
  const hasRef: unknown = Reflect.get(timer, "hasRef");
  return typeof hasRef === "function" && Reflect.apply(hasRef, timer, []) === false;
}
