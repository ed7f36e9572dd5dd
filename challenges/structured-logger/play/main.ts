import { createLogger } from "@solution";

const lines: string[] = [];
const logger = createLogger({
  sinks: [{ write: (line) => lines.push(line) }],
  base: { service: "shop" },
  now: () => 0,
});
const orders = logger.child({ order: 7 });

orders.info("order placed", { total: 30 });
orders.debug("not written, because the level is info");

console.log(lines.length); // 1
console.log(JSON.parse(lines.join("")));
// { time: '1970-01-01T00:00:00.000Z', level: 'info', msg: 'order placed',
//   service: 'shop', order: 7, total: 30 }
