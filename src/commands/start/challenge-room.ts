import type { Challenge } from "../../catalog/challenge.ts";
import type { Status } from "../../progress/event.ts";
import type { Context } from "../context.ts";
import { findWorkStatus } from "../next-commands.ts";
import { loadState } from "../state.ts";
import { beginChallenge, watchThen } from "./begin.ts";
import { listChallengeEntries } from "./challenge-entries.ts";
import { askEntry } from "./entry.ts";
import type { Entry } from "./entry.ts";
import { askThen, endOf, runWords } from "./home.ts";
import type { End, Home } from "./home.ts";

/** Lets the learner pick a challenge, and then what to do with it. Escape goes back one step. */
export async function openChallenges(home: Home): Promise<End> {
  const { options, context } = home;
  let initial: string | undefined;
  for (;;) {
    const { catalog, progress } = loadState(context, options);
    const statusOf = (slug: string): Status => findWorkStatus(progress.challenges.get(slug));
    const entries = catalog.challenges.map((challenge): Entry<string> => {
      const status = statusOf(challenge.slug);
      const name = nameChallenge(challenge, status, context.style);
      return {
        name,
        words: [status === "new" ? "new" : "test", challenge.slug],
        value: challenge.slug,
      };
    });
    const picked = await askEntry(
      {
        message: "Which challenge?",
        entries,
        filters: true,
        ...(initial === undefined ? {} : { initial }),
      },
      context,
    );
    if (picked.kind !== "answered") return endOf(picked, "home");
    initial = picked.value;
    const challenge = catalog.challenges.find(({ slug }) => slug === picked.value);
    if (challenge === undefined) return "home";
    const end = await openChallenge(challenge, statusOf(challenge.slug), home);
    if (end !== "back") return end;
  }
}

function nameChallenge(
  { slug, level }: Challenge,
  status: Status,
  { plain, symbols }: Context["style"],
): string {
  const sign = { solved: symbols.met, started: symbols.started, new: symbols.untouched }[status];
  // A sign would be read out as a word before the name.
  const name = plain ? slug : `${sign} ${slug}`;
  return `${name} (${level}${status === "new" ? "" : `, ${status}`})`;
}

async function openChallenge(
  challenge: Challenge,
  status: Status,
  home: Home,
): Promise<End | "back"> {
  const { context } = home;
  const message = `${challenge.title} (${challenge.minutes} min)`;
  const entries = listChallengeEntries(challenge, status);
  const answer = await askEntry({ message, entries }, context);
  if (answer.kind !== "answered") return answer.kind === "cancelled" ? "back" : "interrupted";
  const { value } = answer;
  if (value.kind === "begin") return beginChallenge(value.slug, home);
  if (value.kind === "watch") return watchThen(value.slug, home, "back");
  if (value.kind === "run" && (await runWords(value.words, home)) === "left") return "back";
  const back: Entry<"back"> = { name: "Go back to the challenges", words: [], value: "back" };
  return askThen([back], home);
}
