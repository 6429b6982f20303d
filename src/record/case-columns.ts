/** The columns of a case register, by what the plan names or by the headers that offices use. */
import { EXIT, fail } from "../problem.ts";
import { columnByName, columnByRole } from "../registry/columns.ts";
import { headerKey } from "../registry/roles.ts";
import type { Column, Table } from "../registry/table.ts";
import type { Rule } from "./rule.ts";

/** Most telling first. */
const IDS =
  "案号 文号 文书号 文书编号 意见书文号 意见书编号 鉴定文书号 鉴定文书编号 鉴定意见书编号 鉴定意见书文号 " +
  "鉴定书编号 公证书编号 公证书号 公证卷号 卷宗号 卷宗编号 卷号 档案号 受理编号 受理号 案件编号 案件号 " +
  "业务编号 案卷号 案卷编号 编号 caseno casenumber caseid documentno id";
const UNITS =
  "鉴定机构 司法鉴定机构 鉴定机构名称 司法鉴定机构名称 机构名称 机构 公证处 公证处名称 公证机构 公证机构名称 " +
  "承办机构 办案机构 受理机构 承办单位 法律援助机构 法律援助中心 法援机构 法援中心 律师事务所 律师事务所名称 律所名称 机构编号 机构代码 单位名称 " +
  "统一社会信用代码 执业许可证号 institution unit office";

/** Headers of people: who they are, where they live. They enter no frame, no rule and nothing that is made of them. */
const PARTIES = new RegExp(
  [
    "当事人|委托人|委托方|被鉴定人|申请人|被申请人|受援人|原告|被告|第三人|受害人|被害人|嫌疑人|伤者|死者|死亡人|患者|病人",
    "遗嘱人|遗赠人|受遗赠|继承人|赠与人|受益人|债权人|债务人|借款人|出借人|担保人|抵押人|被执行人|投诉人|举报人|信访人",
    "监护人|代理人|亲属|家属|配偶|子女|(?<!公)证人|姓名|身份证|证件号|护照|出生|电话|手机|住址|住所|户籍|地址|联系|银行卡|账号|微信|邮箱",
  ].join("|"),
);
/** A number or a kind of people names nobody: 当事人数, 委托人类型. */
const NAMES_NOBODY = /(?:数|数量|类型|类别|性质)$/;

/** true where a column tells who somebody is. */
export const isPersonal = ({ header }: Pick<Column, "header">): boolean =>
  PARTIES.test(header) && !NAMES_NOBODY.test(headerKey(header));

function byHeaders(table: Table, headers: string): Column | undefined {
  for (const header of headers.split(" ")) {
    const column = table.columns.find((one) => headerKey(one.header) === header);
    if (column) return column;
  }
  return undefined;
}

const where = ({ file, sheet }: Table) => ({ file, sheet });
const allHeaders = (table: Table) => ({ columns: table.columns.map(({ header }) => header).join(", ") });

/** The headers of a case's id where the plan names none; undefined where no column can serve. */
export const caseIdHeaders = (table: Table): string[] | undefined => {
  const column = byHeaders(table, IDS);
  return column && [column.header];
};

export interface CaseColumns {
  readonly id: readonly Column[];
  readonly unit: Column;
  readonly strata: readonly Column[];
  readonly field?: Column;
  readonly prefecture?: Column;
  readonly shown: readonly Column[];
}

/**
 * The columns that a rule needs of a case register.
 * @throws Problem (bad input) for a column that is not there, or that would show the parties: in the frame, or in the
 * rule's conditions
 */
export function caseColumns(table: Table, rule: Rule): CaseColumns {
  const named = (name: string) => columnByName(table, name);
  const found = byHeaders(table, IDS);
  if (!rule.id && !found) fail(EXIT.badInput, "REV020", allHeaders(table), where(table));
  const unit = rule.unit === undefined ? byHeaders(table, UNITS) : named(rule.unit);
  if (!unit) return fail(EXIT.badInput, "REV021", allHeaders(table), where(table));
  const strata = rule.stratify.map(named);
  const shown = (rule.publish ?? []).map(named);
  const id = rule.id ? rule.id.map(named) : [found!];
  const field = rule.specialty === undefined ? undefined : named(rule.specialty);
  // A rule is public, and its conditions say which values count.
  const deciding = [...(rule.weights ?? []), ...rule.exclude, ...rule.certain]
    .flatMap((one) => ("where" in one ? Object.keys(one.where) : []))
    .map(named);
  const all = [...id, unit, ...strata, ...shown, ...(field ? [field] : []), ...deciding];
  const personal = all.find(isPersonal);
  if (personal) fail(EXIT.badInput, "REV025", {}, { ...where(table), column: personal.header });
  return {
    id,
    unit,
    strata,
    ...(field ? { field } : {}),
    prefecture: columnByRole(table, "prefecture"),
    shown,
  };
}
