import { once } from "node:events";
import http from "node:http";
import { createBooks } from "@solution";
import { urlOf } from "./url.ts";

const server = http.createServer(createBooks());
server.listen(0, "127.0.0.1");
await once(server, "listening");
const at = (path: string) => new URL(path, urlOf(server));

const book = { title: "Dune", author: "Frank Herbert" };
const headers = { "Content-Type": "application/json" };
const created = await fetch(at("/books"), { method: "POST", headers, body: JSON.stringify(book) });
console.log(created.status); // 201

const location = created.headers.get("location") ?? "";
const read = await fetch(at(location));
console.log(read.status, location.startsWith("/books/")); // 200 true
console.log((await fetch(at("/books/unknown"))).status); // 404
server.close();
