/** One thing wrong with what somebody sent, in words that say what would be right. */
export interface Problem {
  /** "is `5 May`; write a date-time with a zone, such as 2017-05-03T06:20:00Z". */
  readonly detail: string;
  /** RFC 6901 pointer into JSON (`/cards/0/blocks/2`), or into front matter (`/topics/1`). */
  readonly pointer?: string;
  /** Where in a text file, both counted from 1. */
  readonly place?: { readonly line: number; readonly column: number };
}
