import { TrainerError } from "../errors.ts";
import type { Forcing } from "./event.ts";

/**
 * Reads a forcing such as `spin:0,2 late:1 dilate:20`.
 *
 * @throws TrainerError `INVALID_FORCING` when it is not well formed.
 */
export function parseForcing(text: string): Forcing {
  const force: Forcing = { dilate: 1, spin: [], late: [] };
  for (const word of text.split(/\s+/).filter((one) => one !== "")) {
    const [, name, list = ""] = /^(spin|late|dilate):(\d+(?:\.\d+)?(?:,\d+)*)$/.exec(word) ?? [];
    const numbers = list.split(",").map(Number);
    if (name === "spin") force.spin = numbers;
    else if (name === "late") force.late = numbers;
    else if (name === "dilate" && (numbers[0] ?? 0) >= 1) force.dilate = numbers[0] ?? 1;
    else rejectForcing(word);
  }
  return force;
}

/** A forcing as `--force` takes it; empty for none. */
export function writeForcing({ dilate, spin, late }: Forcing): string {
  return [
    spin.length > 0 ? `spin:${spin.join(",")}` : "",
    late.length > 0 ? `late:${late.join(",")}` : "",
    dilate === 1 ? "" : `dilate:${dilate}`,
  ]
    .filter((word) => word !== "")
    .join(" ");
}

function rejectForcing(word: string): never {
  throw new TrainerError("INVALID_FORCING", `\`${word}\` is not a valid \`--force\` value.`, {
    hint: "Write it as `spin:0,2 late:1 dilate:20`; `--all-orders` prints the ones that matter.",
  });
}
