/** What a scaffold says where an author is to write. */
export const PLACEHOLDERS = {
  summary: "One sentence for the list: what you build.",
  opening: "Two or three sentences, as an interviewer would say them.",
  pointer: "A pointer: what to look at.",
  nearAnswer: "Nearly the answer: the name of the technique.",
  said: "Three sentences, as one says them aloud.",
  purpose: "Says what it promises.",
} as const;
