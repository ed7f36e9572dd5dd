import type { Page } from "playwright-core";
import { splitLines } from "../../src/loop/split-lines.ts";
import type { QueueItem, QueueName, Step, Trace } from "../../src/loop/trace.ts";
import { evaluate } from "./open-page.ts";

/** What the page shows of a step. */
export interface ShownStep {
  step: number;
  phase: string;
  queues: Record<string, { api: string; line: string | null; runs: boolean }[]>;
  output: string[];
  rules: string[];
}

const READ = `(() => {
  const text = (one) => one?.innerText ?? null;
  return {
    step: Number(document.querySelector(".replay").dataset.step),
    phase: document.querySelector(".now").classList[1],
    queues: Object.fromEntries([...document.querySelectorAll("[data-lane]")].map((lane) => [
      lane.dataset.lane,
      [...lane.querySelectorAll(".card")].toSorted((a, b) => a.dataset.at - b.dataset.at).map((card) => ({
        api: text(card.querySelector("code")),
        line: text(card.querySelector(".line")),
        runs: card.classList.contains("now"),
      })),
    ])),
    output: [...document.querySelectorAll(".output li:not(.ahead) code")].map((one) => one.textContent),
    rules: [...document.querySelectorAll(".now .rule-name")].map((one) => one.innerText),
  };
})()`;

/** What a page shows now. */
export function readStep(page: Page): Promise<unknown> {
  return evaluate(page, READ);
}

/** What a page shows at each of so many steps from where it is, without a frame drawn in between. */
export async function readSteps(page: Page, count: number): Promise<unknown[]> {
  const read = await evaluate(
    page,
    `(async () => {
      const shown = [];
      for (let at = 0; at < ${count}; at += 1) {
        shown.push(${READ});
        document.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight" }));
        await new Promise((resolve) => setTimeout(resolve));
      }
      return shown;
    })()`,
  );
  if (!Array.isArray(read)) throw new Error("The page gave no list.");
  return read.map((step: unknown) => step);
}

/** What the page has to show of a step, by the trace. */
export function expectStep(step: Step, { steps }: Trace): ShownStep {
  const lanes: QueueName[] = ["nextTick", "microtask", "timers", "poll", "check", "close"];
  if (step.queuesBefore.pending.length > 0) lanes.push("pending");
  const show = ({ api, line, step: own }: QueueItem): ShownStep["queues"][string][number] => ({
    api,
    line: line === null ? null : `line ${line}`,
    runs: own === step.n,
  });
  const prints = steps.filter(({ n }) => n <= step.n).flatMap((one) => one.prints);
  const out = splitLines(prints.map(({ text }) => text).join(""));
  return {
    step: step.n,
    phase: step.phase,
    queues: Object.fromEntries(lanes.map((lane) => [lane, step.queuesBefore[lane].map(show)])),
    output: out,
    rules: step.why,
  };
}
