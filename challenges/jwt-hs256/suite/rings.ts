import { KeyRing } from "@solution";
import { value } from "../../kit.ts";
import { NOW } from "./tokens.ts";

/** A ring whose clock the test moves. */
export function makeRing(overlap = 600) {
  let seconds = NOW;
  const ring = new KeyRing({ overlap, now: () => seconds * 1000 });
  return {
    ring,
    pass: (more: number): void => void (seconds += more),
    /** A token of the ring that lives longer than all tests. */
    sign: async (): Promise<string> =>
      String(await value(ring.sign({ sub: "ada" }, { expiresIn: 1e6 }), 1000, "a ring signs")),
  };
}
