import { Router } from "@solution";
import { serve } from "./serve.ts";

const router = new Router();
router.get("/users/:id", (req, res, { params: { id }, query }) => {
  res.end(`user ${id}, page ${query.get("page")}`);
});
router.post("/users", (req, res) => {
  res.writeHead(201).end("created");
});

const site = await serve(router); // a server on a free port, see play/serve.ts
console.log(await site.ask("GET", "/users/42?page=2")); // 200 user 42, page 2
console.log(await site.ask("POST", "/users")); // 201 created
console.log(await site.ask("GET", "/posts")); // 404
site.close();
