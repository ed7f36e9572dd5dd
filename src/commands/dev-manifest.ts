import { findChallenge } from "../catalog/find-challenge.ts";
import { locateChallenge } from "../catalog/challenge-paths.ts";
import { loadCatalog } from "../catalog/io/load-catalog.ts";
import { TrainerError } from "../errors.ts";
import { attemptChallenge } from "../judge/io/attempt-challenge.ts";
import { replaceFile } from "../workspace/io/replace-file.ts";
import type { Context, ExitCode } from "./context.ts";

/**
 * Runs the reference and writes the names of all tests into `suite/manifest.json`.
 *
 * @throws TrainerError `SUITE_FAILED` when the reference does not pass.
 */
export async function writeManifest(slug: string, context: Context): Promise<ExitCode> {
  const { packageRoot, signal } = context;
  const challenge = findChallenge(loadCatalog(packageRoot), slug);
  const { solution: file, manifest } = locateChallenge(packageRoot, slug);
  const request = { challenge, packageRoot, file, sandbox: true, types: false, signal };
  const { tests, loadErrors, lateErrors } = await attemptChallenge(request);
  const failed = tests
    .filter(({ state }) => state !== "passed")
    .map(({ name, error }) => `${name}: ${error?.message ?? ""}`);
  const faults = [...[...loadErrors, ...lateErrors].map(({ message }) => message), ...failed];
  if (faults.length > 0 || tests.length === 0) {
    throw new TrainerError(
      "SUITE_FAILED",
      `The reference of \`${slug}\` does not pass: ${faults.join("; ") || "no test ran"}.`,
      {
        hint: "Mend the suite or the reference, then type the command again.",
      },
    );
  }
  const names = tests.map(({ name }) => name);
  replaceFile(manifest, `${JSON.stringify({ tests: names }, null, 2)}\n`);
  context.out(`Wrote ${names.length} tests to challenges/${slug}/suite/manifest.json\n`);
  return 0;
}
