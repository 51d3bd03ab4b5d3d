import { expect, it, vi } from "vitest";
import { slug } from "../support/builders.ts";
import {
  asNew,
  furnish,
  inNewsroom,
  overAny,
  slugsIn,
  spyingRecords,
  submit,
  succeed,
} from "../support/newsroom.ts";

const never = () => new Promise<void>(() => undefined);

it("withdraws while a put of another article hangs", async () => {
  const records = spyingRecords((write, key) =>
    key === "resource:v1:hanging" ? never() : write(),
  );
  await inNewsroom("takedown-past-a-hung-put", records, async (desk) => {
    await furnish(desk);
    succeed(await desk.publish(submit("doomed"), asNew));
    desk.aheadMs += 2_000;
    void desk.publish(submit("hanging"), asNew);
    await vi.waitFor(() => expect(records.written).toContain("resource:v1:hanging"));
    const before = Date.now();
    const receipt = succeed(
      await desk.withdraw(slug("doomed"), { reason: "a court order" }, overAny),
    );
    expect(receipt.projected).toBe(true);
    expect(Date.now() - before).toBeLessThan(1_000);
    expect(await slugsIn("edition:v1:front")).toEqual([]);
  });
});

it("takes the entry out of the editions while the put of a tombstone hangs", async () => {
  let hangs = false;
  const records = spyingRecords((write, key) =>
    hangs && key === "resource:v1:doomed" ? never() : write(),
  );
  await inNewsroom("editions-past-a-hung-tombstone", records, async (desk) => {
    await furnish(desk);
    succeed(await desk.publish(submit("doomed"), asNew));
    desk.aheadMs += 2_000;
    hangs = true;
    void desk.withdraw(slug("doomed"), { reason: "a court order" }, overAny);
    await vi.waitFor(async () => expect(await slugsIn("edition:v1:front")).toEqual([]), 1_000);
  });
});

it("never has more than six puts on their way", async () => {
  let open = 0;
  let most = 0;
  const records = spyingRecords(async (write) => {
    most = Math.max(most, ++open);
    await write();
    open--;
  });
  await inNewsroom("six-lanes", records, async (desk) => {
    await furnish(desk);
    const names = Array.from({ length: 15 }, (_, index) => `lane-${index}`);
    await Promise.all(names.map((name) => desk.publish(submit(name), asNew)));
  });
  expect(most).toBe(6);
});
