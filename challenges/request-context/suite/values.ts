/**
 * Reads the context as any code would, whether its values are own or inherited properties. What
 * `getContext` throws is a value here, because many of these calls come from timers and listeners.
 */
import { getContext } from "@solution";

/** All values of the current context, or `undefined` if there is none. */
export function valuesNow(): Record<string, unknown> | undefined {
  try {
    const context = getContext();
    if (context === undefined) return undefined;
    const values: Record<string, unknown> = {};
    for (const name in context) values[name] = context[name];
    return values;
  } catch (error) {
    return { thrown: String(error) };
  }
}

/** One value of the current context. */
export function valueNow(name = "id"): unknown {
  const values = valuesNow();
  return values?.["thrown"] ?? values?.[name];
}
