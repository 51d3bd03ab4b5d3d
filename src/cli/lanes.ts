/**
 * Works through items a few at a time; the answers come in the order of the items.
 * The first rejection ends the wait for all, as with `Promise.all`.
 */
export const inLanes = async <Item, Answer>(
  lanes: number,
  items: readonly Item[],
  work: (item: Item) => Promise<Answer>,
): Promise<readonly Answer[]> => {
  const answers: Answer[] = [];
  const queue = items.entries();
  const lane = async (): Promise<void> => {
    for (const [index, item] of queue) answers[index] = await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(lanes, items.length) }, lane));
  return answers;
};

/** The same with items that come one after the other, of which a few at a time are in memory. */
export const inLanesOf = async <Item>(
  lanes: number,
  items: AsyncIterator<Item>,
  work: (item: Item) => Promise<void>,
): Promise<void> => {
  const lane = async (): Promise<void> => {
    for (let next = await items.next(); !next.done; next = await items.next()) {
      await work(next.value);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
};
