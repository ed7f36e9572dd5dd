import { parseCsv } from "@solution";

const parser = parseCsv();
parser.on("data", (row) => console.log(JSON.stringify(row)));

parser.write('id,note\n1,"two'); // ["id","note"]
parser.write(' boxes, ""fragile"""\n2,'); // ["1","two boxes, \"fragile\""]
parser.end("plain"); // ["2","plain"]
