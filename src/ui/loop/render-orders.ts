import type { LoopRuleText } from "../../loop/rules.ts";
import type { Order, OrderSet, LoopRule } from "../../loop/trace.ts";
import { renderNext } from "../command-list.ts";
import { countNoun } from "../text/count-noun.ts";
import { joinPage } from "../text/page.ts";
import { sayText } from "../text/say.ts";
import { wrapText } from "../text/wrap.ts";
import type { View } from "../view.ts";

/** What the list of orders is made from. */
export interface OrdersPage {
  orders: OrderSet;
  rules: Readonly<Record<LoopRule, LoopRuleText>>;
  /** The file or scene, as it was named. */
  name: string;
}

const SHOWN = 40;

/** Every order with how it was seen and where it parts from the one that was recorded. */
export function renderOrders(page: OrdersPage, view: View): string {
  const { orders } = page;
  const { style, width } = view;
  const { list } = orders;
  const count =
    list.length === 1 && orders.complete
      ? "Only one output order is possible"
      : `${countNoun(list.length, "order")}, ${list.length} witnessed`;
  const rest =
    list.length > SHOWN ? [`and ${list.length - SHOWN} more (\`--json\` lists them)`] : [];
  return joinPage([
    [style.strong(`${count} (${countNoun(orders.runs, "run")})`)],
    ...list.slice(0, SHOWN).map((order, at) => renderOrder(order, at, { page, view })),
    rest.map((text) => sayText(text, style)),
    [...describeRest(page), ...orders.assumptions].flatMap((text) =>
      wrapText(sayText(text, style), width, { first: `${style.symbols.bullet} `, rest: "  " }),
    ),
  ]);
}

function renderOrder(
  order: Order,
  at: number,
  { page, view }: { page: OrdersPage; view: View },
): string[] {
  const { style, width } = view;
  const prints = order.prints.map((line) => sayText(line, style));
  const text = prints.length === 0 ? "(nothing)" : prints.join(` ${style.symbols.arrow} `);
  const indent = { first: "   ", rest: "   " };
  const sign = style.good(style.symbols.met);
  const lines = wrapText(text, width, { first: `${sign} ${at + 1}. `, rest: "     " });
  lines.push(...wrapText(style.quiet(sayText(describeStatus(order), style)), width, indent));
  if (order.again !== undefined) {
    const command = `trainer loop ${page.name} --force "${order.again}"`;
    lines.push(
      ...renderNext([command], { style, width: width - 3 })
        .split("\n")
        .map((line) => `   ${line}`),
    );
  }
  if (order.fork !== undefined) {
    const { step, choice, why } = order.fork;
    const fork = `At step ${step}: ${choice}. ${page.rules[why].says} ${why}`;
    lines.push(...wrapText(sayText(fork, style), width, indent));
  }
  return lines;
}

function describeStatus({ seen, forcing }: Order): string {
  const asItIs = seen.plain + seen.traced;
  const directed = seen.directed === 0 ? "" : countNoun(seen.directed, "directed run");
  if (asItIs === 0) return `Seen in ${directed}, the first with ${forcing ?? "a shifted machine"}.`;
  const normal = `Seen in ${countNoun(asItIs, "normal run")}`;
  return directed === "" ? `${normal}.` : `${normal} and in ${directed}.`;
}

/** What is known of the orders that are not listed. */
function describeRest({ orders }: OrdersPage): string[] {
  const { complete, runs, list, declared = [] } = orders;
  const known = new Set(list.map(({ prints }) => prints.join("\n")));
  const left = declared.filter((lines) => !known.has(lines.join("\n")));
  const rest = complete
    ? "The rules forbid every other order."
    : `Every other order is not explored: none of ${countNoun(runs, "run")} printed it.`;
  if (left.length === 0) return [rest];
  return [
    rest,
    `The scene promises ${countNoun(left.length, "more order")}, which no run printed here.`,
  ];
}
