import type { Status } from "../progress/event.ts";

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
