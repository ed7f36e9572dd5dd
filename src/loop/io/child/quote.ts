// The learner's code may replace what it likes.
const { stringify } = JSON;
const known = new Map<string, string>();

/** A text as JSON; the same few texts come again and again, so each answer is kept. */
export function quote(text: string): string {
  const before = known.get(text);
  if (before !== undefined) return before;
  const quoted = stringify(text);
  known.set(text, quoted);
  return quoted;
}
