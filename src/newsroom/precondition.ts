/** RFC 9110 §13.1: strong comparison with revision tags, quotes included. */
export type Precondition =
  | { readonly kind: "none" }
  | { readonly kind: "absent" } // If-None-Match: *
  | { readonly kind: "present" } // If-Match: *
  | { readonly kind: "matches"; readonly etags: readonly string[] };
