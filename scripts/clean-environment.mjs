/**
 * Loaded by vitest before each test file. Tests say themselves what colour, workspace and kind of
 * machine they mean, and the programs that they start see what a plain shell would give them:
 * neither the caller's settings nor what npm and vitest put into the environment.
 */
const SETTINGS = ["CI", "COLORTERM", "EDITOR", "FORCE_COLOR", "NO_COLOR", "NODE_OPTIONS", "VISUAL"];
const VITEST = ["BASE_URL", "DEV", "FORCE_TTY", "MODE", "NODE_ENV", "PROD", "SSR", "TEST"];
const PREFIXES = ["TRAINER_", "VITEST", "npm_"];

for (const name of Object.keys(process.env)) {
  const isOurs = PREFIXES.some((prefix) => name.startsWith(prefix));
  if (isOurs || SETTINGS.includes(name) || VITEST.includes(name))
    Reflect.deleteProperty(process.env, name);
}
// What is remembered for a user would lead from one test to the next; below a file nothing can be kept.
process.env.XDG_STATE_HOME = process.execPath;
