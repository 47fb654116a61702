#pragma once
#include <QList>
#include <QLocale>
#include <QObject>
#include <QString>

#include <memory>

class QTranslator;

namespace packbay {

/// The language of the program: installs the translation that is built in and sets the default locale. Widgets hear of it by
/// QEvent::LanguageChange and render again; the job stays where it is. Lives as long as the application.
class Language : public QObject
{
    Q_OBJECT
public:
    explicit Language(QObject *parent = nullptr);
    ~Language() override;

    /// Codes of the languages that are built in: "en", "zh_CN".
    static QStringList available();
    /// The own name of a language ("简体中文").
    static QString ownName(const QString &code);
    /// The best of available() for what the system wants.
    static QString ofSystem();

    /// Uses a language of available(); false, and nothing changed, when it is not built in.
    bool use(const QString &code);
    QString current() const { return m_code; }

private:
    QString m_code;
    std::unique_ptr<QTranslator> m_translator;
};

} // namespace packbay
