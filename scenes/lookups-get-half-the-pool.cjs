/*
---
title: Lookups and half of the pool
chapter: io
order: 62
question: The pool has two threads, and three names are looked up. Can the second answer be ahead of the first?
env: UV_THREADPOOL_SIZE=2
orders:
  both *: asked -> one -> two -> three
---
It cannot, although a thread is free. `dns.lookup` may take only half of the threads, rounded up, and half of two is one. So
the lookups are done one after the other. Three calls of `fs.stat` would share both threads and answer in any order.

The operating system may take seconds for a name that it cannot find. With the limit such lookups never fill the pool, and
files and hashes still get a thread. With the usual four threads two lookups run at a time, and those two race.

The limit has a price: two slow names hold up all the other lookups, and so every new connection to a host that is
given by its name. `dns.resolve` asks the name servers through a socket and needs no thread of the pool.
*/
const dns = require("node:dns");

dns.lookup("localhost", () => console.log("one"));
dns.lookup("localhost", () => console.log("two"));
dns.lookup("localhost", () => console.log("three"));
console.log("asked");
