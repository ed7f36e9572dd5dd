import { once } from "node:events";
import http from "node:http";
import { readJson } from "@solution";
import { urlOf } from "./url.ts";

const server = http.createServer((req, res) => {
  readJson(req).then(
    (body) => res.end(JSON.stringify({ got: body })),
    (error: { status?: number }) => {
      res.writeHead(error.status ?? 500, { Connection: "close" });
      res.end();
    },
  );
});
server.listen(0, "127.0.0.1");
await once(server, "listening");

const headers = { "Content-Type": "application/json" };
const send = (body: string) => fetch(urlOf(server), { method: "POST", headers, body });
console.log(await (await send('{"name":"Zoë"}')).json()); // { got: { name: "Zoë" } }
console.log((await send("{name}")).status); // 400
server.close();
