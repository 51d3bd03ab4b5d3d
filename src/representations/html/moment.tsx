import { englishDate, englishDay } from "../markup/words.ts";
import type { LanguageAttributes } from "./furniture.ts";

interface MomentProps {
  /** An instant, or a calendar day, month or year. */
  readonly at: string;
  readonly class?: string;
  readonly only?: "day";
  /** Where the text around it is not English. */
  readonly english?: LanguageAttributes;
}

/** A date in English words and for machines. */
export const Moment = ({ at, class: name, only, english }: MomentProps) => (
  <time class={name} datetime={at} {...english}>
    {only === "day" ? englishDay(at) : englishDate(at)}
  </time>
);
