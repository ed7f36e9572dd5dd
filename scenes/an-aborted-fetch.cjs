/*
---
title: An aborted fetch
chapter: streams-and-sockets
order: 116
question: The server gets the request, and the client aborts it right there. When does the promise reject, and when does the server notice?
rules: 1
orders:
  both *: request -> aborted -> tick -> AbortError -> immediate -> response closed
---
`abort()` rejects the promise of `fetch` before it returns. So the `catch` is a microtask of the callback that aborts:
it runs after the tick and before the immediate, with nothing of the network in between.

The server learns of it from the network: `fetch` destroys the connection, and the server's socket finds its end in a
later poll phase. With a client on another machine that takes as long as the network does.

Until then the server goes on working for nobody. If its work is long, let it listen for `close` of the response, and
stop when `response.writableFinished` is false.
*/
const http = require("node:http");

const controller = new AbortController();
const server = http.createServer((request, response) => {
  console.log("request");
  response.on("close", () => {
    console.log("response closed");
    server.close();
    server.closeAllConnections();
  });
  process.nextTick(() => console.log("tick"));
  setImmediate(() => console.log("immediate"));
  controller.abort();
  console.log("aborted");
});
server.listen(0, "127.0.0.1", () => {
  const url = `http://127.0.0.1:${server.address().port}`;
  fetch(url, { signal: controller.signal }).catch((error) => console.log(error.name));
});
