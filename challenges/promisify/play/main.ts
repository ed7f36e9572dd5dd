import { promisify } from "@solution";

function readUser(id: number, callback: (error: Error | null, name?: string) => void): void {
  setTimeout(() => {
    if (id > 0) callback(null, `user ${id}`);
    else callback(new Error("no such user"));
  }, 5);
}

const read = promisify(readUser);
console.log(await read(7)); // user 7
await read(-1).catch((error) => console.log(error.message)); // no such user
