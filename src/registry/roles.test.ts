import { expect, it } from "vitest";
import { rolesOf } from "./roles.ts";

it.each([
  ["州（市）", "prefecture"],
  ["州\n市", "prefecture"],
  ["所属州市", "prefecture"],
  ["统一社会信用代码（18位）", "creditCode"],
  ["license_", "licence"],
  ["Name", "name"],
  ["证件有效期", "validUntil"],
  ["*机构名称", "name"],
  ["constructor", undefined],
  ["__proto__", undefined],
  ["", undefined],
])("%j is %s", (header, role) => {
  expect(rolesOf([header])).toEqual([role]);
});

it("takes 单位名称 as an object's name, but as the unit of people", () => {
  expect(rolesOf(["单位名称", "地址"])).toEqual(["name", "address"]);
  expect(rolesOf(["姓名", "单位名称", "执法证号"])).toEqual(["person", "unit", "certificate"]);
});

it("gives a role to one column, the one that says it most clearly", () => {
  expect(rolesOf(["名称", "机构名称"])).toEqual([undefined, "name"]);
  expect(rolesOf(["机构名称", "公证处名称"])).toEqual(["name", undefined]);
});
