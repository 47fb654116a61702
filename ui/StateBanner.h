#pragma once
#include "ui/StationWidget.h"

#include <QTimer>

namespace packbay {

/// What a banner says: a prompt alone, or an error with its remedy and code.
struct BannerWords
{
    Banner banner = Banner::Ready;
    QString title;
    QString remedy;
    QString code;

    bool operator==(const BannerWords &) const = default;
};

/// The one coloured thing of a clerk screen: fill, shape, sentence, and the frame of its kind (ux.md 2.3). Readable from
/// two metres; its height stays the same, so that nothing below jumps.
class StateBanner : public StationWidget
{
    Q_OBJECT
public:
    explicit StateBanner(const QString &name, QWidget *parent = nullptr);

    void setWords(const BannerWords &words);
    const BannerWords &words() const { return m_words; }
    /// Shows the OK look for 600 ms behind the words that are there (an accepted scan, next prompt already up).
    void flashOk();
    /// The look that is painted now.
    Banner shown() const { return m_flash.isActive() ? Banner::Ok : m_words.banner; }

    QSize sizeHint() const override;
    QList<TextBox> textBoxes() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void lookChanged() override;

private:
    QRect textArea() const;
    QRect iconArea() const;
    void paintFrame(QPainter &painter) const;

    BannerWords m_words;
    QTimer m_flash;
    QTimer m_busy;
    int m_step = 0;
};

} // namespace packbay
