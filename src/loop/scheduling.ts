/** The resources that a forcing counts: timers, immediates and requests to the system. */
export function isScheduling(type: string): boolean {
  return type === "Timeout" || type === "Immediate" || /^FSREQ|REQWRAP$|REQUEST$/.test(type);
}

/** Whether Node calls back into JavaScript when an operation of this type is done, so that it can be held back. */
export function mayHoldBack(type: string): boolean {
  return type === "FSREQCALLBACK" || /^GET(?:ADDR|NAME)INFOREQWRAP$|REQUEST$/.test(type);
}

/** Whether it is a lookup, of which the pool takes only half as many at once as it has threads. */
export function isLookup(type: string): boolean {
  return /^GET(?:ADDR|NAME)INFOREQWRAP$/.test(type);
}
