import type { CARD_KINDS } from "../kinds/index.ts";
import type { Asked, CardKind } from "../kinds/card-kind.ts";
import type { CardBase } from "./card-base.ts";

type CardKinds = typeof CARD_KINDS;

/** The way in which a card asks. */
export type Kind = keyof CardKinds;

/** A card of some kinds. */
export type CardOf<K extends Kind> = { [P in K]: { kind: P } & CardBase & Bodies[P] }[K];

/** One question with its answer. */
export type Card = CardOf<Kind>;

/** What a learner says to a card of some kinds; items count from 0 in the order of its file. */
export type AnswerOf<K extends Kind> = { [P in K]: { kind: P } & Answers[P] }[K];

/** What a learner says to a card. */
export type Answer = AnswerOf<Kind> | { kind: "unknown" };

/** A card of some kinds as one learner is asked it. */
export type AskedOf<K extends Kind> = { [P in K]: Asked<CardOf<P>> }[K];

/** A card as one learner is asked it. */
export type AskedCard = AskedOf<Kind>;

/** An answered card of some kinds; what was said is `null` when the card was not known. */
export type SolvedOf<K extends Kind> = {
  [P in K]: {
    kind: P;
    asked: AskedOf<P>;
    said: AnswerOf<P> | null;
    right: AnswerOf<P>;
    /** What has to be said next; `null` when the answer is whole. */
    wanted: string | null;
    /** How it went, for kinds that say so. */
    look: Looks[P] | null;
  };
}[K];

/** An answered card: what is right, and what the learner said. */
export type Solved = SolvedOf<Kind>;

/** All kinds, typed so that a kind takes the cards and answers of its own. */
export type KindTable = { [K in Kind]: CardKind<Bodies[K], { kind: K } & Answers[K], Looks[K]> };

type BodyOf<T> = T extends CardKind<infer B, infer _A, infer _L> ? B : never;
type SaidOf<T> = T extends CardKind<infer _B, infer A, infer _L> ? A : never;
type LookOf<T> = T extends CardKind<infer _B, infer _A, infer L> ? L : never;
type Bodies = { [K in Kind]: BodyOf<CardKinds[K]> };
type Answers = { [K in Kind]: SaidOf<CardKinds[K]> };
type Looks = { [K in Kind]: LookOf<CardKinds[K]> };
