/*
---
title: fetch and an error status
chapter: traps
order: 65
question: The server answers the first request with status 500 and hangs up at the second. Which of them does the `catch` see?
orders:
  both *: resolved with 500 -> rejected with TypeError
---
Only the second. An answer with status 500 is an answer, so `fetch` resolves, and `response.ok` is false. It rejects if
there is no answer: the name is not found, nobody listens, the connection breaks, the signal aborts.

The error is a `TypeError` that says only "fetch failed". What really happened is in its `cause`, such as
`ECONNREFUSED`; log that too.

Code that was moved from a client library to `fetch` often loses its error handling this way: many of them throw for a
status of 400 and above. Check `response.ok` after every `fetch`.
*/
const http = require("node:http");

const server = http.createServer((request, response) => {
  if (request.url === "/error") response.writeHead(500).end();
  else request.socket.destroy();
});
server.listen(0, "127.0.0.1", async () => {
  for (const page of ["error", "broken"]) {
    try {
      const response = await fetch(`http://127.0.0.1:${server.address().port}/${page}`);
      console.log(`resolved with ${response.status}`);
      await response.text();
    } catch (error) {
      console.log(`rejected with ${error.name}`);
    }
  }
  server.close();
  server.closeAllConnections();
});
