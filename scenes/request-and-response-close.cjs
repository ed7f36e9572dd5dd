/*
---
title: The end of a request
chapter: streams-and-sockets
order: 110
question: A body is sent and answered. Does the request close first, or the response?
orders:
  both <26.9: request end -> response finish -> response close -> request close
  both >=26.9: request end -> response finish -> request close -> response close
---
It depends on the release: from Node 26.9 on the request closes before the response, before that it
was the other way round. The first two events are fixed. The body has been read, then the answer
has been handed over to the operating system.

`finish` does not say that the client has got anything. It says that the server has nothing more to
write.

Cleanup that uses both objects has to wait for both, or for the last one by `finished`. A library
that frees the response in the `close` of the request worked by luck, on one side of the change.
*/
const http = require("node:http");

const server = http.createServer((request, response) => {
  request.resume();
  request.on("end", () => {
    console.log("request end");
    response.end("ok");
  });
  request.on("close", () => console.log("request close"));
  response.on("finish", () => console.log("response finish"));
  response.on("close", () => console.log("response close"));
});
server.listen(0, "127.0.0.1", () => {
  const { port } = server.address();
  const options = { port, host: "127.0.0.1", method: "POST", agent: false };
  const client = http.request(options, (answer) => {
    answer.resume();
    answer.on("close", () => server.close());
  });
  client.end("body");
});
