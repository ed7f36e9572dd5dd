import type { Fault } from "../../text/line-fault.ts";
import { tell } from "../../text/line-fault.ts";
import type { Proof } from "../card/card-base.ts";
import { findFences } from "../card/fence.ts";
import { findField } from "../card/fields.ts";
import { findSection } from "../card/scan.ts";
import type { CardParts } from "./card-kind.ts";

/** A program that made an artefact with something that the check of cards cannot expect to be there. */
export interface Recording {
  /** With what it was recorded, such as `PostgreSQL 15 on Debian 12`. */
  made: string;
  program: Proof;
}

/** The program under `## Recording` and the field `recorded`; `null` when a card has neither. */
export function readRecording(parts: CardParts, faults: Fault[]): Recording | null {
  const made = findField(parts.fields, "recorded");
  const section = findSection(parts, "Recording");
  const [program, ...prints] = findFences(section.lines);
  if (made.text === "" && program === undefined) return null;
  const [print, ...more] = prints;
  const fits = program?.info === "mjs recording" && print?.info === "text prints";
  if (made.text === "" || program === undefined || !fits || more.length > 0) {
    const expected =
      "`recorded` and, under `## Recording`, a fence `mjs recording` and one `text prints`";
    tell(faults, section.line, { expected, got: program?.info ?? "" });
    return null;
  }
  return {
    made: made.text,
    program: {
      language: "mjs",
      code: program.code,
      exit: 0,
      prints: [{ range: "*", text: print.code }],
      proves: true,
      asked: false,
      line: program.line,
    },
  };
}
