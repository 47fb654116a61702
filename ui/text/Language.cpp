#include "ui/text/Language.h"

#include <QCoreApplication>
#include <QTranslator>

namespace packbay {

Language::Language(QObject *parent) : QObject(parent) {}

Language::~Language() = default;

QStringList Language::available()
{
    return {QStringLiteral("en"), QStringLiteral("zh_CN")};
}

QString Language::ownName(const QString &code)
{
    return code.startsWith(QLatin1String("zh")) ? QStringLiteral("简体中文") : QStringLiteral("English");
}

QString Language::ofSystem()
{
    return QLocale::system().language() == QLocale::Chinese ? QStringLiteral("zh_CN") : QStringLiteral("en");
}

bool Language::use(const QString &code)
{
    if (!available().contains(code))
        return false;
    auto translator = std::make_unique<QTranslator>();
    if (!translator->load(QStringLiteral(":/i18n/packbay_%1.qm").arg(code)))
        return false;
    m_code = code;
    // The locale comes first: installing sends LanguageChange, and everybody renders numbers with it.
    QLocale::setDefault(QLocale(code));
    const std::unique_ptr<QTranslator> old = std::move(m_translator);
    m_translator = std::move(translator);
    if (old)
        QCoreApplication::removeTranslator(old.get());
    QCoreApplication::installTranslator(m_translator.get());
    return true;
}

} // namespace packbay
