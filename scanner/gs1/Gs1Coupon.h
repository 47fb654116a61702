#pragma once
#include <QStringView>

namespace packbay::gs1 {

/// The fields of a North American coupon (AI 8110), each with its own length digit, to the last digit.
bool isCoupon(QStringView text);
/// A positive-offer coupon (AI 8112): format, funder, offer code, serial number.
bool isPositiveOffer(QStringView text);

} // namespace packbay::gs1
