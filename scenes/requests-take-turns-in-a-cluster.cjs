/*
---
title: Requests to a cluster
chapter: streams-and-sockets
order: 118
question: Two workers listen on one port. A is the one that answers the first of four requests. Who answers the others?
orders:
  both *: 1 by A -> 2 by B -> 3 by A -> 4 by B
---
They take turns. With the policy `SCHED_RR` the primary accepts each connection and gives it to the worker that has been
free for the longest time. On Windows the default is `SCHED_NONE`, where the operating system chooses, so the snippet
names the policy.

It is connections that are dealt out, not requests. Each request here has a connection of its own, because of
`agent: false`. With connections that are kept alive, all requests of one client go to the same worker, and one busy
client can load one worker while the others idle.

Both workers ask for port 0 and get the same port: the primary opens it for the first one and shares it.
*/
const cluster = require("node:cluster");
const http = require("node:http");

function ask(port) {
  return new Promise((resolve) => {
    http.get({ port, host: "127.0.0.1", agent: false }, (response) => {
      response.setEncoding("utf8").once("data", resolve);
    });
  });
}

async function askFourTimes(port) {
  const names = new Map();
  for (let n = 1; n <= 4; n += 1) {
    const worker = await ask(port);
    if (!names.has(worker)) names.set(worker, names.size === 0 ? "A" : "B");
    console.log(`${n} by ${names.get(worker)}`);
  }
  cluster.disconnect();
}

if (cluster.isWorker) {
  const server = http.createServer((request, response) => response.end(`${cluster.worker.id}`));
  server.listen(0, "127.0.0.1");
} else {
  cluster.schedulingPolicy = cluster.SCHED_RR;
  cluster.setupPrimary({ execArgv: [] });
  let listening = 0;
  cluster.on("listening", (worker, address) => {
    listening += 1;
    if (listening === 2) void askFourTimes(address.port);
  });
  cluster.fork();
  cluster.fork();
}
