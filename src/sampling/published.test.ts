/** Published numbers: RFC 3797, section 6, and draft-thomson-elegy-vrs-00. */
import { describe, expect, it } from "vitest";
import { rfc3797, rfc3797Key, rfc3797Numbers } from "./rfc3797.ts";
import { extract, seedText, tickets } from "./ticket.ts";

describe("RFC 3797, worked example", () => {
  const sources = ["9319", "2, 5, 12, 8, 10", "9 18 26 34 41 45"].map((text) => rfc3797Numbers(text)!);
  const key = rfc3797Key(sources);

  it("builds the key string as printed", () => {
    expect(key).toBe("9319./2.5.8.10.12./9.18.26.34.41.45./");
  });

  it("picks the 25 members in the published order", () => {
    const published = [
      17, 7, 2, 16, 25, 23, 8, 24, 19, 13, 22, 5, 18, 9, 1, 4, 12, 15, 20, 14, 11, 3, 6, 21, 10,
    ];
    const picks = rfc3797(key, 25, 25);
    expect(picks.map(({ place }) => place + 1)).toEqual(published);
    expect(picks[0]!.hash).toBe("990dd0a5692a029a98b5e01aa28f3459");
    expect(picks[24]!.hash).toBe("7948231a13a62373e7df553d05abefb2");
  });

  it("refuses what is no list of numbers", () => {
    for (const text of ["", " ", "1.5", "a", "1;2", "-3"]) expect(rfc3797Numbers(text)).toBeUndefined();
  });
});

describe("draft-thomson-elegy-vrs-00, tickets", () => {
  const material = "1.2.3.4.5.6./1.2.3.4.5.6./1.2.3.4.5.6./";
  const order = (hex: string) => tickets(extract(Buffer.from(hex, "hex"), material));

  it("gives the positions of H9", () => {
    const ticket = order("5346f2efb5397a6788fc1f1d9c05c6d3f2abe9b7d16d8592a3695b6dbe9f2456");
    expect(ticket("lavenderblush")).toBe("002ed527ae0a44a86c205d1cdba61826951a2ffb53c13729c3762eea04e21676");
    expect(ticket("blue")).toBe("03f710be2b61a6f9c3f89aa5ab553b81abb5fc9817865ac29b5b62dcfbaf431f");
    expect(ticket("lightpink")).toBe("13a07cc9abf3b737e49a62b0634ef0a5a9ac6ed481fba95284d930c73ecf20dd");
  });

  it("gives the positions of H8", () => {
    const ticket = order("2f70f884997ce80771adbefbbbc6c71a1b921da71896c25ca0f64966bfd0c8ce");
    expect(ticket("aqua")).toBe("00d1c59a9f1b581060a9e732e91bc477ef7d916e9eb18e53cffe816502fbdeda");
    expect(ticket("cornflowerblue")).toBe("0337add95eac62a356b020a273a749935aa777faa226d733f41594ec88d35885");
  });
});

describe("seed text", () => {
  it("keeps order and leading zeros", () => {
    expect(
      seedText([
        { name: "b", value: "007" },
        { name: "a", value: "0" },
      ]),
    ).toBe("b=007\na=0\n");
  });
});
