/**
 * The outcomes of a text that this program wrote, by their keys. A key holds all that an outcome
 * depends on, so one of another version is never asked for.
 */
export function parseOutcomes<T>(text: string): Map<string, T> {
  return new Map(JSON.parse(text) as [string, T][]);
}
