import type { VNode } from "preact";
import { saveSvg } from "./save-svg.ts";

/** Saves a drawing as a file of its own. */
export function SaveButton(button: { of: string; name: string; what: string }): VNode {
  const { of, name, what } = button;
  return (
    <button type="button" class="save fine" onClick={() => saveSvg(of, name)}>
      Save <span class="hidden">{what} </span>as SVG
    </button>
  );
}
