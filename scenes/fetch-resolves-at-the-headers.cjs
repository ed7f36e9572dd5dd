/*
---
title: When fetch resolves
chapter: streams-and-sockets
order: 114
question: A server sends the first half of its answer and then waits. Is `fetch` settled before the second half is there?
orders:
  both *: request -> status 200 -> second half sent -> first second
---
It is. `fetch` resolves when the headers have arrived. The body is a stream that comes afterwards, and
`text()` or `json()` waits for its end. Here the server sends the rest only after the client has seen the status, so
with any other order the two would wait for each other forever.

That is why there are two awaits, and why both can fail: the connection may break in the middle of the body, after a
status of 200. A deadline has to cover both, as `fetch(url, { signal: AbortSignal.timeout(1000) })` does.

If you do not read the body, cancel it by `response.body.cancel()`. Otherwise the connection may stay occupied until
the garbage collector finds the response.
*/
const http = require("node:http");

let sendRest;
const server = http.createServer((request, response) => {
  console.log("request");
  response.write("first ");
  sendRest = () => response.end("second");
});
server.listen(0, "127.0.0.1", async () => {
  const response = await fetch(`http://127.0.0.1:${server.address().port}`);
  console.log(`status ${response.status}`);
  setTimeout(() => {
    console.log("second half sent");
    sendRest();
  }, 5);
  console.log(await response.text());
  server.close();
  server.closeAllConnections();
});
