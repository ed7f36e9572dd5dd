import { AppError, NotFoundError } from "@solution";

const error = new NotFoundError("no user 7", { details: { id: 7 } });

console.log(error instanceof AppError, error.code, error.status); // true NOT_FOUND 404
console.log(JSON.stringify(error.details)); // {"id":7}
console.log(error.stack?.split("\n")[0]); // NotFoundError: no user 7

const unknown = AppError.from("a text that somebody threw");
console.log(unknown.code, unknown.isOperational); // INTERNAL false
console.log(unknown.cause); // a text that somebody threw
