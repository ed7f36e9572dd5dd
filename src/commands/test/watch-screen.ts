import { checkTypes } from "../../judge/io/check-types.ts";
import type { Judged } from "../../judge/io/session.ts";
import { renderKeys } from "../../ui/render-keys.ts";
import { wrapText } from "../../ui/text/wrap.ts";
import type { Context } from "../context.ts";
import { reportVerdict } from "./report-verdict.ts";
import type { State } from "../state.ts";
import type { WatchRequest } from "./watch-request.ts";
import { listKeys } from "./watch-keys.ts";

/** What a watch shows, step by step; without a terminal only the verdicts. */
export interface WatchScreen {
  /** Whether the type check comes after the verdict, so that nobody waits for it. */
  typesLater: boolean;
  showBegin: () => void;
  showVerdict: (judged: Judged, before: State) => void;
  /** Checks the types where that comes later, and shows them. */
  showTypes: (judged: Judged, before: State, signal: AbortSignal) => Promise<void>;
  showKeys: (judged: Judged, state: State) => void;
  /** Says that the system does not report saves. */
  showDeaf: () => void;
}

const DEAF =
  "The system does not report saves in this folder, so trainer looks for them twice a second.";

/** Clears the screen and what was scrolled out of it. */
const CLEAR = "\u001B[2J\u001B[3J\u001B[H";

/** A screen that shows one verdict at a time, or a log of verdicts where there is no terminal. */
export function openWatchScreen(request: WatchRequest, context: Context): WatchScreen {
  const { reporter, challenge, file, scope, allFindings, allOutput } = request;
  const { terminal, style, out } = context;
  const { interactive } = terminal;
  const typesLater = interactive && reporter === "pretty";
  const paint = (judged: Judged, { progress }: State, typesPending: boolean): void => {
    if (interactive) out(CLEAR);
    const own = progress.challenges.get(challenge.slug);
    const how = { typesPending, hasKeys: interactive, allFindings, allOutput };
    reportVerdict(judged, { reporter, challenge, scope, own, context, ...how });
  };
  let deaf = false;
  return {
    typesLater,
    showBegin: () => {
      const { slug } = challenge;
      if (interactive) out(style.quiet(`Testing ${slug} ${style.symbols.ellipsis}\n`));
    },
    showVerdict: (judged, before) => paint(judged, before, typesLater),
    showTypes: async (judged, before, signal) => {
      if (!typesLater) return;
      const types = await checkTypes(file, signal);
      if (!signal.aborted)
        paint({ ...judged, verdict: { ...judged.verdict, types } }, before, false);
    },
    showKeys: ({ verdict }, { progress }) => {
      if (!interactive) return;
      const solved = verdict.status === "solved";
      const own = progress.challenges.get(verdict.challenge);
      const missed = verdict.requirements.some(({ outcome }) => outcome === "missed");
      const open = solved || own?.status === "solved" || own?.revealed === true;
      out(`\n${renderKeys(listKeys({ solved, missed, open }), context)}`);
      if (deaf) out(`${wrapText(DEAF, context.width).map(style.quiet).join("\n")}\n`);
    },
    showDeaf: () => {
      deaf = true;
      context.note(`${wrapText(DEAF, context.width).join("\n")}\n`);
    },
  };
}
