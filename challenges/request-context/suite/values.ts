/** Reads the context as any code would, whether its values are own or inherited properties. */
import { getContext } from "@solution";

/** All values of the current context, or `undefined` if there is none. */
export function valuesNow(): Record<string, unknown> | undefined {
  const context = getContext();
  if (context === undefined) return undefined;
  const values: Record<string, unknown> = {};
  for (const name in context) values[name] = context[name];
  return values;
}
