import { planChallenge } from "../../catalog/plan-challenge.ts";
import { locateChallenge } from "../../catalog/challenge-paths.ts";
import { TrainerError } from "../../errors.ts";
import { createFile } from "../../workspace/io/create-file.ts";
import { join } from "node:path";
import { renderNext } from "../../ui/command-list.ts";
import type { Context, ExitCode } from "../context.ts";

/**
 * Writes the files of a new challenge; existing ones stay as they are.
 *
 * @throws TrainerError `BAD_SLUG` when the name is not kebab-case, `CHALLENGE_EXISTS` when it is taken.
 */
export function scaffoldChallenge(slug: string, context: Context): ExitCode {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(slug)) {
    throw new TrainerError("BAD_SLUG", `\`${slug}\` is not kebab-case.`, {
      hint: "Type lower-case words joined by hyphens, such as `trainer dev new url-shortener`.",
    });
  }
  const [first, ...rest] = planChallenge(slug);
  const { challenge } = locateChallenge(context.packageRoot, slug);
  if (first === undefined || !createFile(challenge, first.text)) {
    throw new TrainerError("CHALLENGE_EXISTS", `The challenge \`${slug}\` already exists.`, {
      hint: `Type \`trainer dev check ${slug}\` to see what it lacks.`,
    });
  }
  const written = rest.filter(({ path, text }) =>
    createFile(join(context.packageRoot, path), text),
  );
  for (const { path } of [first, ...written]) context.out(`Created ${path}\n`);
  context.out("Read docs/add-a-challenge.md for what belongs in each file.\n");
  context.out(`${renderNext([`trainer dev check ${slug}`], context)}\n`);
  return 0;
}
