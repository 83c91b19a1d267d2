import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { subset, symbols } from "../../integrations/website/widget/bau/kern.ts";
import { withOwnRem } from "../../integrations/website/widget/bau/stile.ts";

const BUILT = "integrations/website/widget/dist/lotse.js";

describe("the built script", () => {
  it("weighs less than 60 KB on the wire, style sheets and all", () => {
    expect(gzipSync(readFileSync(BUILT)).length).toBeLessThan(60_000);
  });

  it("parses no text as markup and runs no text as code", () => {
    expect(readFileSync(BUILT, "utf8")).not.toMatch(/insertAdjacentHTML|document\.write|new Function|\beval\(/);
  });
});

describe("withOwnRem", () => {
  it("takes every length from the widget's own size", () => {
    expect(withOwnRem("a{margin:-0.5rem 1.25rem;gap:2px}")).toBe(
      "a{margin:calc(var(--rem) * -0.5) calc(var(--rem) * 1.25);gap:2px}",
    );
  });

  it("leaves conditions, names and addresses alone", () => {
    const css = "@media (min-width: 64rem) {.a-2rem{background:url(x2rem.png)}}";
    expect(withOwnRem(css)).toBe(css);
  });
});

describe("subset of KERN", () => {
  const css = `:root{--kern-a:1rem;--kern-b:var(--kern-c);--kern-c:red}[data-kern-theme=dark]{--kern-a:2rem}
    .kern-btn{color:var(--kern-b)}.kern-btn.kern-btn--big{color:blue}*{color:green}`;

  it("keeps what the sources name and what that reads", () => {
    expect(subset(css, 'class="kern-btn"').replace(/\s/g, "")).toBe(
      ".lotse{--kern-b:var(--kern-c);--kern-c:red}.kern-btn{color:var(--kern-b)}",
    );
  });

  it("keeps the properties our own style sheets read", () => {
    expect(subset(css, "var(--kern-a)").replace(/\s/g, "")).toBe(".lotse{--kern-a:1rem}");
  });

  it("fails on an icon that does not exist", () => {
    expect(() => symbols(css, 'symbol("einhorn")')).toThrow("einhorn");
  });
});
