#include "ui/StateBanner.h"

#include "ui/Icons.h"

#include <QAccessibleWidget>
#include <QPainter>

namespace packbay {
namespace {

constexpr int kFlashMs = 600;
constexpr int kBusyStepMs = 120;
constexpr int kBusySteps = 24;
constexpr int kReadyFrame = 4;
constexpr int kStopFrame = 12;

Icon iconOf(Banner banner)
{
    switch (banner) {
    case Banner::Ready: return Icon::Barcode;
    case Banner::Busy: return Icon::Busy;
    case Banner::Ok: return Icon::Tick;
    case Banner::Ask: return Icon::Triangle;
    case Banner::Stop: break;
    }
    return Icon::Octagon;
}

QAccessibleInterface *accessibleBanner(const QString &className, QObject *object)
{
    if (className != QLatin1String("packbay::StateBanner"))
        return nullptr;
    return new QAccessibleWidget(qobject_cast<QWidget *>(object), QAccessible::AlertMessage);
}

} // namespace

StateBanner::StateBanner(const QString &name, QWidget *parent) : StationWidget(name, parent)
{
    QAccessible::installFactory(accessibleBanner);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_flash.setSingleShot(true);
    m_flash.setInterval(kFlashMs);
    m_busy.setInterval(kBusyStepMs);
    connect(&m_flash, &QTimer::timeout, this, qOverload<>(&QWidget::update));
    connect(&m_busy, &QTimer::timeout, this, [this] {
        m_step = (m_step + 1) % kBusySteps;
        update();
    });
}

void StateBanner::setWords(const BannerWords &words)
{
    if (words == m_words)
        return;
    m_words = words;
    m_flash.stop();
    words.banner == Banner::Busy ? m_busy.start() : m_busy.stop();
    setAccessibleName((words.code + QLatin1Char(' ') + words.title + QLatin1Char(' ') + words.remedy).trimmed());
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
    update();
}

void StateBanner::flashOk()
{
    m_flash.start();
    update();
}

QSize StateBanner::sizeHint() const
{
    return {600, look().metrics.bannerHeight()};
}

void StateBanner::lookChanged()
{
    setFixedHeight(look().metrics.bannerHeight());
    StationWidget::lookChanged();
}

QRect StateBanner::iconArea() const
{
    const int side = qMin(height() - 2 * look().metrics.pad(), look().metrics.prompt() * 3 / 2);
    return {2 * look().metrics.pad(), (height() - side) / 2, side, side};
}

QRect StateBanner::textArea() const
{
    const int pad = look().metrics.pad();
    return rect().adjusted(iconArea().right() + 2 * pad, pad / 2 + kReadyFrame, -2 * pad, -pad / 2 - kReadyFrame);
}

QList<TextBox> StateBanner::textBoxes() const
{
    const Metrics &metrics = look().metrics;
    const ColourPair &pair = look().theme.banner(shown());
    const int flags = static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextWordWrap;
    QList<TextBox> boxes;
    QRect area = textArea();
    if (!m_words.code.isEmpty()) {
        const QFont font = look().mono(metrics.body(), QFont::Bold);
        const int width = textWidth(m_words.code, font) + 4;
        boxes.append({m_words.code, font, QRect(area.right() - width, area.top() + metrics.pad(), width, metrics.body() * 3 / 2),
                      static_cast<int>(Qt::AlignRight | Qt::AlignVCenter), pair.text, pair.fill, false});
        area.setRight(area.right() - width - metrics.pad());
    }
    QFont title = look().font(metrics.prompt(), QFont::DemiBold);
    if (m_words.remedy.isEmpty()) {
        title.setPixelSize(fittingSize(m_words.title, title, area.size(), flags, {metrics.prompt(), metrics.prompt() * 9 / 10, metrics.prompt() * 4 / 5, metrics.headline(), metrics.body()}));
        boxes.prepend({m_words.title, title, area, flags, pair.text, pair.fill, false});
        return boxes;
    }
    // One line of the prompt, however high the script makes it, as long as the remedy has room below.
    const int promptLine = metrics.prompt() * 5 / 4;
    TextBox titleBox{m_words.title, title, area, flags, pair.text, pair.fill, false};
    const auto belowTitle = [&] { return area.height() - qMax(promptLine, titleBox.needed().height()); };
    const TextBox below{m_words.remedy, look().font(metrics.body()), {0, 0, area.width(), belowTitle()}, flags, pair.text, pair.fill, false};
    if (textWidth(m_words.title, title) > area.width() || !below.fits())
        titleBox.font.setPixelSize(fittingSize(m_words.title, title, {area.width(), promptLine}, flags, {metrics.headline()}));
    const int titleHeight = area.height() - belowTitle();
    titleBox.rect.setHeight(titleHeight);
    const QRect rest = area.adjusted(0, titleHeight, 0, 0);
    QFont remedy = look().font(metrics.headline());
    remedy.setPixelSize(fittingSize(m_words.remedy, remedy, rest.size(), flags, {metrics.headline(), metrics.body()}));
    boxes.prepend({m_words.remedy, remedy, rest, flags, pair.text, pair.fill, false});
    boxes.prepend(titleBox);
    return boxes;
}

void StateBanner::paintFrame(QPainter &painter) const
{
    const ColourPair &pair = look().theme.banner(shown());
    if (shown() == Banner::Ready) {
        painter.setPen(QPen(look().theme.border, kReadyFrame, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(2, 2, -2, -2));
    } else if (shown() == Banner::Stop) {
        const QRegion inner = rect().adjusted(kStopFrame, kStopFrame, -kStopFrame, -kStopFrame);
        painter.save();
        painter.setClipRegion(QRegion(rect()) - inner);
        QColor ink = pair.text;
        painter.fillRect(rect(), QBrush(ink, Qt::BDiagPattern));
        painter.restore();
    } else if (shown() == Banner::Busy) {
        const int track = width() * m_step / kBusySteps;
        painter.fillRect(QRect(track, height() - kReadyFrame * 2, width() / kBusySteps * 3, kReadyFrame * 2), pair.text);
    }
}

void StateBanner::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const ColourPair &pair = look().theme.banner(shown());
    painter.fillRect(rect(), pair.fill);
    paintFrame(painter);
    paintIcon(painter, iconArea(), iconOf(shown()), pair.text);
    paintTexts(painter);
}

} // namespace packbay
