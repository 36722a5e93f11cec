import { toHalfWidth } from "../figure/printed";
import type { Check } from "./report";
import { excerpt } from "./texts";

/**
 * `identity.title`: the heading names another project than 项目名称. Said only where the heading names a project
 * at all (not just a unit or 项目支出绩效自评表) and shares next to nothing with the project's name.
 */
export const identityTitle: Check = {
  codes: ["identity.title"],
  run({ form }, report) {
    const title = projectIn(form.source.title ?? "");
    const name = core(form.source.project?.name ?? "");
    if (title === null || name.length < 2) {
      report.of("identity.title").skip();
      return;
    }
    report.of("identity.title").judge(sharesName(title, name), () => ({
      path: "/title",
      stated: excerpt(form.source.title ?? ""),
      related: ["/project/name"],
      params: { name: form.source.project?.name ?? "" },
    }));
  },
};

const FORM_WORDS = /(项目)?(支出)?(?:决算报告|绩效(?:自评|自我评价|评价|目标)?(?:表|报告|情况表?)?)\s*$/;
const PROJECT_END =
  /(?:资金|经费|费用?|工程|项目|补助|补贴|专项|改造|建设|服务|活动|维护|运维|采购|购置|奖励|培训|系统|平台|工作|整治|修缮|维修)$/;
const UNIT_END =
  /(?:局|委|办|会|院|校|学|所|中心|部|处|科|队|厂|公司|政府|区|街道|镇|乡|村|社区|馆|站|室|集团|银行|厅|园|市|县|省|单位|部门)$/;
const GENERIC = /项目|经费|资金|费用?|专项|工作|支出|工程/g;

/** The part of a heading that names a project, or `null` where it names none. */
function projectIn(title: string): string | null {
  const whole = plain(title).replace(/^(?:19|20)\d{2}年?度?/, "");
  const ending = FORM_WORDS.exec(whole);
  const named = ending === null ? whole : whole.slice(0, ending.index);
  // 某项目绩效自评表 names a project; 某局项目支出绩效自评表 names who fills it in.
  const saysProject = ending?.[1] !== undefined && ending[2] === undefined && !UNIT_END.test(named);
  if (!PROJECT_END.test(named) && !saysProject) return null;
  const left = core(named);
  return left.length < 2 ? null : left;
}

function plain(text: string): string {
  return toHalfWidth(text).replace(/[\s()《》“”"'、,，。;；:：—-]/g, "");
}

function core(text: string): string {
  return plain(text).replace(GENERIC, "");
}

/** At least a quarter of the name's pairs of characters stand in the heading too. */
function sharesName(title: string, name: string): boolean {
  if (title.includes(name)) return true;
  let shared = 0;
  for (let i = 0; i + 2 <= name.length; i += 1) if (title.includes(name.slice(i, i + 2))) shared += 1;
  return shared * 4 >= name.length - 1;
}
