/*
---
title: Compression and the pool
chapter: io
order: 65
question: The pool has one thread, and a slow hash has it. Can compressing four letters get ahead?
env: UV_THREADPOOL_SIZE=1
orders:
  both *: immediate -> hash -> gzip
---
It cannot. `zlib` works in the thread pool as well, so the four letters wait for the hash. The immediate needs no
pool and is done long before.

What the pool does: most of `fs`, the slow functions of `crypto`, `zlib`, and `dns.lookup`. Lookups may
take only half of its threads, for the operating system can be very slow to answer them.

A server that answers compressed and hashes passwords does both with the same four threads. Have the proxy in
front compress, or raise `UV_THREADPOOL_SIZE` and measure.
*/
const crypto = require("node:crypto");
const zlib = require("node:zlib");

crypto.pbkdf2("secret", "salt", 60_000, 32, "sha256", () => console.log("hash"));
zlib.gzip("text", () => console.log("gzip"));
setImmediate(() => console.log("immediate"));
