/** Runs in the page of a snippet: replays what is in it. */
import { render } from "preact";
import { App } from "./app.tsx";
import { parseShow } from "./parse-show.ts";

const data = document.getElementById("data");
const place = document.getElementById("replay");
if (data !== null && place !== null) {
  render(<App show={parseShow(data.textContent)} />, place);
}
