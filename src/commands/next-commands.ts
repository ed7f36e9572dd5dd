import { isBlind } from "../drill/choose-drill.ts";
import type { ChallengeProgress, Status } from "../progress/event.ts";

/** What to type next for a challenge in a given status. */
export function suggestCommands(slug: string, status: Status): string[] {
  switch (status) {
    case "new":
      return [`trainer new ${slug}`];
    case "started":
      return [`trainer test ${slug}`, `trainer hint ${slug}`];
    case "solved":
      return [`trainer solution ${slug}`, "trainer next"];
  }
}

/** What works on a challenge: its tests, or the starter as long as there is nothing to test. */
export function nameWork(slug: string, own: { status: Status } | undefined): string {
  return (own?.status ?? "new") === "new" ? `trainer new ${slug}` : `trainer test ${slug}`;
}

/** The status of a challenge for what to do next: one that is solved again from a blank file is at work. */
export function findWorkStatus(own: ChallengeProgress | undefined): Status {
  return own?.status === "solved" && isBlind(own) ? "started" : (own?.status ?? "new");
}
