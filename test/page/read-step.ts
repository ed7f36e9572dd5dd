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
      [...lane.querySelectorAll(".card")].map((card) => ({
        api: text(card.querySelector("code")),
        line: text(card.querySelector(".line")),
        runs: card.classList.contains("now"),
      })),
    ])),
    output: [...document.querySelectorAll(".output li:not(.ahead) code")].map((one) => one.textContent),
    rules: [...document.querySelectorAll(".now > .rule code:last-of-type")].map((one) => one.innerText),
  };
})()`;

/** What a page shows now. */
export function readStep(page: Page): Promise<unknown> {
  return evaluate(page, READ);
}

/** What the page has to show of a step, by the trace. */
export function expectStep(step: Step, { steps }: Trace): ShownStep {
  const lanes: QueueName[] = ["nextTick", "microtask", "timers", "poll", "check", "close"];
  const show = ({ api, line, step: own }: QueueItem): ShownStep["queues"][string][number] => ({
    api,
    line: line === null ? null : `line ${line}`,
    runs: own === step.n,
  });
  const prints = steps.slice(0, step.n + 1).flatMap((one) => one.prints);
  const out = splitLines(prints.map(({ text }) => text).join(""));
  return {
    step: step.n,
    phase: step.phase,
    queues: Object.fromEntries(lanes.map((lane) => [lane, step.queuesBefore[lane].map(show)])),
    output: out,
    rules: step.why,
  };
}
