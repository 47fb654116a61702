#pragma once
#include "tests/scanner/OutsideData.h"

#include <QDir>
#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>

namespace packbay::test {

/// The published carrier formats as their authors mean them: shape and check digit, worked out from their own files and with
/// nothing of ours. Names the couriers that a number could belong to.
class TrackingReference
{
public:
    TrackingReference()
    {
        const QDir folder(outsideFile(QStringLiteral("tracking_number_data/couriers")));
        const QStringList names = folder.entryList({QStringLiteral("*.json")});
        for (const QString &name : names) {
            QFile file(folder.filePath(name));
            if (!file.open(QIODevice::ReadOnly))
                continue;
            const QJsonObject courier = QJsonDocument::fromJson(file.readAll()).object();
            const QJsonArray formats = courier[QLatin1String("tracking_numbers")].toArray();
            for (const QJsonValue &format : formats)
                m_formats.append({courier[QLatin1String("courier_code")].toString(), shapeOf(format[QLatin1String("regex")]), format[QLatin1String("validation")].toObject(),
                                  format[QLatin1String("test_numbers")][QLatin1String("valid")].toArray()});
        }
    }
    QStringList validNumbers() const
    {
        QStringList numbers;
        for (const Format &format : m_formats) {
            for (const QJsonValue &number : format.valid)
                numbers << number.toString();
        }
        return numbers;
    }
    QSet<QString> couriersOf(const QString &number) const
    {
        QSet<QString> couriers;
        for (const Format &format : m_formats) {
            if (accepts(format, number))
                couriers.insert(format.courier);
        }
        return couriers;
    }

private:
    struct Format
    {
        QString courier;
        QRegularExpression shape;
        QJsonObject validation;
        QJsonArray valid;
    };

    static QRegularExpression shapeOf(const QJsonValue &regex)
    {
        QString text = regex.toString();
        const QJsonArray parts = regex.toArray();
        for (const QJsonValue &part : parts)
            text += part.toString();
        return QRegularExpression(QRegularExpression::anchoredPattern(text));
    }
    static bool accepts(const Format &format, const QString &number)
    {
        const QRegularExpressionMatch match = format.shape.match(number);
        if (!match.hasMatch())
            return false;
        const QJsonObject check = format.validation[QLatin1String("checksum")].toObject();
        if (check.isEmpty())
            return true;
        QString serial = match.captured(QStringLiteral("SerialNumber")).remove(QLatin1Char(' '));
        const QJsonObject prepend = format.validation[QLatin1String("serial_number_format")][QLatin1String("prepend_if")].toObject();
        if (!prepend.isEmpty() && QRegularExpression(u'^' + prepend[QLatin1String("matches_regex")].toString()).match(serial).hasMatch())
            serial.prepend(prepend[QLatin1String("content")].toString());
        return checkOf(serial, check) == match.captured(QStringLiteral("CheckDigit")).trimmed();
    }
    static int valueOf(QChar c) { return c.isDigit() ? c.digitValue() : (c.unicode() - 3) % 10; }
    static int weighted(const QString &serial, const QJsonArray &weights)
    {
        int sum = 0;
        for (qsizetype i = 0; i < serial.size() && i < weights.size(); ++i)
            sum += valueOf(serial[i]) * weights[i].toInt();
        return sum;
    }
    static QString checkOf(QString serial, const QJsonObject &rule)
    {
        const QString name = rule[QLatin1String("name")].toString();
        if (name == u"mod7")
            return QString::number(serial.toLongLong() % 7);
        if (name == u"mod_37_36")
            return mod37(serial);
        if (name == u"s10") {
            const int rest = 11 - weighted(serial, rule[QLatin1String("weightings")].toArray()) % 11;
            return QString::number(rest == 10 ? 0 : rest == 11 ? 5 : rest);
        }
        if (name.startsWith(u"sum_product"))
            return QString::number(weighted(serial, rule[QLatin1String("weightings")].toArray()) % rule[QLatin1String("modulo1")].toInt() % rule[QLatin1String("modulo2")].toInt());
        const bool isLuhn = name == u"luhn";
        if (isLuhn || rule[QLatin1String("reverse")].toBool())
            std::reverse(serial.begin(), serial.end());
        int sum = 0;
        for (qsizetype i = 0; i < serial.size(); ++i) {
            const int value = valueOf(serial[i]) * (isLuhn ? 2 - int(i % 2) : rule[i % 2 ? QLatin1String("odds_multiplier") : QLatin1String("evens_multiplier")].toInt());
            sum += isLuhn ? value / 10 + value % 10 : value;
        }
        return QString::number((10 - sum % 10) % 10);
    }
    static QString mod37(const QString &serial)
    {
        const QString alphabet = QStringLiteral("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");
        int rest = 36;
        for (const QChar c : serial) {
            rest = (rest + int(alphabet.indexOf(c))) % 36;
            rest = (rest == 0 ? 36 : rest) * 2 % 37;
        }
        return alphabet.mid((37 - rest) % 36, 1);
    }

    QList<Format> m_formats;
};

} // namespace packbay::test
