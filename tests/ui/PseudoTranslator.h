#pragma once
#include <QTranslator>

namespace packbay::test {

/// The pseudo-locale, made at run time: every sentence in brackets, with accents and 40 percent longer. What stays plain on the
/// screen was not translated; what no longer fits will not fit in German.
class PseudoTranslator : public QTranslator
{
    Q_OBJECT
public:
    using QTranslator::QTranslator;

    bool isEmpty() const override { return false; }
    QString translate(const char *context, const char *source, const char *disambiguation, int n) const override;
};

} // namespace packbay::test
