import type { MediaStore } from "../store/media.ts";
import type { Ledger } from "./ledger/ledger.ts";

/**
 * Lets KV hold a file while a live article or the settings name it, and no longer. What was uploaded
 * when files went to KV alone is taken into the ledger first, so that nothing is lost.
 */
export const projectMedia = async (
  name: string,
  { media }: Ledger,
  store: MediaStore,
): Promise<void> => {
  if (!media.hasBytes(name)) {
    const found = await store.find(name);
    if (found) media.keep(name, found.metadata.type, await new Response(found.body()).bytes());
    else if (!media.isPublic(name)) media.forget(name);
  }
  if (!media.isPublic(name)) return await store.remove(name);
  const facts = media.kept([name]).get(name);
  if (!facts || !media.hasBytes(name)) {
    throw new Error(`${name} is in use, and neither the ledger nor KV has it: upload it again`);
  }
  await store.write(name, media.bytesOf(name, facts.bytes), facts);
};
