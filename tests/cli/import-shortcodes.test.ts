import { describe, expect, it } from "vitest";
import { newReport } from "../../src/authoring/report.ts";
import { withoutShortcodes } from "../../src/cli/import/shortcodes.ts";

const read = (text: string) => {
  const { report, problems } = newReport();
  const written = withoutShortcodes(text, report);
  const losses = problems.map(({ detail, place }) => `${place?.line}:${place?.column} ${detail}`);
  return { written, losses };
};

describe("shortcodes and tags that stand for markup", () => {
  it.each([
    [
      '{{< figure src="/ok.png" alt="A \\"dot\\"" caption="Of *it*" >}}',
      '<figure><img src="/ok.png" alt="A &quot;dot&quot;"><figcaption>Of *it*</figcaption></figure>',
    ],
    ['{{% figure "/ok.png" %}}', '<figure><img src="/ok.png" alt=""></figure>'],
    [
      '{% include figure.html src=\'/ok.png\' title="T" caption="C" %}',
      '<figure><img src="/ok.png" alt=""><figcaption>T: C</figcaption></figure>',
    ],
    [
      "{{< youtube dQw4w9WgXcQ >}}",
      '<iframe src="https://www.youtube.com/watch?v=dQw4w9WgXcQ"></iframe>',
    ],
    ['{{< vimeo id="19899678" />}}', '<iframe src="https://vimeo.com/19899678"></iframe>'],
    ['{{< x user="ada" id="1" >}}', '<iframe src="https://x.com/ada/status/1"></iframe>'],
    ["{% highlight ruby linenos %}\nputs 1\n{% endhighlight %}", "```ruby\nputs 1\n```"],
    ['{{< highlight go "hl_lines=1" >}}\na\n\nb\n{{< /highlight >}}', "```go\na\n\nb\n```"],
    ["{% highlight md %}```{% endhighlight %}", "````md\n```\n````"],
    ["Say {% highlight sh %}ls{% endhighlight %}: *so*.", "Say \n```sh\nls\n```\n: *so*."],
    ["![a]({{ site.baseurl }}/a.png)", "![a](/a.png)"],
    ['![a]({{ "/a.png" | relative_url }})', "![a](/a.png)"],
    ["{% raw %}{{ x }}{% endraw %}", "{{ x }}"],
    ["a{% comment %} not shown {% endcomment %}b", "ab"],
    ["{{</* figure src=x */>}}", "{{< figure src=x >}}"],
  ])("%s", (text, written) => {
    expect(read(text)).toEqual({ written, losses: [] });
  });

  it("stand alone where they become HTML", () => {
    const { written } = read("One\n{{< figure src=a.png >}}\n*two*\n");
    expect(written).toBe('One\n\n\n<figure><img src="a.png" alt=""></figure>\n\n\n*two*\n');
  });
});

describe("what only the site knows", () => {
  it.each([
    [
      "{% include x.html %}",
      "",
      "`include x.html` is filled in by the site's generator; it is left out",
    ],
    [
      "a {{< gallery >}} b",
      "a  b",
      "`gallery` is filled in by the site's generator; it is left out",
    ],
    [
      "{{% notice tip %}}\n**Mind**\n{{% /notice %}}",
      "\n**Mind**\n",
      "`notice tip` is filled in by the site's generator; what stands in it is kept",
    ],
    ["{{ page.title }}", "", "`page.title` is filled in by the site's generator; it is left out"],
  ])("%s is reported with its place, and its text kept", (text, written, detail) => {
    const read1 = read(`First.\n\n- ${text}`);
    const column = 3 + Math.max(0, text.indexOf("{"));
    expect(read1).toEqual({ written: `First.\n\n- ${written}`, losses: [`3:${column} ${detail}`] });
  });
});

it.each([
  "`{% include x.html %}` and ``{{< a >}} ` ``",
  "```liquid\n{% include x.html %}\n{{< a >}}\n```\n",
  "~~~\n{{< a >}}\n",
  "100% {sure} {{ x }} {{}} {%",
])("code and other text stay as they are: %s", (text) => {
  expect(read(text)).toEqual({ written: text, losses: [] });
});

it("an example in code is shown as Hugo shows it", () => {
  expect(read("```\n{{</* a */>}}\n```").written).toBe("```\n{{< a >}}\n```");
});
