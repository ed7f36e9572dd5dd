/** The resources that a forcing counts: timers, immediates and requests to the system. */
export function isScheduling(type: string): boolean {
  return type === "Timeout" || type === "Immediate" || /^FSREQ|REQWRAP$|REQUEST$/.test(type);
}
