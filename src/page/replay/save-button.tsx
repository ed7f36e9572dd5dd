import type { VNode } from "preact";
import { saveSvg } from "./save-svg.ts";

/** Saves a drawing as a file of its own. */
export function SaveButton({ of, name }: { of: string; name: string }): VNode {
  return (
    <button type="button" class="save fine" onClick={() => saveSvg(of, name)}>
      Save as SVG
    </button>
  );
}
