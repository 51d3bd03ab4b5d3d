import { existsSync, readFileSync } from "node:fs";
import { inject } from "vitest";

/** A newsroom that is served. */
interface Address {
  /** Scheme, host and port. */
  readonly origin: string;
  /** What its publishing API wants to hear. */
  readonly token: string;
}

/** What `serve.ts` says of the two newsrooms, when it knows. */
export type Served =
  | { readonly sample: Address; readonly workshop: Address }
  | { readonly error: string };

/** The newsroom that has this project's own content. */
export const sample = (): Address => served().sample;

/** Another one, empty, which tests may publish to: nothing of it reaches the sample's judges. */
export const workshop = (): Address => served().workshop;

/** Resolves when both are there. */
export const whenServed = async (): Promise<void> => {
  while (!existsSync(inject("servedFile"))) {
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
  }
};

const served = () => {
  const said = JSON.parse(readFileSync(inject("servedFile"), "utf8")) as Served;
  if ("error" in said) throw new Error(said.error);
  return said;
};
