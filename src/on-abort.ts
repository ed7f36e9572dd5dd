/**
 * Calls `act` once when the signal is aborted, at once if it is already; a bare listener would miss an
 * abort that came before it. Gives what takes the call back.
 */
export function onAbort(signal: AbortSignal | undefined, act: () => void): () => void {
  if (signal === undefined) return () => undefined;
  if (signal.aborted) {
    act();
    return () => undefined;
  }
  signal.addEventListener("abort", act, { once: true });
  return () => signal.removeEventListener("abort", act);
}
