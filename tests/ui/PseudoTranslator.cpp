#include "tests/ui/PseudoTranslator.h"

#include <QHash>

namespace packbay::test {

QString PseudoTranslator::translate(const char *, const char *source, const char *, int n) const
{
    static const QHash<QChar, QChar> s_accents{
        {u'a', u'å'}, {u'e', u'é'}, {u'i', u'î'}, {u'o', u'ö'}, {u'u', u'ü'}, {u'c', u'ç'}, {u'n', u'ñ'}, {u's', u'š'},
        {u'A', u'Å'}, {u'E', u'É'}, {u'I', u'Î'}, {u'O', u'Ö'}, {u'U', u'Û'}, {u'C', u'Ç'}, {u'N', u'Ñ'}, {u'S', u'Š'},
    };
    QString text = QString::fromUtf8(source);
    if (text == QLatin1String("%1"))
        return text; // passes another sentence through, which has its own brackets
    const qsizetype more = text.size() * 2 / 5;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text.at(i) == u'%') {
            ++i; // the letter after it is a place, not a word
            continue;
        }
        text[i] = s_accents.value(text.at(i), text.at(i));
    }
    if (n >= 0)
        text.replace(QStringLiteral("%n"), QString::number(n));
    QString tail;
    while (tail.size() < more)
        tail += QStringLiteral(" öñé");
    return QLatin1Char('[') + text + tail.left(more) + QLatin1Char(']');
}

} // namespace packbay::test
