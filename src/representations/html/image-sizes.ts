/**
 * How wide each place of a page shows a picture, as `sizes` says it (HTML Living Standard, "Sizes
 * attributes"): a browser chooses a rendition before it has the style sheet. The lengths follow from
 * `styles/`; a test compares them with what Chromium lays out.
 */
export const IMAGE_SIZES = {
  /** Above an article. */
  opening: "(min-width: 66rem) 58rem, (min-width: 43.5rem) 40rem, 92vw",
  /** In an article's column. */
  body: "(min-width: 43.5rem) 40rem, 92vw",
  /** The first story of the front page. */
  lead: "(min-width: 76rem) 46.5rem, (min-width: 62rem) 60vw, 92vw",
  /** The other stories of the front page. */
  column: "(min-width: 76rem) 22rem, (min-width: 62rem) 28vw, (min-width: 40rem) 44vw, 8rem",
  /** Beside the stories of a list. */
  list: "(min-width: 40rem) 14rem, 8rem",
  /** In the card of an embed. */
  card: "(min-width: 40rem) 11rem, calc(92vw - 2rem)",
} as const;
