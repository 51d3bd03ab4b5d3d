/** An article: one column of some 66 characters, its opening picture wider. */
export const article = `
.h-entry > *, main > .opening { max-inline-size: calc(var(--measure) + 2 * var(--gutter)); margin-inline: auto; padding-inline: var(--gutter); }
.opening { padding-block-start: clamp(1.5rem, 5vw, 3.5rem); }
.opening > * + * { margin-block-start: 0.75rem; }
.signature { display: flex; flex-wrap: wrap; gap: 0.125rem 1.25rem; }
[dir=rtl] :is(.signature, .pages)[dir=ltr], [dir=rtl] .notes [dir=ltr] { justify-content: flex-end; text-align: end; }
[dir=rtl] :is(.kicker, .soft, .follow)[dir=ltr] { text-align: end; }
.byline a, .byline span { color: var(--ink); font-weight: 600; }
.dates { display: inline-flex; flex-wrap: wrap; justify-content: inherit; gap: 0.125rem 1.25rem; }
.opening > .picture { margin-block-start: 1.75rem; }
@media (min-width: 66rem) {
  .opening > .picture { margin-inline: -9rem; }
  .opening > .picture figcaption { padding-inline: 9rem; }
}
.picture img { margin-inline: auto; background: var(--tint); }
figcaption { padding-block-start: 0.5rem; display: flex; flex-wrap: wrap; gap: 0.125rem 1rem; }
figcaption strong { color: var(--ink); }
.credit { font-size: inherit; }
.recording .chapters { list-style: none; padding: 0.5rem 0 0; flex-basis: 100%; font: var(--note); }
.chapters li { display: flex; gap: 0.75rem; }
.chapters li + li { margin: 0.25rem 0 0; }
.chapters time { font-variant-numeric: tabular-nums; }
.in-context { margin-block-start: 1.75rem; font: var(--note); }
.in-context .kicker { margin-inline-end: 0.375rem; }
.e-content, .card { display: flow-root; }
.card { margin-block-start: 2rem; }
.card > * + * { margin-block-start: 1.1em; }
section.card { border-block-start: var(--line); padding-block-start: 1.25rem; margin-block-start: 2.5rem; }
.card > h3, .card > h4 { margin-block-start: 1.75rem; }
.card > h3 + *, .card > h4 + * { margin-block-start: 0.5rem; }
.card > figure, .card > .table, .card > .link-card, .card > .call-to-action, .card > pre, .card > hr { margin-block: 1.75rem; }
.card > :last-child { margin-block-end: 0; }
.card ul, .card ol { padding-inline-start: 1.5em; }
.card li + li, .card li > ul, .card li > ol { margin-block-start: 0.4em; }
.card li::marker { color: var(--soft); font-variant-numeric: tabular-nums; }
.quote { border-inline-start: 3px solid var(--accent); padding-inline-start: 1.25rem; }
.quote blockquote { font-size: var(--large); line-height: 1.45; }
.quote p + p { margin-block-start: 0.75em; }
.card .timeline { list-style: none; padding-inline-start: 0; border-inline-start: var(--line); margin-inline-start: 0.3rem; }
.timeline li { position: relative; padding-inline-start: 1.5rem; }
.timeline li + li { margin-block-start: 1.1rem; }
.timeline li::before { content: ""; position: absolute; inset-inline-start: -0.34rem; inset-block-start: 0.55rem; inline-size: 0.625rem; block-size: 0.625rem; border-radius: 50%; border: 2px solid var(--accent); background: var(--paper); }
.timeline time { color: var(--soft); font: 600 var(--small)/1.6 var(--sans); }
.call-to-action, .subscribe { background: var(--tint); border: var(--line); border-block-start: 3px solid var(--accent); padding: 1.25rem; }
.call-to-action ul { list-style: none; display: flex; flex-wrap: wrap; gap: 0.75rem; margin-block-start: 1rem; }
.card .call-to-action ul { padding: 0; }
.card .call-to-action li { margin: 0; }
.call-to-action li a { display: inline-block; }
summary { cursor: pointer; color: var(--soft); font: var(--note); inline-size: fit-content; }
.call-to-action li a, .follow summary, .address button { border: 1px solid var(--accent); border-radius: 3px; padding: 0.375rem 1rem; background: none; color: var(--accent); font: 600 var(--note); text-decoration: none; cursor: pointer; }
.call-to-action li a:hover, .follow summary:hover, .address button:hover { background: var(--accent); color: var(--paper); }
.follow > p { margin-block-start: 0.625rem; }
[dir=rtl] .follow[dir=ltr] > * { justify-content: flex-end; margin-inline-start: auto; }
.address { display: flex; gap: 0.5rem; }
.address code { flex: 1; text-align: start; min-inline-size: 0; background: var(--paper); border: var(--line); padding: 0.5rem 0.75rem; font-size: 0.8125rem; overflow-wrap: anywhere; -webkit-user-select: all; user-select: all; }
.address button { min-inline-size: 6.5em; }
.link-card { display: flex; flex-wrap: wrap; gap: 1rem; align-items: center; border: var(--line); padding: 1rem; }
.link-card > div { flex: 1 1 14rem; }
.link-card img { flex: 0 1 11rem; inline-size: 11rem; }
@media (max-width: 39.99rem) { .link-card img { flex-basis: 100%; } }
.link-card p { line-height: 1.4; }
.table { overflow-x: auto; font: var(--small)/1.45 var(--sans); }
table { border-collapse: collapse; min-inline-size: 100%; font-variant-numeric: tabular-nums; }
caption { text-align: start; padding-block-end: 0.5rem; color: var(--soft); }
th, td { text-align: start; vertical-align: top; padding: 0.5rem 0.75rem; border-block-end: var(--line); overflow-wrap: normal; }
th { border-block-end: 2px solid var(--ink); }
.at-center { text-align: center; }
.at-end { text-align: end; }
pre { overflow-x: auto; background: var(--tint); border: var(--line); padding: 1rem; font: 0.875rem/1.55 var(--mono); tab-size: 4; }
pre code { font-size: inherit; }
.notes { margin-block-start: 2.5rem; }
.notes h2 { border-block-start: 3px double var(--rule); padding-block-start: 1.25rem; }
.notes > div { margin-block-start: 0.75rem; }
.notes > div:target { background: var(--tint); outline: 0.75rem solid var(--tint); }
.about { margin-block-start: 3rem; font: var(--note); }
.about > * + * { margin-block-start: 1.5rem; }
.topics li a { display: inline-block; border: var(--line); border-radius: 3px; padding: 0.125rem 0.625rem; }
.topics li a:hover { border-color: var(--accent); }
.topics ul { gap: 0.5rem; }
.follow ul { list-style: none; padding: 0; margin-block-start: 0.25rem; }
.follow li { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: 0.125rem 1.5rem; padding-block: 0.375rem; border-block-end: var(--line); }
`;
