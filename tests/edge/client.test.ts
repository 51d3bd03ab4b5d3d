import { expect, it } from "vitest";
import { clientOf, networkOf } from "../../src/edge/client.ts";

it.each([
  ["192.0.2.1", "192.0.2.1"],
  ["::ffff:192.0.2.1", "::ffff:192.0.2.1"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:db8:1:2::6", "2001:db8:1:2::/64"],
  ["2001:db8::6", "2001:db8:0:0::/64"],
  ["2001:db8:1::3:4:5:6", "2001:db8:1:0::/64"],
  ["2001:db8::2:3:4:5:6", "2001:db8:0:2::/64"],
  ["2001:db8::", "2001:db8:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
])("takes %s for somebody at %s", (address, network) => {
  expect(networkOf(address)).toBe(network);
});

const client = (fields: Record<string, string>) => clientOf(new Headers(fields));

it("knows nobody without an address", () => {
  expect(client({ "User-Agent": "Reader/1.0" })).toBeUndefined();
});

it("knows a client without a User-Agent", () => {
  expect(client({ "CF-Connecting-IP": "192.0.2.1" })).toBe("192.0.2.1 ");
});

it("reads so much of a User-Agent", () => {
  const long = client({ "CF-Connecting-IP": "192.0.2.1", "User-Agent": "x".repeat(100_000) });
  expect(long?.length).toBeLessThan(300);
});

it("tells the Workers of other zones apart, which all have one address", () => {
  const worker = { "CF-Connecting-IP": "2a06:98c0:3600::103", "User-Agent": "Reader/1.0" };
  expect(client({ ...worker, "CF-Worker": "reader.example" })).toBe("reader.example Reader/1.0");
  expect(client(worker)).toBe("2a06:98c0:3600:0::/64 Reader/1.0");
  const other = { "CF-Connecting-IP": "192.0.2.1", "CF-Worker": "made-up.example" };
  expect(client(other)).toBe("192.0.2.1 ");
});
