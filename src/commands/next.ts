import { defineNext } from "./next/define-next.ts";

/** `trainer next`: the first thing of today where there is a plan, else the challenge to continue with. */
export const define = defineNext(() => import("./next/planned.ts"));
