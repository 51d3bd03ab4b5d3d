import { englishDate } from "../markup/words.ts";

/**
 * A date in words and for machines. `dir=auto` keeps its English order within right-to-left text.
 * @param at an instant, or a calendar day, month or year
 */
export const Moment = (props: { at: string; class?: string; only?: "day" }) => (
  <time class={props.class} datetime={props.at} dir="auto">
    {englishDate(props.only === "day" ? props.at.slice(0, 10) : props.at)}
  </time>
);
