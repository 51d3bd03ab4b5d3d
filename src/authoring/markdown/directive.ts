import type { RootContent } from "mdast";

/** `:name[label]{…}` in a line of text. */
export type TextDirective = Extract<RootContent, { type: "textDirective" }>;
/** `::name[label]{…}` on a line of its own. */
export type LeafDirective = Extract<RootContent, { type: "leafDirective" }>;
/** `:::name[label]{…}` to `:::`, with blocks between. */
export type ContainerDirective = Extract<RootContent, { type: "containerDirective" }>;

export type Directive = TextDirective | LeafDirective | ContainerDirective;
