#pragma once
#include "models/freight/Quote.h"
#include "models/freight/TariffFolder.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

/// Packs and requests for the freight tests.
namespace packbay::test {

inline QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

/// JSON written with ' for ", because moc trips over raw strings in macros.
inline QByteArray json(QByteArray quoted)
{
    return quoted.replace('\'', '"');
}

/// The smallest good pack: line L in CNY, zone Z = AU, one price row; single sheets can be replaced or added.
inline TariffFiles smallPack(const QMap<QString, QByteArray> &sheets = {})
{
    TariffFiles files{
        {text("line.csv"), "line,currency\nL,CNY\n"},
        {text("zone.csv"), "line,zone,country\nL,Z,AU\n"},
        {text("price.csv"), "line,zone,over_g,to_g,base\nL,Z,0,30000,10.00\n"},
    };
    for (auto sheet = sheets.begin(); sheet != sheets.end(); ++sheet)
        files.insert(sheet.key() + text(".csv"), sheet.value());
    return files;
}

inline TariffFiles folderPack(const char *name)
{
    return readTariffFolder(text(PACKBAY_SOURCE_DIR "/tests/models/freight/packs/") + text(name)).value_or(TariffFiles());
}

/// One piece to AU on 2026-11-22.
inline QuoteRequest request(const Rational &grams, std::optional<Dimensions> size = {}, const char *country = "AU")
{
    QuoteRequest wanted;
    wanted.at = UtcMs(1795305600000); // 2026-11-22T00:00:00Z
    wanted.shipTo.country = text(country);
    QuotePiece piece;
    piece.ref = text("1");
    piece.grams = grams;
    piece.size = size;
    wanted.pieces.push_back(piece);
    return wanted;
}

inline Dimensions box(std::int64_t length, std::int64_t width, std::int64_t height)
{
    return {Millimetres(length), Millimetres(width), Millimetres(height)};
}

inline Rational dec(const char *decimal)
{
    return Rational::fromDecimal(decimal).value_or(Rational::overflow());
}

inline Rational pounds(const char *decimal)
{
    return dec(decimal) * Rational::fraction(45359237, 100000);
}

/// What keeps an answer from being right whatever was asked; "" = all well.
inline QString faultOf(const QuoteAnswer &answer)
{
    for (const QuoteOffer &offer : answer.offers) {
        Rational exact;
        std::int64_t minor = 0;
        for (const ExplainLine &line : offer.explain) {
            exact += line.exact;
            minor += line.minor;
        }
        if (exact != Rational(offer.totalMinor) || minor != offer.totalMinor)
            return offer.line + text(": explanation sums to ") + exact.toFraction() + text(" and ") + QString::number(minor)
                + text(", total is ") + QString::number(offer.totalMinor);
    }
    return {};
}

/// The explanation line of a code; minor 0 and an empty code when there is none.
inline ExplainLine lineOf(const QuoteOffer &offer, const char *code)
{
    for (const ExplainLine &line : offer.explain) {
        if (line.code == QLatin1String(code))
            return line;
    }
    return {};
}

} // namespace packbay::test

#define VERIFY_PACK(load)                                                                       \
    do {                                                                                        \
        for (const packbay::TariffFinding &found : (load).findings) {                           \
            if (found.isError)                                                                  \
                QFAIL(packbay::toJson(found).constData());                                      \
        }                                                                                       \
    } while (false)
