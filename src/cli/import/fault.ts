import type { ForeignItem } from "./foreign-article.ts";

/** What an error says. */
export const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

/** Reads an item; an error that nobody foresaw is the fault of that item, and keeps none of the others back. */
export const readable = <Item>(
  place: string,
  read: () => Item,
): Item | (ForeignItem & { readonly kind: "unread" }) => {
  try {
    return read();
  } catch (error) {
    return { kind: "unread", place, detail: `cannot be read: ${messageOf(error)}` };
  }
};
