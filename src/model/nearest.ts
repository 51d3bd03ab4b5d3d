/** A slip of the finger, in however long a word. */
const EDITS_MAX = 6;

/**
 * Edits that turn one word into the other; two letters that changed places are one edit. `Infinity`
 * where there are more than the limit, which is found out early: only cells near the diagonal count.
 */
const distance = (whole: string, other: string, limit: number): number => {
  if (Math.abs(whole.length - other.length) > limit) return Infinity;
  const [from, to] = differing(whole, other);
  let before: readonly number[] = [];
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let line = 0; line < from.length; line++) {
    const next = [line + 1];
    let least = line + 1;
    const end = Math.min(to.length, line + limit + 1);
    for (let column = Math.max(0, line - limit); column < end; column++) {
      const isSame = from[line] === to[column];
      const isSwapped = from[line] === to[column - 1] && from[line - 1] === to[column];
      const edits = Math.min(
        (row[column] ?? Infinity) + (isSame ? 0 : 1),
        (row[column + 1] ?? Infinity) + 1,
        (next[column] ?? Infinity) + 1,
        isSwapped && line > 0 && column > 0 ? (before[column - 1] ?? Infinity) + 1 : Infinity,
      );
      // Sparse before the diagonal: what is not there is too far.
      next[column + 1] = edits;
      least = Math.min(least, edits);
    }
    if (least > limit) return Infinity;
    before = row;
    row = next;
  }
  return row.at(-1) ?? Infinity;
};

/** Two words without what both begin and end with: slugs of one story have much in common. */
const differing = (one: string, other: string): readonly [string, string] => {
  const shorter = Math.min(one.length, other.length);
  let start = 0;
  while (start < shorter && one[start] === other[start]) start++;
  let end = 0;
  while (end < shorter - start && one.at(-1 - end) === other.at(-1 - end)) end++;
  return [one.slice(start, one.length - end), other.slice(start, other.length - end)];
};

/** The known word that was most likely meant, or `undefined` when none is near. */
export const nearest = (word: string, known: readonly string[]): string | undefined => {
  if (word.length > 80) return undefined;
  const lower = word.toLowerCase();
  let limit = Math.min(EDITS_MAX, Math.max(1, Math.floor(word.length / 3)));
  let best: string | undefined;
  for (const candidate of known) {
    const edits = distance(lower, candidate.toLowerCase(), limit);
    if (edits > limit) continue;
    best = candidate;
    if (edits === 0) break;
    limit = edits - 1;
  }
  return best;
};

/** "; did you mean `x`?" where one is near, else the list of what would be right. */
export const suggestion = (word: string, known: readonly string[]): string => {
  const near = nearest(word, known);
  return near === undefined ? `; use ${oneOf(known)}` : `; did you mean \`${near}\`?`;
};

/** "`a`, `b` or `c`". */
export const oneOf = (words: readonly string[]): string => {
  const quoted = words.map((word) => `\`${word}\``);
  const last = quoted.pop() ?? "nothing";
  return quoted.length > 0 ? `${quoted.join(", ")} or ${last}` : last;
};
