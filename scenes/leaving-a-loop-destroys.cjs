/*
---
title: Leaving a loop over a stream
chapter: streams-and-sockets
order: 70
question: The loop is left after the first piece. Can the rest be read later?
orders:
  both *: got a -> after the loop destroyed true -> close
---
It cannot. Leaving `for await` by `break`, `return` or an error destroys the stream. When the line
after the loop runs, it is destroyed already; `close` follows in its own time.

That is mostly what one wants: a file handle is not left open. It is a surprise if the first line
was to be a header and a second loop was to read the rest.

To keep the stream, loop over `source.iterator({ destroyOnReturn: false })`, or take pieces from
one iterator by hand.
*/
const { Readable } = require("node:stream");

async function main() {
  const source = Readable.from(["a", "b", "c"]);
  source.on("close", () => console.log("close"));
  for await (const piece of source) {
    console.log(`got ${piece}`);
    break;
  }
  console.log(`after the loop destroyed ${source.destroyed}`);
}

main();
