import { createList } from "@solution";
import { serve } from "./serve.ts";

const rows = [
  { id: "o1", customer: "Ada", total: 30, margin: 12 },
  { id: "o2", customer: "Bob", total: null, margin: 3 },
  { id: "o3", customer: "Cyd", total: 45, margin: 9 },
];
const list = createList({
  path: "/orders",
  rows: () => rows,
  fields: { customer: "string", total: "number" },
  secret: "known to the server only",
});

const site = await serve(list); // a server on a free port, see play/serve.ts
console.log(await site.ids("/orders?sort=-total&limit=2")); // 200 o3 o1
console.log(await site.ids("/orders?customer=Ada")); // 200 o1
console.log(await site.ids("/orders?margin=12")); // 400
site.close();
