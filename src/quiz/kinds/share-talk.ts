import type { CardKind } from "./card-kind.ts";
import {
  digestTalk,
  findStep,
  gradeTalk,
  parseTalk,
  takeStepBack,
  tellRightTalk,
  tellTalk,
} from "./talk.ts";
import type { PartSaid, Talk, TalkLook } from "./talk.ts";

/** A card that is talked through, and an answer to it. */
type TalkKind<K extends string> = CardKind<Talk & { kind: K }, TalkAnswer<K>, TalkLook>;
interface TalkAnswer<K extends string> {
  kind: K;
  parts: PartSaid[];
}

/** What kinds of cards share that are talked through part by part, whatever their parts are. */
export function shareTalk<K extends "chain" | "walkthrough">(
  kind: K,
): Pick<
  TalkKind<K>,
  "items" | "right" | "digest" | "grade" | "waits" | "takeBack" | "parse" | "tell"
> {
  const answer = (parts: PartSaid[] | null): TalkAnswer<K> | null =>
    parts === null ? null : { kind, parts };
  return {
    items: ({ parts }) => parts.flatMap(({ points }) => points.map(({ text }) => text)),
    right: (card) => ({ kind, ...tellRightTalk(card) }),
    digest: digestTalk,
    grade: gradeTalk,
    waits: (asked, said) => findStep(asked, said)?.wanted ?? null,
    takeBack: (said) => answer(takeStepBack(said)),
    parse: (asked, value) => answer(parseTalk(asked, value)),
    tell: tellTalk,
  };
}
