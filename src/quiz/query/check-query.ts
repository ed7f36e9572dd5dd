import { splitStatements } from "./split-statements.ts";
import { judgeQuery } from "./judge-query.ts";
import type { QueryVerdict } from "./judge-query.ts";
import { areAlike } from "./judge-runs.ts";
import type { QueryRun } from "./query-run.ts";
import type { QueryTask } from "./read-query.ts";

/** The statements of a card as they are run to prove it: all right ones, then all wrong ones. */
export function listScripts({ rights, wrongs }: QueryTask): string[] {
  return [...rights, ...wrongs.map(({ sql }) => sql)];
}

/**
 * What is wrong with a card, a sentence each: every right statement has to be right on every filling, every
 * wrong one has to run and to be wrong in a way of its own. `runs` are those of `listScripts`.
 */
export function checkQuery(card: QueryTask, runs: readonly QueryRun[][]): string[] {
  const rights = runs.slice(0, card.rights.length);
  const wrongs = runs.slice(card.rights.length);
  const right = rights[0] ?? [];
  const judge = (answer: QueryRun[]): QueryVerdict =>
    judgeQuery(card, { answer, right, wrong: [] });
  return [
    ...checkCaptions(card),
    ...(right.some(hasRows) || card.graded === "effect"
      ? []
      : ["expected a right statement that returns rows"]),
    ...rights.flatMap((answer, at) => {
      const { unclear, findings } = judge(answer);
      if (unclear === null && findings.length === 0) return [];
      return `expected right statement ${at + 1} to be right, got ${describe({ unclear, findings })}`;
    }),
    ...wrongs.flatMap((answer, at) => {
      const { unclear, findings } = judge(answer);
      if (unclear !== null)
        return `expected wrong statement ${at + 1} to run, got ${describe({ unclear, findings })}`;
      return findings.length > 0 ? [] : `expected wrong statement ${at + 1} to be wrong`;
    }),
    ...wrongs.flatMap((answer, at) => {
      const twin = wrongs.findIndex((other) => areAlike(answer, other, card));
      return card.wrongs[twin]?.text === card.wrongs[at]?.text
        ? []
        : `expected wrong statement ${at + 1} to come to something else than ${twin + 1}`;
    }),
  ];
}

function hasRows({ steps }: QueryRun): boolean {
  return (steps.at(-1)?.rows.length ?? 0) > 0;
}

/** What is looked at is named in what a learner reads. */
function checkCaptions({ checks, planned }: QueryTask): string[] {
  return splitStatements([checks, ...planned].join(";\n")).flatMap(({ caption, sql }) =>
    caption === "" ? `expected a comment above \`${sql.split("\n")[0]}\`` : [],
  );
}

function describe({ unclear, findings }: Pick<QueryVerdict, "unclear" | "findings">): string {
  return JSON.stringify(unclear ?? findings[0]).slice(0, 400);
}
