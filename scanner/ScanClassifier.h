#pragma once
#include "scanner/CarrierCatalog.h"

#include <functional>

namespace packbay {

/// What a scan means (hardware.md B3.8): own codes, then what AIM declares as GS1, Digital Links, SSCC, S10 and carriers
/// with evidence, best first. Pure; the catalogue is handed in.
class ScanClassifier
{
public:
    explicit ScanClassifier(CarrierCatalog catalog) : m_catalog(std::move(catalog)) {}

    ScanMeaning classify(const ScanEvent &event) const;
    /// A typed or pasted text; an AIM identifier in front is used.
    ScanMeaning classify(const QString &text) const;

private:
    ScanMeaning classify(const QString &aim, const QString &text) const;
    bool classifyOwn(ScanMeaning &meaning) const;
    bool classifyGs1(ScanMeaning &meaning, const QString &text) const;
    bool classifyRetail(ScanMeaning &meaning, const QString &text) const;
    bool classifySscc(ScanMeaning &meaning) const;
    void classifyCarrier(ScanMeaning &meaning, const QString &whole) const;
    void takeElements(ScanMeaning &meaning, const Result<QList<Gs1Element>> &read) const;

    CarrierCatalog m_catalog;
};

/// The key of every look-up (domain.md E): full-width letters folded, blanks, control characters and hyphens dropped (but
/// not those of a JD or Deppon child number), upper case, DPD's leading % and the USPS routing prefix taken off.
QString normalizedCode(QStringView text);

/// The line of architecture.md 11.6. `errorJson` writes the error; by default without its texts, which ui/ knows.
QByteArray toJson(const ScanMeaning &meaning, const std::function<QByteArray(const Error &)> &errorJson = {});

} // namespace packbay
