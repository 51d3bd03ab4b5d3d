import type { Card } from "../../model/block.ts";
import { BlockElement } from "./blocks.tsx";
import type { Surface } from "./surface.ts";

/** The cards of an article, each with an anchor of its own that counts from 1. */
export const Cards = ({ cards, surface }: { cards: readonly Card[]; surface: Surface }) => (
  <>
    {cards.map((card, index) => (
      <CardElement card={card} anchor={cardAnchor(index)} surface={surface} />
    ))}
  </>
);

/** Where the article's timeline stands, for the line that names its story. */
export const timelineAnchor = (cards: readonly Card[]): string | undefined => {
  const index = cards.findIndex(({ blocks }) => blocks.some(({ type }) => type === "timeline"));
  return index < 0 ? undefined : cardAnchor(index);
};

/** The fragment a card stands at on the article's page. */
export const cardAnchor = (index: number): string => `card-${index + 1}`;

const CardElement = (props: { card: Card; anchor: string; surface: Surface }) => {
  const { card, anchor, surface } = props;
  const blocks = card.blocks.map((block) => <BlockElement block={block} surface={surface} />);
  // A section is an entry of the document's outline, so a card without any heading is none.
  if (!card.heading && !card.kicker) {
    return (
      <div class="card" id={anchor}>
        {blocks}
      </div>
    );
  }
  return (
    <section class="card" id={anchor}>
      <CardHeading card={card} surface={surface} />
      {blocks}
    </section>
  );
};

const CardHeading = ({ card, surface }: { card: Card; surface: Surface }) => {
  if (!card.heading) return <h2 class="kicker">{card.kicker}</h2>;
  const heading = <h2 dangerouslySetInnerHTML={surface.inline(card.heading)} />;
  return card.kicker ? (
    <hgroup>
      <p class="kicker">{card.kicker}</p>
      {heading}
    </hgroup>
  ) : (
    heading
  );
};
