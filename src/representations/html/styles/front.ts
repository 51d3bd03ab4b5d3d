/** The last teaser has the rest of its row: its picture in the first column, its words beside it. */
const across = `&:has(> img) { display: grid; grid-template-columns: subgrid; } > img { margin: 0; } > .words { grid-column: 2 / -1; }`;

/** Pages that list articles: the front page in newspaper columns, the others one below the other. */
export const front = `
.at-home { display: block; text-align: center; padding-block: clamp(1.5rem, 4vw, 3rem) 0; border: 0; }
.at-home .nameplate { font-size: clamp(2.25rem, 1.4rem + 4.4vw, 4.25rem); line-height: 1.05; letter-spacing: -0.025em; }
.motto { text-wrap: balance; margin-block-start: 0.5rem; color: var(--soft); font: italic var(--text)/1.4 var(--serif); }
.at-home .follow { max-inline-size: var(--measure); margin: 1rem auto 0; }
.at-home summary { margin-inline: auto; }
.at-home nav { margin-block-start: 1.25rem; border-block: var(--line); padding-block: 0.5rem; }
.at-home :is(ul, .formats) { justify-content: center; }
.front, .listing { max-inline-size: 76rem; margin-inline: auto; padding-inline: var(--gutter); }
.front { padding-block-start: 2rem; }
.listing { max-inline-size: 52rem; }
.listing > .opening { padding-inline: 0; max-inline-size: none; padding-block-end: 1rem; }
.teaser { position: relative; border-block-end: var(--line); padding-block: 1.5rem; display: flow-root; }
.teaser > * { max-inline-size: none; padding: 0; margin: 0; }
.teaser > img { inline-size: 100%; aspect-ratio: 16 / 9; object-fit: cover; background: var(--tint); margin-block-end: 0.875rem; }
.teaser h2 { font-size: var(--large); line-height: 1.25; margin-block: 0.125rem 0.375rem; }
.teaser h2 a::after { content: ""; position: absolute; inset: 0; }
.teaser .p-category, .teaser .byline a { position: relative; z-index: 1; }
.teaser .p-summary { font-size: 1.0625rem; line-height: 1.5; }
.teaser .signature { margin-block-start: 0.5rem; font-size: 0.875rem; }
.card + .teasers { border-block-start: 1px solid var(--rule); margin-block-start: 2rem; }
.lead { padding-block-start: 0; }
.lead h2 { font-size: clamp(1.875rem, 1.4rem + 2.1vw, 2.875rem); line-height: 1.1; letter-spacing: -0.01em; }
.lead .p-summary { font-size: var(--text); }
.subscribe { margin-block: 2.5rem 1rem; }
.subscribe p { margin-block: 0.25rem 0.75rem; font-size: 1.0625rem; }
.subscribe h2 { font-size: var(--large); }
.said { position: absolute; inline-size: 1px; block-size: 1px; overflow: clip; clip-path: inset(50%); }
.theme { border: 0; margin: 0; padding: 0; accent-color: var(--accent); }
.theme legend { float: inline-start; padding: 0; }
.theme label { display: inline-block; margin-inline-start: 1rem; }
.directory section, .directory nav { margin-block-start: 2.5rem; font-size: 1.0625rem; }
.directory p, .directory ol { max-inline-size: var(--measure); }
.directory ol { padding-inline-start: 1.5em; }
.feeds { list-style: none; padding: 0; }
.feeds > li { border-block-start: var(--line); margin-block-start: 1.25rem; padding-block-start: 1.25rem; }
.feeds [dir=rtl] { text-align: end; }
.feeds .address, .feeds details { margin-block: 0.5rem; }
dl { margin: 0.75rem 0 0; }
dt { font: 600 var(--note); }
dd { margin: 0 0 0.75rem; }
.pages { font: 600 var(--note); }
.pages { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0.5rem 2rem; margin-block-start: 1.5rem; }
.pages [rel="next"] { margin-inline-start: auto; }
.empty { padding-block: 3rem; text-align: center; color: var(--soft); }
@media (max-width: 39.99rem) {
  .teaser:not(.lead) > img { float: inline-end; inline-size: 8rem; margin: 0.375rem 0 0.5rem; margin-inline-start: 1rem; }
  .teaser h2 { display: flow-root; }
}
@media (40rem <= width < 62rem) {
  .front .teaser:last-child:nth-child(even) { grid-column: span 2; ${across} }
}
@media (min-width: 40rem) {
  .front .teasers { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); column-gap: 2.5rem; }
  .front .lead { grid-column: 1 / -1; }
  .listing .teaser { display: grid; grid-template-columns: minmax(0, 1fr) 14rem; gap: 0 2rem; align-items: start; }
  .listing .teaser > img { grid-column: 2; grid-row: 1; margin: 0; }
  .listing .words { grid-column: 1; }
}
@media (min-width: 62rem) {
  .front .teasers { grid-template-columns: repeat(3, minmax(0, 1fr)); }
  .front .lead:has(> img) { grid-column: span 2; grid-row: span 3; display: flex; flex-direction: column; }
  .front .lead > img { flex: 1 0 auto; max-block-size: 31rem; }
  .front .lead:has(> img) .p-summary { font-size: var(--large); }
  .front .teaser:last-child:nth-child(3n) { grid-column: span 2; ${across} }
  .front .teaser:last-child:nth-child(3n + 2) { grid-column: span 3; ${across} }
  .directory { max-inline-size: 72rem; }
  .directory .feeds { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); column-gap: 2.5rem; }
  .directory .feeds > :only-child { grid-column: 1 / -1; }
  .front .lead:has(> img) + .teaser { padding-block-start: 0; }
  .front .lead:has(> img) ~ .teaser:nth-child(-n+4) { grid-column: 3; display: block; > img { display: none; } }
}
`;
