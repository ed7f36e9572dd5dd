import { createSplitStream } from "@solution";

const splitter = createSplitStream();
splitter.on("data", (line) => console.log(JSON.stringify(line)));

splitter.write("GET /te"); // prints nothing yet
splitter.write(Buffer.from("a\r\n\nGET /")); // "GET /tea", then ""
splitter.end("milk"); // "GET /milk"
