import { debounce } from "@solution";

const reload = debounce((file: string) => console.log(`reloading ${file}`), 20);

reload("a.json");
reload("b.json");
reload("c.json");
console.log("three changes");
await new Promise((resolve) => setTimeout(resolve, 60)); // meanwhile: reloading c.json
reload("d.json");
await new Promise((resolve) => setTimeout(resolve, 60)); // meanwhile: reloading d.json
