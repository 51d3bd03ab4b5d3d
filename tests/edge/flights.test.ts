import { expect, it, vi } from "vitest";
import { sharedFlights } from "../../src/edge/flights.ts";

it("does the work anew when whoever began it was cancelled", async () => {
  vi.useFakeTimers();
  try {
    const flights = sharedFlights<string>();
    void flights.join("key", () => new Promise(() => undefined));
    const joined = flights.join("key", () => Promise.resolve("done anew"));
    await vi.advanceTimersByTimeAsync(1000);
    expect(await joined).toBe("done anew");
  } finally {
    vi.useRealTimers();
  }
});

it("chooses one of those who have waited, whom the others wait for", async () => {
  vi.useFakeTimers();
  try {
    const flights = sharedFlights<number>();
    void flights.join("key", () => new Promise(() => undefined));
    let works = 0;
    const joined = Array.from({ length: 50 }, () =>
      flights.join("key", () => {
        works += 1;
        return new Promise((resolve) => setTimeout(resolve, 10, works));
      }),
    );
    await vi.advanceTimersByTimeAsync(1010);
    expect(await Promise.all(joined)).toEqual(Array(50).fill(1));
  } finally {
    vi.useRealTimers();
  }
});

it("shares a failure too, and begins afresh after it", async () => {
  const flights = sharedFlights<string>();
  const failing = () => Promise.reject(new Error("no"));
  const both = await Promise.allSettled([flights.join("a", failing), flights.join("a", failing)]);
  expect(both.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(await flights.join("a", () => Promise.resolve("yes"))).toBe("yes");
});
