/** Characters of a headline; feeds and search results cut far earlier. */
export const TITLE_MAX_CHARACTERS = 300;
export const SUMMARY_MAX_CHARACTERS = 1_000;
/** Characters of any other line: a name, a label, an alternative text. */
export const LINE_MAX_CHARACTERS = 1_000;
/** Each topic and writer is a feed, and each feed three links in one header field. */
export const TOPICS_MAX = 12;
export const BYLINE_MAX = 12;
export const BLOCKS_MAX = 2_000;
/** How deep lists may stand in lists. */
export const BLOCK_NESTING_MAX = 8;
/** How deep `div`, `section` and `article` may wrap blocks: page builders need many, people none. */
export const WRAPPER_NESTING_MAX = 32;
/** How deep phrase elements may stand in each other. */
export const INLINE_NESTING_MAX = 16;
/** How deep JSON may nest before it is read at all; an article of ours needs less than half. */
export const JSON_NESTING_MAX = 64;
/** How deep a parsed text may nest, elements that are no blocks included. */
export const TREE_NESTING_MAX = 200;
/** Markers of quotes and lists at the start of one line of Markdown: parsing them is quadratic. */
export const LINE_MARKERS_MAX = 32;
/** Brackets left open in one paragraph of Markdown: parsing them is worse than quadratic. */
export const OPEN_BRACKETS_MAX = 200;
/** Directives left open in Markdown: parsing them is quadratic. */
export const OPEN_DIRECTIVES_MAX = 16;
/** Problems of one body; whoever made more has one big problem. */
export const PROBLEMS_MAX = 100;
/** Explicit keys (`? key`) of one YAML text: nesting them is worse than quadratic. */
export const YAML_EXPLICIT_KEYS_MAX = 50;
/** YAML aliases: more would be a bomb, not a convenience. */
export const YAML_ALIASES_MAX = 50;
