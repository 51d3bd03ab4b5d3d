/** Links by their place, which need no line to be seen as such by most. */
export const QUIET_LINKS =
  ":is(.kicker, .nameplate, .masthead li, .byline, .dates, .topics li, .teaser h2, .feeds h3, .notice li) a, .timeline > li > a";

/**
 * Colours, type and what every page has. A logo is one file, drawn for the light paper, so it stands
 * on that (`--plate`) in the dark too; its opacity has both cut as one, or the paper would shine at
 * the corners of a dark logo. Logical properties only, so that right-to-left pages need no rules of
 * their own. AMP forbids `!important` and `@import` (amp.dev, "Supported CSS").
 */
export const base = `
:root {
  color-scheme: light dark;
  --paper: #fdfcf9;
  --tint: #f4f0e7;
  --ink: #1e1b17;
  --soft: #5f584d;
  --rule: #d8d1c4;
  --accent: #8c1c1c;
  --plate: #fdfcf9;
  --serif: Charter, "Bitstream Charter", "Sitka Text", Cambria, "Noto Serif", Georgia, serif;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Helvetica, Arial, sans-serif;
  --mono: ui-monospace, "Cascadia Code", "Source Code Pro", Menlo, Consolas, monospace;
  --small: 0.9375rem;
  --note: var(--small)/1.5 var(--sans);
  --line: 1px solid var(--rule);
  --text: 1.1875rem;
  --large: clamp(1.25rem, 1.1rem + 0.6vw, 1.4375rem);
  --larger: clamp(1.5rem, 1.3rem + 0.9vw, 1.875rem);
  --largest: clamp(2.125rem, 1.5rem + 2.8vw, 3.375rem);
  --measure: 40rem;
  --gutter: clamp(1.125rem, 4vw, 2.5rem);
}
[data-theme="light"] { color-scheme: light; }
[data-theme="dark"] { color-scheme: dark; }
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #171512;
    --tint: #221f1a;
    --ink: #ebe6dc;
    --soft: #b0a899;
    --rule: #3d382f;
    --accent: #f0a392;
  }
}
@media (prefers-contrast: more) {
  :root { --paper: #ffffff; --tint: #ffffff; --ink: #000000; --soft: #333333; --rule: #595959; --accent: #7a0000; }
}
@media (prefers-contrast: more) and (prefers-color-scheme: dark) {
  :root { --paper: #000000; --tint: #000000; --ink: #ffffff; --soft: #dddddd; --rule: #b0b0b0; --accent: #ffc2b5; }
}
*, ::before, ::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-block-start: 1rem; }
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
body {
  margin: 0;
  background: var(--paper);
  color: var(--ink);
  font: var(--text)/1.6 var(--serif);
  overflow-wrap: break-word;
}
h1, h2, h3, h4 { margin: 0; font-weight: 700; line-height: 1.15; text-wrap: balance; }
h1 { font-size: var(--largest); letter-spacing: -0.015em; }
h2 { font-size: var(--larger); }
h3 { font-size: var(--large); line-height: 1.3; }
h4 { font-size: 1em; line-height: 1.4; }
p, ul, ol, figure, blockquote, pre, hr { margin: 0; }
p { text-wrap: pretty; }
a { color: inherit; text-decoration-color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: 0.18em; }
a:hover { color: var(--accent); }
${QUIET_LINKS} { text-decoration: none; }
:is(.kicker, .byline, .dates, .teaser h2, .notice li) a:hover, .timeline > li > a:hover { text-decoration: underline; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; border-radius: 2px; }
img, video { display: block; max-inline-size: 100%; block-size: auto; }
audio { display: block; inline-size: 100%; }
small { font-size: 0.85em; }
sub, sup { line-height: 0; }
code, kbd, samp { font-family: var(--mono); font-size: 0.88em; }
mark { background: var(--tint); color: inherit; border-block-end: 2px solid var(--accent); }
hr { border: 0; border-block-start: var(--line); inline-size: 6rem; margin-inline: auto; }
.skip { position: absolute; inset-block-start: -999rem; inset-inline-start: 0.5rem; background: var(--paper); padding: 0.5rem 1rem; font-family: var(--sans); }
.skip:focus { inset-block-start: 0.5rem; z-index: 2; }
.kicker {
  color: var(--accent);
  font: 600 1.0625rem/1.45 var(--sans);
  font-variant-caps: all-small-caps;
  letter-spacing: 0.05em;
}
[dir=rtl] .kicker, [dir=rtl] h1 { letter-spacing: 0; }
.kicker a { display: inline-block; }
.soft, .signature, figcaption { color: var(--soft); font: var(--note); }
.deck { font-size: var(--large); line-height: 1.45; color: var(--soft); }
.masthead, .colophon, aside.call-to-action { padding-inline: max(var(--gutter), calc(50% - 38rem + var(--gutter))); font-family: var(--sans); }
.masthead { border-block-end: var(--line); padding-block: 0.75rem; display: flex; flex-wrap: wrap; align-items: baseline; gap: 0.25rem 2rem; }
.nameplate { font: 700 1.375rem/1.2 var(--serif); letter-spacing: -0.01em; }
.logo { display: inline-block; vertical-align: middle; background: var(--plate); clip-path: inset(0 round 0.625rem); opacity: 0.999; color: CanvasText; color-scheme: light; forced-color-adjust: none; }
.masthead ul, .topics ul { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; font-size: var(--small); }
.masthead li a { display: inline-block; padding-block: 0.25rem; }
.masthead li a:hover, .masthead [aria-current] { text-decoration: underline; text-decoration-color: var(--accent); text-decoration-thickness: 2px; text-underline-offset: 0.35em; }
.colophon { margin-block-start: 4rem; border-block-start: var(--line); padding-block: 1.5rem 2.5rem; color: var(--soft); font-size: var(--small); display: flex; flex-wrap: wrap; gap: 0.25rem 2rem; }
.formats { display: inline-flex; flex-wrap: wrap; align-items: baseline; gap: 0.25rem 1rem; font: 600 var(--note); }
.formats span { font-weight: 400; color: var(--soft); }
p.formats { display: flex; }
.formats a { padding-block: 0.125rem; }
.notice { max-inline-size: var(--measure); margin: 4rem auto; padding-inline: var(--gutter); display: grid; gap: 1.25rem; }
.notice h2 { font-size: var(--large); margin-block-start: 0.75rem; }
.notice ul { list-style: none; padding: 0; }
.notice li { border-block-end: var(--line); padding-block: 0.625rem; line-height: 1.4; }
.notice li time { display: block; }
.notice li a { font-weight: 600; }
`;
