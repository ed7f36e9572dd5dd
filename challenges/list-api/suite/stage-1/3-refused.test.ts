import { describe, expect, test } from "vitest";
import { all, openOrders, statusOfEach } from "../http.ts";

/** What is no integer from 1 in decimal digits. */
const NO_COUNTS = ["0", "-1", "10abc", "abc", "NaN", "1e1", "0x10", "1.5", "", "%2B5", "5,6"];

describe("refuses-counts", () => {
  test("L5 limit", async () => {
    const site = await openOrders();
    const queries = NO_COUNTS.map((text) => `limit=${text}`);
    const sentence = "a limit that is no integer from 1 in decimal digits is 400";
    expect(await statusOfEach(site, queries), sentence).toEqual(all(queries, 400));
  });

  test("L5 page", async () => {
    const site = await openOrders();
    const queries = NO_COUNTS.map((text) => `page=${text}`);
    const sentence = "a page that is no integer from 1 in decimal digits is 400";
    expect(await statusOfEach(site, queries), sentence).toEqual(all(queries, 400));
  });

  test("L5 both", async () => {
    const site = await openOrders();
    const queries = ["limit=5&page=0", "limit=0&page=1"];
    const sentence = "a right parameter does not make up for a wrong one";
    expect(await statusOfEach(site, queries), sentence).toEqual(all(queries, 400));
  });
});

describe("refuses-numbers", () => {
  test("L5 what is no number", async () => {
    const site = await openOrders();
    const texts = [
      "abc",
      "",
      "10abc",
      "NaN",
      "Infinity",
      "0x10",
      "1%2C5",
      "--1",
      "-",
      "null",
      "1.2.3",
    ];
    const queries = texts.map((text) => `total=${text}`);
    const sentence = "a filter of a number field by what is no decimal number is 400";
    expect(await statusOfEach(site, queries), sentence).toEqual(all(queries, 400));
  });

  test("L5 with an operator", async () => {
    const site = await openOrders();
    const queries = ["total[gte]=abc", "total[lt]=", "total[gt]=10abc", "total[lte]=-Infinity"];
    const sentence = "a comparison of a number field with what is no decimal number is 400";
    expect(await statusOfEach(site, queries), sentence).toEqual(all(queries, 400));
  });

  test("L5 texts are free", async () => {
    const site = await openOrders();
    const queries = ["customer=10abc", "customer[gte]=", "customer=NaN"];
    const sentence = "a filter of a text field may have any value";
    expect(await statusOfEach(site, queries), sentence).toEqual(all(queries, 200));
  });
});

describe("allow-list", () => {
  test("L6 other parameters", async () => {
    const site = await openOrders();
    const queries = ["custmer=Ada", "Limit=5", "offset=3", "filter=%7B%22total%22%3A1%7D"];
    const sentence = "a parameter that the brief does not have is 400, not ignored";
    expect(await statusOfEach(site, queries), sentence).toEqual(all(queries, 400));
  });

  test("L6 members that are not in fields", async () => {
    const site = await openOrders();
    const queries = ["margin=7", "margin[gte]=1", "sort=margin", "sort=-margin"];
    const sentence = "clients neither filter nor sort by a member that is not in fields";
    expect(await statusOfEach(site, queries), sentence).toEqual(all(queries, 400));
  });

  test("L6 members that every object has", async () => {
    const site = await openOrders();
    const names = ["constructor", "toString", "__proto__", "hasOwnProperty"];
    const queries = names.flatMap((name) => [`${name}=a`, `sort=${name}`, `total[${name}]=1`]);
    const sentence = "what an object inherits is no field and no operator";
    expect(await statusOfEach(site, queries), sentence).toEqual(all(queries, 400));
  });

  test("L6 other operators", async () => {
    const site = await openOrders();
    const operators = [
      "total[ne]=1",
      "total[]=1",
      "total[GTE]=1",
      "total[$gte]=1",
      "customer[like]=A",
    ];
    const queries = [
      ...operators,
      "total[gte=1",
      "total[gte]x=1",
      "total[gt][lt]=1",
      "limit[gte]=1",
    ];
    const sentence = "an operator other than gt, gte, lt and lte is 400";
    expect(await statusOfEach(site, queries), sentence).toEqual(all(queries, 400));
  });

  test("L6 other texts in sort", async () => {
    const site = await openOrders();
    const texts = [
      "",
      "-",
      "--total",
      "total,customer",
      "TOTAL",
      "%2Btotal",
      "total%20desc",
      "prices",
    ];
    const queries = texts.map((text) => `sort=${text}`);
    const sentence = "sort is a field, or - and a field, and anything else is 400";
    expect(await statusOfEach(site, queries), sentence).toEqual(all(queries, 400));
  });
});

describe("refuses-repeats", () => {
  test("L6 two values", async () => {
    const site = await openOrders();
    const queries = [
      "limit=5&limit=6",
      "page=1&page=2",
      "sort=total&sort=customer",
      "customer=Ada&customer=Bob",
      "total[gte]=1&total[gte]=2",
    ];
    const sentence = "a parameter that comes twice is 400";
    expect(await statusOfEach(site, queries), sentence).toEqual(all(queries, 400));
  });

  test("L6 the same value twice", async () => {
    const site = await openOrders();
    const queries = ["limit=5&limit=5", "customer=Ada&city=Rome&customer=Ada", "sort=id&%73ort=id"];
    const sentence = "a parameter is 400 if it comes twice with the same value, too";
    expect(await statusOfEach(site, queries), sentence).toEqual(all(queries, 400));
  });

  test("L6 two parameters of one field", async () => {
    const site = await openOrders();
    const queries = [
      "total[gte]=1&total[lte]=9",
      "total=30&total[gte]=1",
      "customer=total&sort=customer",
    ];
    const sentence = "a filter and a comparison, or two comparisons, are different parameters";
    expect(await statusOfEach(site, queries), sentence).toEqual(all(queries, 200));
  });
});
