import { Readable, Writable } from "node:stream";
import { copy } from "@solution";

const source = Readable.from(["pack ", "my ", "box"]);
let text = "";
const target = new Writable({
  write(chunk, _encoding, done) {
    text += String(chunk);
    done();
  },
});

await copy(source, target);
console.log(text); // "pack my box"
