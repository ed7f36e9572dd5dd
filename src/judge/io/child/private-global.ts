/**
 * What the bundled test tools see as their global object (scripts/build.mjs): it has all that the
 * real one has, and what they put on it stays out of the learner's sight.
 */
export const privateGlobal: object = Object.create(globalThis);
