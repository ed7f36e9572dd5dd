import Module, { syncBuiltinESMExports } from "node:module";

/**
 * Refuses, for everything that is loaded from now on by `require` or `process.getBuiltinModule`,
 * the modules that `isRefused` names. ES imports go through the module loader.
 */
export function refuseModules(
  isRefused: (specifier: string) => boolean,
  report: (specifier: string) => void,
): void {
  const refuse = (specifier: unknown): void => {
    if (typeof specifier !== "string" || !isRefused(specifier)) return;
    report(specifier);
    throw new Error(`A solution may not import "${specifier}"`);
  };
  guard(Module, "_load", refuse);
  guard(process, "getBuiltinModule", refuse);
  syncBuiltinESMExports();
}

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
