import { takeFrames } from "./capture-stack.ts";
import type { Capture } from "./capture-stack.ts";

/** Where promises are made. */
export interface PromisePlaces {
  /**
   * The number of the place where a promise is made, by a function that `top` has called; `null` if the
   * learner's line is not near. `isReaction` says that it comes of another promise.
   */
  find: (isReaction: boolean, top: CallableFunction) => number | null;
}

/** So many frames hold the learner's line of most. */
const NEAR = 5;
const THEN = "then@";

/**
 * Most reactions are made by a call of `then` on a learner's line, and nothing of the learner's runs
 * between the call and the making, as it may in `new Promise()` or `Promise.resolve()`. To look for
 * the frame below that call takes half the time of looking at all that are near, but is in vain for
 * `await`: so it is tried when the reaction before was made by such a call.
 */
export function createPromisePlaces(capture: Capture): PromisePlaces {
  // The learner's code may replace it later.
  const { then } = Promise.prototype;
  const placeThen = capture.watchCall(THEN);
  let isLikely = false;
  return {
    find: (isReaction, top) => {
      if (isReaction && isLikely) {
        const place = placeThen(takeFrames(1, then));
        if (place !== null) return place;
      }
      const found = capture.findOwn(takeFrames(NEAR, top));
      if (isReaction) isLikely = found?.path.calls.length === 1 && found.path.calls[0] === THEN;
      return found === null ? null : found.path.place(found.frame);
    },
  };
}
