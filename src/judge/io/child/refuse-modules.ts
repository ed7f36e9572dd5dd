import Module, { syncBuiltinESMExports } from "node:module";
import type { Rule } from "../../imports.ts";

/**
 * Refuses, for everything that is loaded from now on by `require` or `process.getBuiltinModule`,
 * the modules for which `findRule` finds a rule that is broken. The learner's own imports go through the module loader; those
 * of an installed package are only seen where Node has hooks for them (22.15, 23.5 and later).
 */
export function refuseModules(
  findRule: (specifier: string) => Rule | null,
  report: (specifier: string, rule: Rule) => void,
): void {
  const refuse = (specifier: unknown): void => {
    const rule = typeof specifier === "string" ? findRule(specifier) : null;
    if (typeof specifier !== "string" || rule === null) return;
    report(specifier, rule);
    throw new Error(`A solution may not import "${specifier}"`);
  };
  guard(Module, "_load", refuse);
  guard(process, "getBuiltinModule", refuse);
  syncBuiltinESMExports();
  const registerHooks: unknown = Reflect.get(Module, "registerHooks");
  if (typeof registerHooks !== "function") return;
  const resolve = (specifier: string, context: unknown, next: Resolve): unknown => {
    refuse(specifier);
    return next(specifier, context);
  };
  Reflect.apply(registerHooks, Module, [{ resolve }]);
}

type Resolve = (specifier: string, context: unknown) => unknown;

function guard(owner: object, name: string, refuse: (specifier: unknown) => void): void {
  const real: unknown = Reflect.get(owner, name);
  if (typeof real !== "function") return;
  Reflect.defineProperty(owner, name, {
    configurable: false,
    writable: false,
    value(this: unknown, ...args: unknown[]): unknown {
      refuse(args[0]);
      return Reflect.apply(real, this, args);
    },
  });
}
