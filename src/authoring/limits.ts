/** Characters of a headline; feeds and search results cut far earlier. */
export const TITLE_MAX_CHARACTERS = 300;
export const SUMMARY_MAX_CHARACTERS = 1_000;
/** Characters of any other line: a name, a label, an alternative text. */
export const LINE_MAX_CHARACTERS = 1_000;
/** How many slugs an article may have had. */
export const MOVED_FROM_MAX = 50;
/** Each topic and writer is a feed, and each feed three links in one header field. */
export const TOPICS_MAX = 12;
/** How long a new article may be made to wait: an hour. */
export const PUBLISH_DELAY_MAX_SECONDS = 3_600;
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
/** Lines of one Markdown text: several steps of the parser are quadratic in them. */
export const LINES_MAX = 5_000;
/** Marks of emphasis, links and tags in one run of Markdown text: pairing them is quadratic. */
export const PAIRED_MARKS_MAX = 400;
/** Marks of escapes, code and the like in one run of text: gathering what is between them is. */
export const OTHER_MARKS_MAX = 3_000;
/** Lines of `---`, `===` and the like between blocks of Markdown: headings of them are quadratic. */
export const RULES_MAX = 400;
/** How deep HTML may open elements that have to be closed: finding what is open is quadratic. */
export const OPEN_ELEMENTS_MAX = 200;
/** Copies of open phrase elements that HTML has its parser make in one text. */
export const CLONES_MAX = 100_000;
/** Problems of one body; whoever made more has one big problem. */
export const PROBLEMS_MAX = 100;
/** Characters of one YAML text. */
export const YAML_MAX_CHARACTERS = 100_000;
/** Explicit keys (`? key`) of one YAML text: nesting them is worse than quadratic. */
export const YAML_EXPLICIT_KEYS_MAX = 50;
/** YAML aliases: more would be a bomb, not a convenience. */
export const YAML_ALIASES_MAX = 50;
/** Characters of a URL: what browsers, sitemaps and `Link` headers carry. */
export const URL_MAX_CHARACTERS = 2_048;
export const HUBS_MAX = 5;
/** Web readers of one publication: each is a link beside every feed. */
export const READERS_MAX = 6;
/** Whom to tell of a vulnerability. */
export const CONTACTS_MAX = 5;
/** Selections of one publication: an article may be in all of them, and each is three links in one header field. */
export const SELECTIONS_MAX = 20;
/** Keys in one list of a selection. */
export const CRITERION_KEYS_MAX = 100;
/** Languages of one publication. */
export const LANGUAGES_MAX = 100;
/** Values in one JSON body: what checks it holds all its problems at once. */
export const JSON_VALUES_MAX = 50_000;
/** Bytes of an article's JSON once it is read: escapes make text longer than it was sent. */
export const ARTICLE_MAX_BYTES = 1024 * 1024;
/** A week: nothing that is longer is one recording. */
export const DURATION_MAX_SECONDS = 7 * 24 * 60 * 60;
/** Chapters of one recording: they stand in feeds wherever it does, however little else is there. */
export const CHAPTERS_MAX = 100;
/** Of one family: two weights, each upright and italic. */
export const FONT_FILES_MAX = 4;
/** A font that is larger keeps readers waiting for every letter; it wants fewer glyphs. */
export const FONT_MAX_BYTES = 300_000;
/** Sizes of the publication's icon. */
export const APP_ICONS_MAX = 12;
/** Smaller copies of one picture: they stand in editions wherever it does. */
export const RENDITIONS_MAX = 8;
