import { type Sheet, sheetOf } from "../stylesheet.ts";

let made: Sheet | undefined;

/**
 * What the API's reference has beside the rules of every page: nobody else loads it, and it is made when
 * it is first asked for.
 */
export const referenceSheet = (): Sheet => (made ??= sheetOf(RULES));

const RULES = `
.reference { max-inline-size: 52rem; margin-inline: auto; padding: clamp(1.5rem, 5vw, 3.5rem) var(--gutter) 0; font: 1rem/1.55 var(--sans); }
.reference > * + *, .operation > * + * { margin-block-start: 0.75rem; }
.reference > h2 { margin-block-start: 3rem; }
.reference nav ol { list-style: none; padding: 0; columns: 22rem; column-gap: 2rem; }
.reference nav li { break-inside: avoid; padding-block: 0.25rem; line-height: 1.4; }
.reference nav li code { display: block; overflow-wrap: anywhere; }
.reference .operation { margin-block-start: 2rem; border-block-start: var(--line); padding-block-start: 1.25rem; }
.operation h3 a { text-decoration: none; }
.operation h3 a:hover { text-decoration: underline; }
.operation > h4 { margin-block-start: 1.25rem; }
.operation code { overflow-wrap: anywhere; }
.operation:target > h3 { background: var(--tint); outline: 0.5rem solid var(--tint); }
.reference dl { margin: 0; display: grid; }
.reference dt, .reference dd { margin: 0; padding-block: 0.5rem; min-inline-size: 0; }
.reference dt { font-weight: 600; border-block-start: var(--line); padding-block-end: 0; }
.reference dt .soft { font-weight: 400; }
.reference dd { padding-block-start: 0; }
.reference dd > dl { margin-block-start: 0.5rem; border-inline-start: 3px solid var(--rule); padding-inline-start: 1rem; }
.reference dd > dl > dt:first-child { border-block-start: 0; padding-block-start: 0; }
@media (min-width: 48rem) {
  .operation > dl { grid-template-columns: minmax(9rem, 1fr) 3fr; }
  .operation > dl > dt { padding-block-end: 0.5rem; padding-inline-end: 1.5rem; }
  .operation > dl > dd { border-block-start: var(--line); padding-block-start: 0.5rem; }
}
@media print {
  .reference { max-inline-size: none; }
  .reference nav, .masthead nav { display: none; }
  .operation { break-inside: auto; }
  .operation h3, .operation h4 { break-after: avoid; }
  .operation pre { white-space: pre-wrap; }
}
`;
