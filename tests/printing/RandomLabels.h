#pragma once
#include <QJsonObject>
#include <QStringList>

#include <random>

namespace packbay::test {

/// A random request for a carton label and what its barcodes must say.
struct RandomLabel
{
    QJsonObject request;
    QStringList codes; ///< texts of the barcodes, sorted
};

/// Labels of every size but the smallest, in Chinese, Russian, Arabic, Thai, German, Greek and English, with long texts,
/// empty fields, and printer commands where an address should be. The same seed gives the same labels.
class RandomLabels
{
public:
    explicit RandomLabels(quint32 seed) : m_random(seed) {}
    RandomLabel next();

private:
    int below(int limit) { return static_cast<int>(m_random() % static_cast<quint32>(limit)); }
    bool oneIn(int count) { return below(count) == 0; }
    QString words(const QStringList &from, int count);
    /// One of the words; at times empty, at times what a printer would obey.
    QString text(const QStringList &from, int most);
    QString carrierNumber();
    QJsonObject address();

    std::mt19937 m_random;
};

} // namespace packbay::test
