import { resolve } from "node:path";
import type { FoundDrill } from "../../drill/io/find-drill-file.ts";
import { TrainerError } from "../../errors.ts";
import type { Context } from "../context.ts";
import { findDrill } from "../drill/check.ts";
import type { TestOptions } from "./test-options.ts";

/**
 * The drill that `--file` names, which is checked whole; `null` where it names none.
 *
 * @throws TrainerError when other options ask for something else.
 */
export function findGivenDrill(
  slug: string | undefined,
  options: TestOptions,
  { cwd }: Context,
): Pick<FoundDrill, "path" | "head"> | null {
  const { file } = options;
  const drill = file === undefined ? null : findDrill(resolve(cwd, file));
  if (drill === null) return null;
  const { slug: own } = drill.head.id;
  if (slug !== undefined && slug !== own) {
    const message = `\`${file ?? ""}\` is a drill on \`${own}\`, not on \`${slug}\`.`;
    throw new TrainerError("OTHER_CHALLENGE", message, { hint: `Leave out \`${slug}\`.` });
  }
  const refused = listParts(options);
  if (refused.length === 0) return drill;
  const message = `\`${refused[0] ?? ""}\` cannot be used for a drill, which is checked whole.`;
  throw new TrainerError("BAD_USAGE", message, {
    hint: `Run \`trainer test --file ${file ?? ""}\`.`,
  });
}

function listParts({ only, stage, watch, allStages, sandbox, reporter }: TestOptions): string[] {
  return [
    ...(only === undefined ? [] : ["--only"]),
    ...(stage === undefined ? [] : ["--stage"]),
    ...(allStages === true ? ["--all-stages"] : []),
    ...(watch === true ? ["--watch"] : []),
    ...(sandbox ? [] : ["--no-sandbox"]),
    ...(reporter === "pretty" ? [] : ["--reporter"]),
  ];
}
