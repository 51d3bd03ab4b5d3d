/** A text that has broken somebody's feed, page or database. */
export interface NaughtyString {
  readonly name: string;
  readonly text: string;
  /** What must come back, where XML or HTML cannot carry it all (XML 1.0 §2.2, HTML §3.2.5); otherwise all of it. */
  readonly kept?: string;
}

const naughty = (name: string, text: string, kept?: string): NaughtyString => ({
  name,
  text,
  ...(kept !== undefined && { kept }),
});

/** Written for this project; characters that an editor would hide or change are escapes. */
export const NAUGHTY_STRINGS: readonly [NaughtyString, ...NaughtyString[]] = [
  // Markup and its delimiters.
  naughty("an ampersand", "AT&T and R&D"),
  naughty("a bare less-than", "5 < 6 and 7 > 6"),
  naughty("an element", "<b>bold</b> & <i>slant</i>"),
  naughty("an entity", "&amp; &lt; &copy; &nbsp; &nosuch; &;"),
  naughty("an entity, twice escaped", "&amp;amp;amp;lt;"),
  naughty("numeric references", "&#0; &#x1F680; &#xD800; &#65;"),
  naughty("an external entity", '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hosts">]>&e;'),
  naughty("an entity that grows", '<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">&b;'),
  naughty("the end of a CDATA section", "]]>"),
  naughty("two ends of CDATA sections", "]]>]]>"),
  naughty("a CDATA section", "<![CDATA[ inside ]]>"),
  naughty("nested CDATA", "<![CDATA[<![CDATA[]]]]><![CDATA[>]]>"),
  naughty("an end that a removed character holds apart", "]]\u0000>", "]]>"),
  naughty("a comment", "<!-- gone? -->"),
  naughty("a comment left open", "<!-- and the rest"),
  naughty("the end of a comment", "--> --!>"),
  naughty("a processing instruction", "<?xml version='1.1'?><?php echo 1 ?>"),
  naughty("the end of the feed", "</title></item></channel></rss>"),
  naughty("the end of an entry", "</content></entry></feed>"),
  naughty("a script", "<script>alert('x')</script>"),
  naughty("the end of a script", '</script><script src="https://evil.example/x.js">'),
  naughty("the end of a script, oddly spelled", "</ScRiPt\t></script/x>"),
  naughty("a script inside a comment", "<!--<script>--!></script>"),
  naughty("the end of a style sheet", "</style><style>*{display:none}"),
  naughty("the end of a raw text", "</textarea></noscript></title></xmp>"),
  naughty("an event handler", '" onmouseover="alert(1)" x=\''),
  naughty("an image", "<img src=x onerror=alert(1)>"),
  naughty("a vector image", "<svg/onload=alert(1)>"),
  naughty("mathematics", "<math><mi xlink:href='data:x,<script>'>"),
  naughty("a tag left open", '<a href="'),
  naughty("a base", "<base href=https://evil.example/>"),
  naughty("a refresh", '<meta http-equiv="refresh" content="0;url=//evil.example">'),
  // Quotes and escapes.
  naughty("quotation marks of all kinds", "\"double\" 'single' `back` “curly” „low“ «angular»"),
  naughty("backslashes", 'C:\\news\\today \\\\ \\" \\u0041 \\x00'),
  naughty("JSON", '{"title": null, "items": [1, 2.50, true]}'),
  naughty("the end of a JSON string", '"}],"items":[{"id":"'),
  naughty("prototype pollution", "__proto__ constructor prototype toString"),
  // Languages of machines.
  naughty("templates", "{{ 7*7 }} ${7*7} <%= 7*7 %> #{7*7} {% raw %} [[x]]"),
  naughty("formats", "%s %d %n %00 %20 %% {0} {} $1 $& $`"),
  naughty("a replacement pattern", "$$ $' $` $& $<name> \\1"),
  naughty("SQL", "'; DROP TABLE articles; --"),
  naughty("a wild card of SQL", "100%_ LIKE '%'"),
  naughty("a shell", "$(reboot) `reboot` | reboot; && reboot > /dev/null"),
  naughty("a formula", '=HYPERLINK("https://evil.example","win")+1@x'),
  naughty("a header", "X: 1%0d%0aSet-Cookie: a=b"),
  naughty("a log injection", "ok\r\n2026-11-01 ERROR not really"),
  naughty("Markdown", "# *a* _b_ `c` [d](javascript:alert(1)) ![e](f) ~~g~~ | h |"),
  naughty("a directive", "::audio[x]{src=y} :::figure :span[z]{lang=en}"),
  naughty("YAML", "key: value # note\n- !!js/function 'x' &a *a"),
  naughty("front matter", "--- title: other ---"),
  naughty("a number", "1e309 0x10 -0 NaN Infinity 007"),
  naughty("nothing, in words", "null undefined nil None false"),
  naughty("a date", "2026-02-30T25:61:00Z"),
  naughty("an address", "javascript:alert(1) data:text/html,x file:///etc/hosts //x"),
  naughty("a path", "../../../../etc/passwd %2e%2e%2f"),
  naughty("a link header", '<https://evil.example>; rel="self", <x>; rel=hub'),
  // What XML forbids.
  naughty("NUL", "be\u0000fore", "before"),
  naughty("every C0 control but white space", controls(0x01, 0x08) + controls(0x0e, 0x1f), ""),
  naughty("vertical tab and form feed", "a\u000bb\u000cc", "abc"),
  naughty("an escape sequence", "\u001b[31mred\u001b[0m", "[31mred[0m"),
  naughty("a lone high surrogate", "a\ud83db", "ab"),
  naughty("a lone low surrogate", "a\ude00b", "ab"),
  naughty("surrogates in the wrong order", "a\ude00\ud83db", "ab"),
  naughty("noncharacters U+FFFE and U+FFFF", "a\ufffe\uffffb", "ab"),
  // What XML discourages and HTML forbids.
  naughty("C1 controls and DEL", `a\u007f${controls(0x80, 0x84)}${controls(0x86, 0x9f)}b`, "ab"),
  naughty("noncharacters of other planes", "a\u{1fffe}\u{10ffff}\ufdd0b", "ab"),
  naughty("next line", "a\u0085b", "a\nb"),
  // What both allow, and programs do not expect.
  naughty("the replacement character", "a\ufffdb"),
  naughty("a private use character", "a\ue000\u{f0000}b"),
  naughty("tabs and line ends", "a\tb\nc\r\nd\re"),
  naughty("many spaces", "a     b"),
  naughty("spaces of all widths", "a\u00a0b\u2003c\u3000d\u205fe"),
  naughty("line and paragraph separators", "a\u2028b\u2029c"),
  naughty("a byte order mark inside", "a\ufeffb"),
  naughty("joiners", "a\u200d\u2060b"),
  naughty("a soft hyphen and zero width", "a\u00ad\u200b\u200cb"),
  // Scripts.
  naughty("right to left", "אבג שלום مرحبا 123 abc"),
  naughty("direction overrides", "\u202egnp.exe\u202c \u2066x\u2069 \u200f\u200e"),
  naughty("directions left open", "\u202e\u2067\u202b"),
  naughty("combining marks, piled up", `Z${"\u0301\u0323\u0337\u0488".repeat(20)}`),
  naughty("a combining mark alone", "\u0301\u20dd"),
  naughty("composed and decomposed", "\u00e9 e\u0301 \u1e9b\u0323 \ufb01"),
  naughty("astral letters", "𝒯𝒽𝑒 𐐷 𠜎𠜱 𞤀"),
  naughty("emoji of several", "👩🏽‍🚀 👨‍👩‍👧‍👦 🏳️‍🌈 🇺🇳 1️⃣ ❤️"),
  naughty("homoglyphs", "раураl аррӏе ɢoogle Ꭺdmin"),
  naughty("the Turkish i", "İstanbul ıI iİ"),
  naughty("a letter that grows", "ß ŉ ǰ ﬃ ΐ"),
  naughty("full width and half width", "ＡＢＣ １２３ ﾊﾛｰ ！＜＞＆"),
  naughty("Indic and Thai clusters", "क्षि ড়্ক สวัสดี မြန်မာ"),
  naughty("a very long word", "Donaudampfschifffahrts".repeat(12)),
  naughty("a very long line", "word ".repeat(50).trim()),
];

function controls(first: number, last: number): string {
  return String.fromCharCode(...Array.from({ length: last - first + 1 }, (_, at) => first + at));
}
