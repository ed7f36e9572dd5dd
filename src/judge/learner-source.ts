/** A learner's file as text; of several the first one is the judged file. */
export interface LearnerSource {
  /** Absolute path. */
  path: string;
  text: string;
}
