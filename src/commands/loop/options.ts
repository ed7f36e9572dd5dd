import type { SceneFilter } from "../../loop/scene/filter-scenes.ts";
import type { WorkspaceOption } from "../state.ts";

/** What `trainer loop` was given. */
export interface LoopOptions extends WorkspaceOption, SceneFilter {
  /** `true` without lines; `false` where none are wanted. */
  predict?: string | boolean;
  allOrders?: boolean;
  matrix?: boolean;
  /** The first scene that was not seen. */
  next?: boolean;
  step?: boolean;
  /** `true` without a step. */
  queues?: string | true;
  internals?: boolean;
  mode?: "cjs" | "esm";
  node: string[];
  /** A forcing; `true` without one, which replaces the file of a page. */
  force?: string | true;
  /** The file of a page. */
  html?: string;
  /** The folder of a site of all scenes. */
  htmlAll?: string;
  json?: boolean;
}
