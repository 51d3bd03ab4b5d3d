import { BYLINE_ROLES, type BylineRole } from "../../model/article.ts";
import type { Entry, Person } from "../../model/entry.ts";
import type { Surface } from "./surface.ts";

const ROLES: Readonly<Record<BylineRole, string>> = {
  writer: "by",
  editor: "edited by",
  photographer: "photographs by",
  illustrator: "illustrations by",
  translator: "translated by",
  contributor: "with",
};

/** "By Ada Writer and Bob Writer, edited by Cleo Editor": roles in one order, people in theirs. */
export const Byline = ({ people, surface }: { people: Entry["people"]; surface: Surface }) => {
  const groups = BYLINE_ROLES.map((role) => ({
    role,
    people: people.filter((person) => person.role === role),
  })).filter((group) => group.people.length > 0);
  return (
    <span class="byline">
      {groups.map((group, index) => (
        <>
          {index === 0 ? capitalised(ROLES[group.role]) : `, ${ROLES[group.role]}`}{" "}
          {group.people.map((person, place) => (
            <>
              {separator(place, group.people.length)}
              <Name person={person} surface={surface} />
            </>
          ))}
        </>
      ))}
    </span>
  );
};

/** Only writers are the author of an h-entry (microformats.org/wiki/h-entry). */
const Name = ({ person, surface }: { person: Person; surface: Surface }) => {
  const card = person.role === "writer" ? "p-author h-card" : undefined;
  return person.url ? (
    <a class={card} href={surface.address(person.url)}>
      {person.name}
    </a>
  ) : (
    <span class={card}>{person.name}</span>
  );
};

const separator = (place: number, count: number): string => {
  if (place === 0) return "";
  return place === count - 1 ? " and " : ", ";
};

const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
