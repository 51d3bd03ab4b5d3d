import { isLocalHost } from "../target.ts";

/**
 * Whether a host is in a network of its own (RFC 1918, RFC 3927, RFC 4193): what an export names there
 * is nobody's to publish, unless the export comes from there.
 */
export const isPrivateHost = (hostname: string): boolean =>
  isLocalHost(hostname) ||
  /^(?:0|10)\./.test(hostname) ||
  /^172\.(?:1[6-9]|2\d|3[01])\./.test(hostname) ||
  /^(?:192\.168|169\.254)\./.test(hostname) ||
  /^\[(?:::|f[cd]|fe[89ab])/i.test(hostname) ||
  /\.(?:internal|local|home\.arpa)$/.test(hostname);
