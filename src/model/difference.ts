import { type Submission, documentOf } from "./submission.ts";

/** One thing that differs, at an RFC 6901 pointer: into the later document, or the earlier where it went. */
export type Change =
  | { readonly kind: "added"; readonly pointer: string; readonly after: unknown }
  | { readonly kind: "removed"; readonly pointer: string; readonly before: unknown }
  | {
      readonly kind: "changed";
      readonly pointer: string;
      readonly before: unknown;
      readonly after: unknown;
    };

/** The members whose entries are told apart: a card may come before others without changing them. */
const LISTS = new Set(["cards", "blocks", "corrections", "developments"]);

/** What differs between two submissions: by field, and in the body by card and block. */
export const difference = (before: Submission, after: Submission): readonly Change[] =>
  ofMembers(documentOf(before), documentOf(after), "");

type Members = Readonly<Record<string, unknown>>;

const ofMembers = (before: object, after: object, pointer: string): readonly Change[] => {
  const [from, to] = [before as Members, after as Members];
  const names = [...new Set([...Object.keys(from), ...Object.keys(to)])];
  return names.flatMap((name) => {
    const [earlier, later] = [from[name], to[name]];
    const at = `${pointer}/${name}`;
    if (LISTS.has(name) && Array.isArray(earlier) && Array.isArray(later)) {
      return ofLists(earlier, later, at);
    }
    return ofValues(earlier, later, at);
  });
};

const ofValues = (before: unknown, after: unknown, pointer: string): readonly Change[] => {
  if (isSame(before, after)) return [];
  if (before === undefined) return [{ kind: "added", pointer, after }];
  if (after === undefined) return [{ kind: "removed", pointer, before }];
  return [{ kind: "changed", pointer, before, after }];
};

/**
 * Entries that are equal pair up, in order; those between two pairs are one another's versions as far
 * as they go, and what is left over came or went.
 */
const ofLists = (
  before: readonly unknown[],
  after: readonly unknown[],
  pointer: string,
): readonly Change[] => {
  const changes: Change[] = [];
  let [from, to] = [0, 0];
  for (const [pairFrom, pairTo] of [
    ...pairs(before, after),
    [before.length, after.length] as const,
  ]) {
    while (from < pairFrom && to < pairTo) {
      changes.push(...ofEntries(before[from], after[to], `${pointer}/${to}`));
      from += 1;
      to += 1;
    }
    for (; from < pairFrom; from += 1) {
      changes.push({ kind: "removed", pointer: `${pointer}/${from}`, before: before[from] });
    }
    for (; to < pairTo; to += 1) {
      changes.push({ kind: "added", pointer: `${pointer}/${to}`, after: after[to] });
    }
    from = pairFrom + 1;
    to = pairTo + 1;
  }
  return changes;
};

/** A card is compared by its members; a block or a note is one thing. */
const ofEntries = (before: unknown, after: unknown, pointer: string): readonly Change[] =>
  isCard(before) && isCard(after)
    ? ofMembers(before, after, pointer)
    : ofValues(before, after, pointer);

const isCard = (value: unknown): value is object =>
  typeof value === "object" && value !== null && "blocks" in value;

/** Beyond so many cells of the table, entries pair up by place: an article that long is compared block by block. */
const TABLE_MAX = 4_000_000;

/** The indexes of a longest common subsequence. */
const pairs = (
  before: readonly unknown[],
  after: readonly unknown[],
): readonly (readonly [number, number])[] => {
  const from = before.map(spelled);
  const to = after.map(spelled);
  const width = to.length + 1;
  if ((from.length + 1) * width > TABLE_MAX) {
    return from.flatMap((entry, index) => (entry === to[index] ? [[index, index] as const] : []));
  }
  const longest = new Uint16Array((from.length + 1) * width);
  const at = (row: number, column: number): number => longest[row * width + column] ?? 0;
  for (let row = from.length - 1; row >= 0; row -= 1) {
    for (let column = to.length - 1; column >= 0; column -= 1) {
      longest[row * width + column] =
        from[row] === to[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const found: [number, number][] = [];
  for (let row = 0, column = 0; row < from.length && column < to.length;) {
    if (from[row] === to[column]) found.push([row++, column++]);
    else if (at(row + 1, column) >= at(row, column + 1)) row += 1;
    else column += 1;
  }
  return found;
};

const isSame = (before: unknown, after: unknown): boolean => spelled(before) === spelled(after);

/** The order of members says nothing. */
const spelled = (value: unknown): string | undefined => JSON.stringify(sorted(value));

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([one], [other]) => Number(one > other) - Number(one < other))
      .map(([name, member]) => [name, sorted(member)]),
  );
};
