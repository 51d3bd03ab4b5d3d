/**
 * The version of the renderers, a part of every validator: a document that changes while its record
 * does not must get a new ETag, or readers keep the old one. A test hashes all golden documents and
 * fails until this is bumped when any of them changes.
 */
export const RENDERING = 12;
