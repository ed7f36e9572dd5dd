/** A UUID, a port of this machine; in a pattern the hyphens and dots may be escaped. */
const PASSING = [
  /[\da-f]{8}(?:\\?-[\da-f]{4}){3}\\?-[\da-f]{12}/i,
  /(?:127\\?\.0\\?\.0\\?\.1|localhost|\[::1\]):\d{4,5}\b/,
];

/** Whether a text of a finding holds a value that no other run prints again. */
export function hasPassingValue(text: string): boolean {
  return PASSING.some((pattern) => pattern.test(text));
}
