import type { Proof } from "../../quiz/card/card-base.ts";
import type { ProofRun } from "../../quiz/proof-run.ts";
import { sanitizeOutput } from "../sanitize.ts";
import { joinPage } from "../text/page.ts";
import { sayText } from "../text/say.ts";
import { wrapText } from "../text/wrap.ts";
import type { View } from "../view.ts";
import { renderNumberedCode } from "./numbered-code.ts";

/** What the page of a proof that ran is made from. */
export interface ProofPage {
  proof: Proof;
  run: ProofRun;
  /** The Node that ran it. */
  version: string;
  /** Why it does not show what it claims, `null` when it does. */
  fault: string | null;
}

/** The code of a proof and what it just printed on this machine. */
export function renderProof({ proof, run, version, fault }: ProofPage, view: View): string {
  const { style, width } = view;
  const { met, missed, side } = style.symbols;
  const printed = sanitizeOutput(run.stdout.replace(/\n+$/, ""), style).split("\n");
  const file = `${proof.proves ? "proof" : "illustration"}.${proof.language}`;
  const right = proof.proves
    ? "It prints what the card says."
    : "It prints what the card says: an illustration, not a proof.";
  const verdict =
    fault === null
      ? style.good(`${met} ${right}`)
      : style.bad(`${missed} ${sayText(fault, style)}`);
  return joinPage([
    [style.strong(file)],
    renderNumberedCode(proof.code, view, null),
    [style.strong(`What ${version} prints`)],
    printed.map((line) => `${style.quiet(side)} ${line}`),
    wrapText(verdict, width, { first: "", rest: "  " }),
  ]);
}
