import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { Router } from "@solution";

/** The call that finds the handler of a URL among `size` other routes; nothing is sent. */
function find(size: number, url: string): () => unknown {
  const router = new Router();
  for (let n = 0; n < size; n += 1) {
    router.get(`/shops/${n}/orders`, () => undefined);
    router.get(`/shops/${n}/orders/:order`, () => undefined);
  }
  const req = new IncomingMessage(new Socket());
  req.method = "GET";
  req.url = url;
  const res = new ServerResponse(req);
  return () => router.handle(req, res);
}

export const workloads = {
  "a plain path, with n pairs of routes": {
    sizes: [1, 10, 100],
    prepare: (size: number) => find(size, `/shops/${size - 1}/orders`),
  },
  "a path with a parameter, with n pairs of routes": {
    sizes: [1, 10, 100],
    prepare: (size: number) => find(size, `/shops/${size - 1}/orders/42?page=2`),
  },
};
