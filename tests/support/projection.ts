import type { Newsroom, Projection } from "../../src/newsroom/newsroom.ts";

/** How far KV is with a command that there was. */
export const projectionOf = async (
  newsroom: Pick<Newsroom, "projection">,
  sequence: number,
): Promise<Projection> => {
  const projection = await newsroom.projection(sequence);
  if (!projection) throw new Error(`There was no command ${sequence}`);
  return projection;
};
