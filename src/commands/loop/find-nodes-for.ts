import { TrainerError } from "../../errors.ts";
import { findNodes } from "../../loop/io/find-nodes.ts";
import type { FoundNode } from "../../loop/io/find-nodes.ts";
import type { Scene } from "../../loop/scene/scene.ts";
import { matchesRange } from "../../text/version-range.ts";

/**
 * The Nodes of this machine that can run a scene, oldest first, the named ones among them; all of them when
 * it is no scene.
 *
 * @throws TrainerError `WRONG_NODE` when none of them can.
 */
export async function findNodesFor(
  scene: Scene | null,
  named: readonly string[],
): Promise<FoundNode[]> {
  const nodes = await findNodes(named);
  const range = scene?.node ?? "*";
  const found = nodes.filter(({ version }) => matchesRange(version, range));
  if (found.length > 0 || scene === null) return found;
  throw new TrainerError("WRONG_NODE", `The scene \`${scene.slug}\` needs Node ${range}.`, {
    hint: "No such Node was found here; name one with `--node <path>`.",
  });
}
