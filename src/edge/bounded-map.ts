/** A map that holds at most so many bytes: what was used longest ago leaves first. */
export interface BoundedMap<Value> {
  get(key: string): Value | undefined;
  /** Replaces the entry; one that is heavier than the whole map is not kept. */
  set(key: string, value: Value, bytes: number): void;
}

/** What an entry costs besides its value: the key, the map's slot and the object around it. */
const OVERHEAD_BYTES = 256;

export const boundedMap = <Value>(maxBytes: number): BoundedMap<Value> => {
  /** A Map iterates in the order of insertion, so taking out and putting back makes an entry newest. */
  const entries = new Map<string, { readonly value: Value; readonly bytes: number }>();
  let held = 0;

  const remove = (key: string): void => {
    held -= entries.get(key)?.bytes ?? 0;
    entries.delete(key);
  };

  return {
    get: (key) => {
      const entry = entries.get(key);
      if (!entry) return undefined;
      entries.delete(key);
      entries.set(key, entry);
      return entry.value;
    },
    set: (key, value, valueBytes) => {
      remove(key);
      const bytes = valueBytes + OVERHEAD_BYTES;
      if (bytes > maxBytes) return;
      entries.set(key, { value, bytes });
      held += bytes;
      for (const oldest of entries.keys()) {
        if (held <= maxBytes) break;
        remove(oldest);
      }
    },
  };
};

/**
 * About how many bytes a parsed JSON value holds in memory: two for each character, and a little for
 * each member. Walking costs a fraction of writing the JSON again.
 */
export const weightOf = (value: unknown): number => {
  if (typeof value === "string") return 16 + value.length * 2;
  if (typeof value !== "object" || value === null) return 8;
  return Object.values(value).reduce<number>((sum, member) => sum + 16 + weightOf(member), 32);
};
