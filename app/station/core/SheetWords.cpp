#include "app/station/core/SheetParts.h"

#include <algorithm>
#include <array>

namespace packbay::sheets {
namespace {

struct Words
{
    const char *reason;
    const char *en;
    const char16_t *zh;
};

/// domain.md A3, and what the benches write themselves.
constexpr std::array kWords{
    Words{"", "Hold", u"扣件"},
    Words{"parked", "Waiting", u"待续"},
    Words{"UNKNOWN_OWNER", "Unknown owner", u"无主件"},
    Words{"NO_PREALERT", "No pre-alert", u"未预报"},
    Words{"OWNER_MISMATCH", "Other customer", u"客户不一致"},
    Words{"WEIGHT_DEVIATION", "Weight differs", u"重量不符"},
    Words{"DAMAGED", "Damaged", u"破损"},
    Words{"PROHIBITED", "Prohibited goods", u"违禁品"},
    Words{"BATTERY", "Battery", u"带电"},
    Words{"LIQUID", "Liquid", u"液体"},
    Words{"POWDER", "Powder", u"粉末"},
    Words{"MAGNET", "Magnet", u"带磁"},
    Words{"WRONG_MERGE", "Wrong carton", u"错合"},
    Words{"MISSING_PARCEL", "Parcel missing", u"漏件"},
    Words{"OVERSIZE", "Too large", u"超尺寸"},
    Words{"OVERWEIGHT", "Too heavy", u"超重"},
    Words{"REMOTE_AREA", "Remote area", u"偏远"},
    Words{"UNPAID", "Not paid", u"待付"},
    Words{"SUPPLEMENT_DUE", "Supplement due", u"补款"},
    Words{"STORAGE_OVERDUE", "Stored too long", u"超期"},
    Words{"RETURNED_IN", "Returned", u"退件入库"},
    Words{"QTY_MISMATCH", "Wrong quantity", u"数量不符"},
    Words{"ADDRESS", "Address problem", u"地址问题"},
    Words{"UNREADABLE_LABEL", "Unreadable label", u"面单不清"},
    Words{"OTHER_HOLD", "Hold", u"扣件"},
};

} // namespace

QString tagTitle(const QString &reason, const QString &language)
{
    const auto row = std::find_if(kWords.begin(), kWords.end(), [&](const Words &each) { return reason == QLatin1String(each.reason); });
    if (row == kWords.end())
        return reason;
    return language.startsWith(QLatin1String("zh")) ? QString::fromUtf16(row->zh) : QString::fromLatin1(row->en);
}

} // namespace packbay::sheets
