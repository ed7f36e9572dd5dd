import type { Source } from "../../loop/io/prepare-source.ts";
import type { Scene } from "../../loop/scene/scene.ts";

/** What a command line of the lab is about. */
export interface Subject {
  source: Source;
  /** How people name the file. */
  name: string;
  /** The scene that it is, if it is one. */
  scene: Scene | null;
  /** An empty folder for the runs. */
  scratch: string;
}
