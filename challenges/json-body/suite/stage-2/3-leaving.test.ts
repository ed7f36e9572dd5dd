import { describe, expect, test } from "vitest";
import { chunk, head, serve, untilLeft, untilRead } from "../http.ts";

describe("answerable", () => {
  test("J10 after a Content-Length that is too large", async () => {
    const client = await (await serve({ limit: 10 }))();
    await client.send(head(1000), "[1,2,3");
    const sentence = "a client whose Content-Length is too large gets the response with 413";
    expect(await client.status(sentence), sentence).toBe(413);
  });

  test("J10 after too many bytes", async () => {
    const client = await (await serve({ limit: 10 }))();
    await client.send(head(null), chunk("[1,2,3,4,5,6,7"));
    const sentence = "a client that sends too many bytes gets the response with 413";
    expect(await client.status(sentence), sentence).toBe(413);
  });

  test("J10 after a wrong media type", async () => {
    const client = await (await serve())();
    await client.send(head(10, { "Content-Type": "text/plain" }));
    const sentence = "a client with a wrong media type gets the response with 415";
    expect(await client.status(sentence), sentence).toBe(415);
  });

  test("J10 after a body that is not JSON", async () => {
    const client = await (await serve())();
    await client.send(`${head(6)}{name}`);
    const sentence = "a client whose body is not JSON gets the response with 400";
    expect(await client.status(sentence), sentence).toBe(400);
  });
});

describe("client-leaves", () => {
  test("J11 in the middle of its body", async () => {
    const client = await (await serve())();
    await client.send(head(20), "[1,2");
    await client.leave();
    const sentence =
      "a client that leaves in the middle of its body makes readJson reject with 400";
    expect(await client.outcome(sentence), sentence).toEqual({ status: 400 });
  });

  test("J11 before the first byte of its body", async () => {
    const client = await (await serve())();
    await client.send(head(20));
    await client.leave();
    const sentence = "a client that leaves before its body makes readJson reject with 400";
    expect(await client.outcome(sentence), sentence).toEqual({ status: 400 });
  });

  test("J11 before the last chunk", async () => {
    const client = await (await serve())();
    await client.send(head(null), chunk("[1,2]"));
    await client.leave();
    const sentence = "a body without its last chunk is not complete, even if it is JSON";
    expect(await client.outcome(sentence), sentence).toEqual({ status: 400 });
  });
});

describe("never-waits", () => {
  test("J11 the client left before the call", async () => {
    const open = await serve(undefined, untilLeft);
    const client = await open();
    await client.send(head(20), "[1,2");
    await client.leave();
    const sentence = "readJson rejects if the client left before the call";
    expect(Object.keys(await client.outcome(sentence)), sentence).not.toContain("value");
  });

  test("J11 the body was already read", async () => {
    const open = await serve(undefined, untilRead);
    const client = await open();
    await client.send(`${head(3)}[1]`);
    const sentence = "readJson rejects if somebody else has read the body";
    const outcome = await client.outcome(sentence);
    expect(Object.keys(outcome), sentence).toEqual(["status"]);
  });
});
