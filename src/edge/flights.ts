import { withPatience } from "./patience.ts";

/** Work on the same key that several requests wait for. */
export interface Flights<Value> {
  /** Joins the work under way on the key, or begins it. */
  join(key: string, begin: () => Promise<Value>): Promise<Value>;
}

/**
 * How long to wait for another request's work. When that request is cancelled its work never ends,
 * so the first who has waited does the work anew, and the others wait for that; whoever has waited
 * twice works alone, or the last would wait for all others.
 */
const PATIENCE_MS = 1000;

export const sharedFlights = <Value>(): Flights<Value> => {
  const flights = new Map<string, Promise<Value>>();

  const begin = (key: string, work: () => Promise<Value>): Promise<Value> => {
    const flight = work().finally(() => {
      if (flights.get(key) === flight) flights.delete(key);
    });
    flights.set(key, flight);
    return flight;
  };

  const follow = async (
    flight: Promise<Value>,
    key: string,
    work: () => Promise<Value>,
    isPatient = true,
  ): Promise<Value> => {
    const landed = await withPatience(flight, PATIENCE_MS);
    if (landed) return landed.value;
    if (!isPatient) return work();
    if (flights.get(key) === flight) flights.delete(key);
    const next = flights.get(key);
    return next ? follow(next, key, work, false) : begin(key, work);
  };

  // Not async: whoever began goes on before those who follow, and has the record at hand.
  const join: Flights<Value>["join"] = (key, work) => {
    const flight = flights.get(key);
    return flight ? follow(flight, key, work) : begin(key, work);
  };

  return { join };
};
