#pragma once
#include "models/domain/Result.h"
#include "models/domain/ScanEvent.h"

#include <QList>
#include <QRegularExpression>

namespace packbay {

/// How a check digit is made from the body of a number.
enum class CheckRule { None, S10, Gs1, Alternate, Mod7, Mod11, Luhn, Mod37 };

/// One shape of one carrier's numbers, a row of carriers.json.
struct CarrierFormat
{
    QString carrier;
    QString name;
    QRegularExpression shape;
    CheckRule rule = CheckRule::None;
    QList<int> weights;
    QString prepend;                                    ///< put before the body unless it begins so
    CarrierEvidence evidence = CarrierEvidence::Length; ///< without a check
    int keyFrom = 0;
    int keyLength = 0; ///< 0: the whole text is the tracking number
    QStringList accept;
    QStringList refuse;
};

/// What the catalogue says about a number.
struct CarrierMatch
{
    QList<CarrierGuess> carriers; ///< best first, each carrier once
    QList<FailedCheck> failed;
    QString key;                  ///< the tracking number: the text, or the part of it that the best format names
};

/// The carrier formats: recognises numbers, with evidence, and never decides on length alone (hardware.md A1.5).
class CarrierCatalog
{
public:
    /// The formats that the program brings. InvariantBroken when that file is damaged.
    static Result<CarrierCatalog> builtIn();
    /// An owner's file of the same form; its formats come first. SettingInvalid with the row, or the sample that its own
    /// format does not keep, in `where`; then nothing is taken.
    Status extend(const QByteArray &json);

    /// `text` is normalised (domain.md E).
    CarrierMatch match(const QString &text) const;
    const QList<CarrierFormat> &formats() const { return m_formats; }

private:
    QList<CarrierFormat> m_formats;
};

/// The check character that belongs to `body`; empty when the body holds what the rule cannot count.
std::optional<QChar> checkCharacter(const CarrierFormat &format, QStringView body);

} // namespace packbay
