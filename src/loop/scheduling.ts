/** The resources that a forcing counts: timers, immediates and requests to the system. */
export function isScheduling(type: string): boolean {
  return type === "Timeout" || type === "Immediate" || isRequest(type);
}

/** Whether it is a request to the system, which takes as long as it takes. */
export function isRequest(type: string): boolean {
  return /^FSREQ|REQWRAP$/.test(type) || isWork(type);
}

/** Whether Node calls back into JavaScript when an operation of this type is done, so that it can be held back. */
export function mayHoldBack(type: string): boolean {
  return type === "FSREQCALLBACK" || isLookup(type) || isWork(type);
}

/** Whether it is work for the pool, such as `PBKDF2REQUEST`; a request over HTTP is none. */
function isWork(type: string): boolean {
  return type.endsWith("REQUEST") && !type.startsWith("HTTP");
}

/** Whether it is a lookup, of which the pool takes only half as many at once as it has threads. */
export function isLookup(type: string): boolean {
  return /^GET(?:ADDR|NAME)INFOREQWRAP$/.test(type);
}
