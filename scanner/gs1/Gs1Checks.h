#pragma once
#include <QByteArrayView>
#include <QString>
#include <QStringView>

#include <optional>

namespace packbay::gs1 {

/// Why a value breaks a rule. For a wrong check digit also where (from 1), what was read and what belongs there.
struct Fault
{
    QString why;
    int position = 0;
    QString read;
    QString expected;
};

/// Whether every character belongs to the set of a part: n digits, x set 82, y set 39, z base 64 with its padding.
std::optional<Fault> characterFault(char set, QStringView value);
/// The named check of Gs1Table.inc ("check", "date0", "country" ...) on a value; empty when it passes.
std::optional<Fault> checkFault(QByteArrayView check, QStringView value);

} // namespace packbay::gs1
