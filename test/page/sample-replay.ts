import { fileURLToPath } from "node:url";
import { compareTraces } from "../../src/loop/compare-traces.ts";
import { exploreOrders } from "../../src/loop/io/explore-orders.ts";
import { findDefinitions } from "../../src/loop/io/find-definitions.ts";
import { loadScenes } from "../../src/loop/io/load-scenes.ts";
import { loadPageScript } from "../../src/loop/io/load-page-script.ts";
import { buildReplay, NAMED_RULES } from "../../src/loop/replay/build-replay.ts";
import { nameScenes } from "../../src/loop/replay/name-scenes.ts";
import type { Show } from "../../src/loop/replay/replay.ts";
import { showSource } from "../../src/loop/replay/show-source.ts";
import type { Mode, Trace } from "../../src/loop/trace.ts";
import { renderLoopPage } from "../../src/page/loop-page.tsx";
import { openLab } from "../loop/lab.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** A page of real runs, and what is in it. */
export interface SampleReplay {
  html: string;
  show: Show;
}

/** Runs a text in each mode, with all of its orders, and makes its page. */
export async function replaySnippet(
  name: string,
  text: string,
  modes: readonly Mode[] = ["cjs"],
): Promise<SampleReplay> {
  const lab = await openLab();
  try {
    const traces: Trace[] = [];
    for (const mode of modes) {
      const traced = await lab.trace(name, text, { mode });
      const { set } = await exploreOrders(traced);
      traces.push({ ...traced.trace, orders: set });
    }
    return makePage({ name, text, file: `${lab.folder}/${name}`, traces });
  } finally {
    lab.remove();
  }
}

function makePage(facts: {
  name: string;
  text: string;
  file: string;
  traces: readonly Trace[];
}): SampleReplay {
  const { name, text, file, traces } = facts;
  const findDefinition = findDefinitions(file, text);
  const [base] = traces;
  const show: Show = {
    name: `./${name}`,
    source: showSource(text, false),
    rules: [...NAMED_RULES],
    scenes: nameScenes(loadScenes(ROOT).scenes, () => null),
    guide: null,
    runs: traces.map((trace) =>
      buildReplay({
        ...{ trace, file, findDefinition, room: 100_000 },
        difference: base === undefined ? null : compareTraces(base, trace, null),
      }),
    ),
  };
  const html = renderLoopPage({
    ...{ show, title: name, question: null, lesson: null, script: loadPageScript(ROOT) },
    links: null,
    at: "2026-11-30T10:00:00.000Z",
  });
  return { html, show };
}
