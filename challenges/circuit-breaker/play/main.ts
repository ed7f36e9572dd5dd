import { CircuitBreaker } from "@solution";

const breaker = new CircuitBreaker({ failureThreshold: 2, successThreshold: 1, resetTimeout: 50 });

const down = async () => {
  throw new Error("503");
};

await breaker.execute(down).catch((error) => console.log(error.message)); // 503
await breaker.execute(down).catch((error) => console.log(error.message)); // 503
console.log(breaker.state); // OPEN
await breaker.execute(down).catch((error) => console.log(error.code)); // CIRCUIT_OPEN

await new Promise((resolve) => setTimeout(resolve, 60));
console.log(await breaker.execute(() => "back")); // back
console.log(breaker.state); // CLOSED
