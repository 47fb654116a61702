#include "models/freight/TariffSchema.h"

#include <array>

namespace packbay {
namespace {

using enum CellKind;
constexpr bool kNeeded = true;

constexpr TariffColumn kLine[] = {
    {"line", "线路", Text, kNeeded}, {"name_zh", "中文名称"}, {"name_en", "英文名称"}, {"carrier", "承运商"},
    {"currency", "币种", Text, kNeeded}, {"valid_from", "生效日期", Date}, {"valid_to", "失效日期", Date}, {"tz", "时区"},
    {"quote_ttl_h", "报价有效小时", Number}, {"divisor", "体积重除数", Number}, {"vol_mode", "计抛方式"},
    {"vol_side_min_mm", "计抛最小边长", Number}, {"vol_excess_per_step", "超体积单价", Number},
    {"weight_round_g", "进位重量", Number}, {"weight_grace_g", "进位宽限", Number},
    {"weight_round2_from_g", "二段进位起点", Number}, {"weight_round2_g", "二段进位重量", Number},
    {"min_bill_g", "最低计费重", Number}, {"piece_basis", "多件计重方式"}, {"amount_round", "金额取整"},
    {"amount_step_minor", "金额取整单位", Number}, {"min_charge", "最低收费", Number}, {"tax_ppm", "税率", Number},
    {"transit_min_d", "最短时效", Number}, {"transit_max_d", "最长时效", Number}, {"source", "来源"}, {"note", "备注"},
    {"vol_sum_min_mm", "计抛最小三边和", Number}, {"vol_min_cm3", "计抛最小体积", Number},
    {"vol_share_ppm", "分抛比例", Number}, {"vol_share_min_g", "分抛最小差重", Number},
    {"vol_excess_step_g", "超体积计费单位", Number}, {"side_round", "边长取整"},
};
constexpr TariffColumn kZone[] = {
    {"line", "线路", Text, kNeeded}, {"zone", "分区", Text, kNeeded}, {"country", "国家", Text, kNeeded},
    {"postcode_from", "邮编起"}, {"postcode_to", "邮编止"}, {"priority", "优先级", Number}, {"remote", "偏远", Flag},
};
constexpr TariffColumn kPrice[] = {
    {"line", "线路", Text, kNeeded}, {"zone", "分区", Text, kNeeded}, {"tier", "会员等级"},
    {"over_g", "重量起", Number, kNeeded}, {"to_g", "重量止", Number, kNeeded}, {"base", "首费", Number},
    {"step_g", "续重单位", Number}, {"step_price", "续费", Number}, {"per_kg", "每公斤", Number},
    {"cumulative", "累进", Flag},
};
constexpr TariffColumn kSurcharge[] = {
    {"line", "线路", Text, kNeeded}, {"code", "代码", Text, kNeeded}, {"name_zh", "中文名称"}, {"name_en", "英文名称"},
    {"basis", "计费方式", Text, kNeeded}, {"value", "数值", Number, kNeeded}, {"percent_of", "百分比基数", List},
    {"min", "最低", Number}, {"max", "最高", Number}, {"max_per_ticket", "每票上限", Number}, {"group", "互斥组"},
    {"priority", "优先级", Number}, {"fuel", "计燃油", Flag}, {"when_field", "条件"}, {"when_op", "比较"},
    {"when_value", "条件值", List}, {"when2_field", "条件2"}, {"when2_op", "比较2"}, {"when2_value", "条件值2", List},
    {"when3_field", "条件3"}, {"when3_op", "比较3"}, {"when3_value", "条件值3", List},
    {"min_bill_g", "最低计费重", Number}, {"valid_from", "生效日期", Date}, {"valid_to", "失效日期", Date},
    {"tier", "会员等级"},
};
constexpr TariffColumn kLimit[] = {
    {"line", "线路", Text, kNeeded}, {"scope", "范围", Text, kNeeded}, {"field", "条件", Text, kNeeded},
    {"op", "比较", Text, kNeeded}, {"value", "条件值", List, kNeeded}, {"action", "处理", Text, kNeeded},
};
constexpr TariffColumn kGoods[] = {
    {"line", "线路", Text, kNeeded}, {"category", "品类", Text, kNeeded}, {"allow", "允许", Text, kNeeded},
    {"surcharge_code", "附加费代码"}, {"max_qty", "最大数量", Number}, {"max_wh", "最大瓦时", Number},
    {"doc_needed", "所需文件", List},
};
constexpr TariffColumn kVas[] = {
    {"line", "线路", Text, kNeeded}, {"code", "代码", Text, kNeeded}, {"name_zh", "中文名称"}, {"name_en", "英文名称"},
    {"basis", "计费方式", Text, kNeeded}, {"value", "数值", Number, kNeeded}, {"currency", "币种"},
    {"min", "最低", Number}, {"max", "最高", Number}, {"tier", "会员等级"}, {"valid_from", "生效日期", Date},
    {"valid_to", "失效日期", Date},
};
constexpr TariffColumn kTier[] = {
    {"tier", "会员等级", Text, kNeeded}, {"line", "线路"}, {"codes", "适用代码", List}, {"discount_ppm", "折扣", Number},
    {"free_storage_days", "免仓期天数", Number}, {"points_ppm", "积分比例", Number},
};
constexpr TariffColumn kCoupon[] = {
    {"coupon", "优惠券", Text, kNeeded}, {"line", "线路"}, {"kind", "类型", Text, kNeeded},
    {"value", "数值", Number, kNeeded}, {"currency", "币种"}, {"codes", "适用代码", List}, {"min_total", "最低金额", Number},
    {"max_off", "最高优惠", Number}, {"once", "限用一次", Flag}, {"valid_from", "生效日期", Date},
    {"valid_to", "失效日期", Date},
};
constexpr TariffColumn kStorage[] = {
    {"policy", "政策", Text, kNeeded}, {"tier", "会员等级"}, {"free_days", "免费天数", Number},
    {"first_day", "首日算法"}, {"per", "计费对象"}, {"fee", "费用", Number}, {"currency", "币种"},
    {"per_days", "每几天", Number}, {"cap", "封顶", Number}, {"remind_day", "提醒日", Number},
    {"block_day", "停用日", Number}, {"abandon_day", "弃件日", Number}, {"valid_from", "生效日期", Date},
    {"valid_to", "失效日期", Date},
};
constexpr TariffColumn kDuty[] = {
    {"regime", "税制", Text, kNeeded}, {"dest", "目的国", Text, kNeeded}, {"valid_from", "生效日期", Date},
    {"valid_to", "失效日期", Date}, {"basis", "计费方式", Text, kNeeded}, {"value", "数值", Number},
    {"currency", "币种"}, {"value_from", "货值起", Number}, {"value_to", "货值止", Number},
    {"value_currency", "货值币种"}, {"exempt_up_to", "免征额", Number}, {"source", "来源"},
};
constexpr TariffColumn kCustoms[] = {
    {"regime", "税制", Text, kNeeded}, {"dest", "目的国", Text, kNeeded}, {"valid_from", "生效日期", Date},
    {"valid_to", "失效日期", Date}, {"field", "资料", Text, kNeeded}, {"pattern", "格式"}, {"action", "处理"},
    {"source", "来源"},
};
constexpr TariffColumn kFx[] = {
    {"base", "基准货币", Text, kNeeded}, {"quote", "目标货币", Text, kNeeded}, {"rate", "汇率", Number, kNeeded},
    {"as_of", "汇率时间", Date}, {"source", "来源"}, {"spread_ppm", "加点", Number},
};

// The sheets that others point at come first: reading in this order, every reference can be checked on the spot.
constexpr std::array kSheets{
    TariffSheetSpec{"line", "线路", true, kLine},
    TariffSheetSpec{"zone", "分区", true, kZone},
    TariffSheetSpec{"tier", "会员等级", false, kTier},
    TariffSheetSpec{"price", "价格", true, kPrice},
    TariffSheetSpec{"surcharge", "附加费", false, kSurcharge},
    TariffSheetSpec{"limit", "限制", false, kLimit},
    TariffSheetSpec{"goods", "品类", false, kGoods},
    TariffSheetSpec{"vas", "增值服务", false, kVas},
    TariffSheetSpec{"coupon", "优惠券", false, kCoupon},
    TariffSheetSpec{"storage", "仓租", false, kStorage},
    TariffSheetSpec{"duty", "关税", false, kDuty},
    TariffSheetSpec{"customs", "报关资料", false, kCustoms},
    TariffSheetSpec{"fx", "汇率", false, kFx},
};

} // namespace

int TariffSheetSpec::columnIndex(QByteArrayView header) const
{
    const QByteArray wanted = header.toByteArray().toLower();
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (wanted == columns[i].name || wanted == columns[i].alias)
            return static_cast<int>(i);
    }
    return -1;
}

std::span<const TariffSheetSpec> tariffSheets()
{
    return kSheets;
}

const TariffSheetSpec *findTariffSheet(const QString &fileName)
{
    QString name = fileName.toLower();
    if (name.endsWith(QLatin1String(".csv")))
        name.chop(4);
    for (const TariffSheetSpec &sheet : kSheets) {
        if (name == QLatin1String(sheet.name) || name == QString::fromUtf8(sheet.alias))
            return &sheet;
    }
    return nullptr;
}

} // namespace packbay
