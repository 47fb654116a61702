#pragma once
#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <cstring>
#include <tuple>

namespace packbay {

/// A sentence of the checks in models/, written in English there and said in the clerk's language by ui/. The values that it
/// names stand apart from its words.
class FindingText
{
public:
    /// "%1 is not a date" and the value of %1.
    struct Part
    {
        QByteArray source; ///< a literal marked with QT_TRANSLATE_NOOP("Tariff", ..)
        QStringList values;

        bool operator==(const Part &) const = default;
        bool operator<(const Part &other) const { return std::tie(source, values) < std::tie(other.source, other.values); }
    };

    const QList<Part> &parts() const { return m_parts; }
    bool isEmpty() const { return m_parts.isEmpty(); }

    /// The value of the next %n of the last part.
    FindingText arg(const QString &value) const
    {
        FindingText text = *this;
        if (!text.m_parts.isEmpty())
            text.m_parts.last().values.append(value);
        return text;
    }
    FindingText arg(qint64 value) const { return arg(QString::number(value)); }
    template<class First, class... Rest>
    FindingText arg(const First &first, const Rest &...rest) const
        requires(sizeof...(Rest) > 0)
    {
        return arg(first).arg(rest...);
    }
    FindingText operator+(const FindingText &next) const
    {
        FindingText text = *this;
        text.m_parts += next.m_parts;
        return text;
    }

    /// `translate` gives the words of a part's source in the language that is wanted.
    template<class Translate>
    QString said(const Translate &translate) const
    {
        QString text;
        for (const Part &part : m_parts)
            text += filled(translate(part.source.constData()), part.values);
        return text;
    }
    QString english() const
    {
        return said([](const char *source) { return QString::fromUtf8(source); });
    }

    bool operator==(const FindingText &) const = default;
    bool operator<(const FindingText &other) const { return m_parts < other.m_parts; }

private:
    friend FindingText say(const char *literal);

    /// A value may hold "%1" itself: nothing that was put in is looked at again.
    static QString filled(const QString &words, const QStringList &values)
    {
        QString text;
        for (qsizetype i = 0; i < words.size(); ++i) {
            const int number = words.at(i) == u'%' && i + 1 < words.size() ? words.at(i + 1).digitValue() : -1;
            if (number < 1 || number > values.size()) {
                text += words.at(i);
                continue;
            }
            text += values.at(number - 1);
            ++i;
        }
        return text;
    }

    QList<Part> m_parts;
};

/// `literal` is not copied.
inline FindingText say(const char *literal)
{
    FindingText text;
    text.m_parts.append({QByteArray::fromRawData(literal, qsizetype(std::strlen(literal))), {}});
    return text;
}

} // namespace packbay
