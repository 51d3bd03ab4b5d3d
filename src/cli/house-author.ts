import type { Publication } from "../model/publication.ts";
import type { Slug } from "../model/identity.ts";

/** Who signs where nobody is named: the desk, or whoever is alone. */
export const houseAuthor = ({ authors }: Pick<Publication, "authors">): Slug | undefined => {
  const all = Object.entries(authors);
  const desk = all.find(([, { kind }]) => kind === "organization");
  return (desk ?? (all.length === 1 ? all[0] : undefined))?.[0] as Slug | undefined;
};
