import { TrainerError } from "./errors.ts";

const AGAIN =
  "Install trainer again: `npm ci` in a clone, else `npm install --global` with its tarball; npm sometimes leaves out the part for a platform, and `trainer doctor` looks for that.";

/**
 * What an error says of the installation, rather than of trainer: a part that is missing
 * (`INCOMPLETE_INSTALL`). `null` for any other error. No learner's code runs in this process, so what cannot be loaded here is a part of trainer.
 */
export function explainInstallFault(error: unknown): TrainerError | null {
  const part = listCauses(error)
    .map(findMissing)
    .find((name) => name !== null);
  if (part === undefined || part === null) return null;
  const message = `This installation of trainer is not complete: ${part} is missing or damaged.`;
  return new TrainerError("INCOMPLETE_INSTALL", message, { hint: AGAIN, cause: error });
}

function listCauses(error: unknown): Error[] {
  const found: Error[] = [];
  for (let one = error; one instanceof Error && found.length < 10; one = one.cause) found.push(one);
  return found.toReversed();
}

/** The part that could not be loaded, by what Node and the loaders of native parts say. */
function findMissing(error: Error): string | null {
  const code: unknown = Reflect.get(error, "code");
  if (code === "ERR_DLOPEN_FAILED") return "a native part";
  if (code === "MODULE_NOT_FOUND" || code === "ERR_MODULE_NOT_FOUND") {
    const name = /Cannot find (?:module|package) '([^']+)'/.exec(error.message)?.[1];
    return name === undefined ? "a part" : `\`${name}\``;
  }
  return /Cannot find native binding/.test(error.message) ? "a native part" : null;
}
