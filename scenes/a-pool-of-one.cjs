/*
---
title: A thread pool of one
chapter: io
order: 60
question: The pool has a single thread. Which of the four operations can get ahead of the slow hash?
env: UV_THREADPOOL_SIZE=1
orders:
  both *: {hash -> stat -> lookup, socket}
---
Hashing, file operations and `dns.lookup` are done by the thread pool. With one thread they queue
up behind each other, so looking at a file has to wait for a hash that has nothing to do with it.

The socket does not use the pool. The operating system reports when it is connected, and that can
be at any moment, mostly long before the hash is ready.

The pool has four threads unless `UV_THREADPOOL_SIZE` says otherwise. Five slow hashes at once, as
a few people who log in produce them, then hold up every file and every lookup of the server.

"All asynchronous work goes to the thread pool" is a frequent answer and a wrong one. Sockets, and
so all of HTTP, do not.
*/
const crypto = require("node:crypto");
const dns = require("node:dns");
const fs = require("node:fs");
const net = require("node:net");

const server = net
  .createServer((peer) => peer.end())
  .listen(0, "127.0.0.1", () => {
    crypto.pbkdf2("secret", "salt", 60_000, 32, "sha256", () => console.log("hash"));
    fs.stat(process.argv[1], () => console.log("stat"));
    dns.lookup("localhost", () => console.log("lookup"));
    const socket = net.connect(server.address().port, "127.0.0.1", () => {
      console.log("socket");
      socket.end();
      server.close();
    });
  });
