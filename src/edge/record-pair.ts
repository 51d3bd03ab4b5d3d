import type { RememberedRecord } from "./remembered-record.ts";

type Found<Value> = RememberedRecord<Value> | undefined;

/** Waits for two reads at once: both, or neither is left open. */
export const readBoth = async <A, B>(
  first: Promise<Found<A>>,
  second: Promise<Found<B>>,
): Promise<readonly [Found<A>, Found<B>]> => {
  const [one, other] = await Promise.allSettled([first, second]);
  if (one.status === "rejected") {
    if (other.status === "fulfilled") other.value?.discard();
    throw one.reason;
  }
  if (other.status === "rejected") {
    one.value?.discard();
    throw other.reason;
  }
  return [one.value, other.value];
};
