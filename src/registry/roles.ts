import type { Role } from "./table.ts";

/** Headers by role, most telling first. Compared after `headerKey`: case, spaces and brackets do not count. */
const HEADERS: Readonly<Record<Role, string>> = {
  serial: "序号 编号 序 号 no index serial row 顺序号",
  id: "id 标识 标识号 唯一标识 唯一编号 机构编号 机构代码 机构编码 组织机构代码 单位编号 单位代码 对象编号 对象代码 uid unitid",
  name:
    "机构名称 公证处名称 公证机构名称 鉴定机构名称 司法鉴定机构名称 医疗机构名称 医院名称 律所名称 律师事务所名称 企业名称 " +
    "检查对象名称 检查对象 抽查对象 回避对象 回避单位 应回避对象 回避机构 被检查对象 被检查单位 对象名称 对象 机构 公证处 单位名称 名称 name dba doingbusinessasname object objectname institution organization organisation",
  creditCode:
    "统一社会信用代码 社会信用代码 信用代码 统一信用代码 统一代码 creditcode uscc unifiedsocialcreditcode",
  licence:
    "执业许可证号 许可证号 许可证编号 许可证号码 执业许可证编号 执业证号 执业证书号 机构执业证号 license licence licenseno licenceno licensenumber licencenumber",
  prefecture:
    "州市 市州 地州市 地市 州市名称 所属州市 所在州市 所在市州 所属地市 所在地市 所属地区 州 市 城市 地区 所属市州 prefecture city",
  county: "县区 区县 县市区 市县区 县 区 县区市 所属县区 所在县区 所属区县 所在区县 county district",
  head: "负责人 法定代表人 法人 主任 机构负责人 负责人姓名 法人代表 法定代表人负责人 head director",
  address: "住所 地址 机构住所 机构地址 详细地址 单位地址 办公地址 执业场所 住所地 通讯地址 address",
  phone: "电话 联系电话 联系方式 手机 手机号 手机号码 电话号码 办公电话 phone telephone tel mobile",
  scope: "业务范围 执业范围 鉴定业务范围 鉴定类别 业务类别 执业类别 scope",
  status: "状态 执业状态 机构状态 经营状态 登记状态 status",
  category: "类别 机构类别 类型 机构类型 等级 风险等级 信用等级 category facilitytype risk",
  complaints: "投诉件数 投诉数 投诉数量 投诉举报件数 投诉量 complaints",
  person: "姓名 检查人员 执法人员 检查人员姓名 执法人员姓名 人员姓名 检查员 inspector person inspectorname",
  unit: "单位 工作单位 所在单位 所属单位 执法单位 执法机关 所在机关 单位名称 unit employer",
  certificate:
    "执法证号 执法证件号 执法证编号 行政执法证号 行政执法证件号 证件编号 证件号码 执法证件编号 执法证号码 证号 certificate certificateno certificatenumber",
  validUntil:
    "有效期至 证件有效期 有效期 证件有效期至 有效期限 执法证有效期 有效期截止 validuntil expiry expires",
  field: "执法领域 执法类别 专业领域 业务领域 擅长领域 领域 专业 field specialty",
  post: "职务 职级 岗位 职务职级 post position",
  onDuty: "在岗 是否在岗 在岗情况 在岗状态 是否在职 onduty",
  date: "日期 抽查日期 检查日期 抽取日期 抽查时间 检查时间 完成日期 date inspectiondate",
  reason: "原因 回避原因 回避理由 回避事由 理由 事由 reason",
};

const ROLE_BY_HEADER = new Map<string, { readonly role: Role; readonly rank: number }>();
for (const [role, headers] of Object.entries(HEADERS) as [Role, string][])
  headers.split(" ").forEach((header, rank) => {
    if (!ROLE_BY_HEADER.has(header)) ROLE_BY_HEADER.set(header, { role, rank });
  });

/** What two headers that mean the same have in common: 州（市） = 州市, License_ = license. */
export function headerKey(header: string): string {
  if (header.length > 256) return header;
  return header
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}\u200B\uFEFF]+/gu, "");
}

/** The role that a header names, without looking at the other headers. */
export function roleOfHeader(header: string): Role | undefined {
  const key = headerKey(header);
  // "统一社会信用代码(18位)": a remark in brackets says more about the column, not something else.
  return (
    ROLE_BY_HEADER.get(key) ?? ROLE_BY_HEADER.get(headerKey(header.replace(/[（(][^）)]*[）)]\s*$/, "")))
  )?.role;
}

const rankOf = (header: string) => ROLE_BY_HEADER.get(headerKey(header))?.rank ?? Number.MAX_SAFE_INTEGER;

/**
 * The role of each header of a table; each role goes to one column only: the header that says it most clearly,
 * the first of equals. Beside people (姓名) 单位名称 is their unit and not the name of an object.
 */
export function rolesOf(headers: readonly string[]): (Role | undefined)[] {
  const found = headers.map(roleOfHeader);
  if (found.includes("person"))
    headers.forEach((header, at) => {
      if (headerKey(header) === "单位名称" && !found.includes("unit")) found[at] = "unit";
    });
  const best = new Map<Role, number>();
  found.forEach((role, at) => {
    if (!role) return;
    const holder = best.get(role);
    if (holder === undefined || rankOf(headers[at]!) < rankOf(headers[holder]!)) best.set(role, at);
  });
  return found.map((role, at) => (role && best.get(role) === at ? role : undefined));
}
