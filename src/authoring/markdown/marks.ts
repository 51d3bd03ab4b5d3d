import type { Options } from "mdast-util-from-markdown";
import { OTHER_MARKS_MAX, PAIRED_MARKS_MAX, RULES_MAX } from "../limits.ts";

type Extension = Extract<NonNullable<Options["extensions"]>[number], { text?: unknown }>;
type Tokenizer = Extract<NonNullable<Extension["text"]>[number], { tokenize: unknown }>["tokenize"];
type TokenizeContext = ThisParameterType<Tokenizer>;

/** What the parser throws where a text has too many marks. */
export class TooManyMarks extends Error {
  readonly place: { readonly line: number; readonly column: number };

  constructor(message: string, { line, column }: TooManyMarks["place"]) {
    super(message);
    this.place = { line, column };
  }
}

/** A construct that never matches, but counts how often it is tried in one scope. */
const counter = (
  maximum: number,
  scopeOf: (context: TokenizeContext) => object,
  message: string,
) => {
  const counts = new WeakMap<object, number>();
  const tokenize: Tokenizer = function tokenize(_effects, _ok, nok) {
    const scope = scopeOf(this);
    const count = (counts.get(scope) ?? 0) + 1;
    counts.set(scope, count);
    if (count > maximum) throw new TooManyMarks(message, this.now());
    return nok;
  };
  return { tokenize };
};

/** Like the parser's own constructs, none begins inside a run of its mark. */
const at = (marks: string, construct: { readonly tokenize: Tokenizer }) =>
  Object.fromEntries(
    Array.from(marks, (mark) => {
      const code = mark.charCodeAt(0);
      const previous = (before: number | null) => before !== code;
      return [code, { ...construct, previous }] as const;
    }),
  );

const inOneText = (marks: string, maximum: number) =>
  at(
    marks,
    counter(
      maximum,
      (text) => text,
      `has more than ${maximum} of the marks ${Array.from(marks).join(" ")} in one paragraph; make it several`,
    ),
  );

/**
 * An extension of the parser that counts the marks that it has to pair, and stops it before pairing
 * takes seconds. It counts where the parser tries them: marks in code are none, and each paragraph,
 * item and cell is a text of its own.
 */
export const countingMarks: Extension = {
  text: {
    ...inOneText("*_~[]<", PAIRED_MARKS_MAX),
    ...inOneText("\\`&:", OTHER_MARKS_MAX),
  },
  flow: at(
    "-=",
    counter(
      RULES_MAX,
      ({ parser }) => parser,
      `has more than ${RULES_MAX} lines that begin with \`-\` or \`=\` and are no list; write headings with \`##\``,
    ),
  ),
};
