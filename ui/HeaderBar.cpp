#include "ui/HeaderBar.h"

#include <QPainter>

namespace packbay {
namespace {

Icon iconOf(DeviceChipState::Kind kind)
{
    switch (kind) {
    case DeviceChipState::Kind::Scanner: return Icon::Scanner;
    case DeviceChipState::Kind::Scale: return Icon::Scale;
    case DeviceChipState::Kind::Printer: return Icon::Printer;
    case DeviceChipState::Kind::Backup: return Icon::Disk;
    case DeviceChipState::Kind::Camera: break;
    }
    return Icon::Camera;
}

Chip::Colour colourOf(SyncChipState::Level level)
{
    if (level == SyncChipState::Level::Late)
        return Chip::Colour::Amber;
    return level == SyncChipState::Level::Blocked ? Chip::Colour::Red : Chip::Colour::Neutral;
}

bool isOnline(SyncChipState::Level level)
{
    return level == SyncChipState::Level::Idle || level == SyncChipState::Level::Sending;
}

} // namespace

HeaderBar::HeaderBar(const QString &name, QWidget *parent)
    : StationWidget(name, parent), m_syncChip(new Chip(QStringLiteral("syncChip"), this))
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(m_syncChip, &QAbstractButton::clicked, this, &HeaderBar::helpAsked);
}

void HeaderBar::setStation(const QString &station)
{
    m_station = station;
    place();
}

void HeaderBar::setOperator(const QString &name)
{
    m_operator = name;
    place();
}

void HeaderBar::setScreenName(const QString &name)
{
    m_screen = name;
    place();
}

void HeaderBar::setClock(const QString &time)
{
    m_clock = time;
    place();
}

void HeaderBar::setTraining(bool training)
{
    m_training = training;
    place();
}

void HeaderBar::setSync(const SyncChipState &sync)
{
    m_sync = sync;
    fillChips();
}

void HeaderBar::setDevices(const QList<DeviceChipState> &devices)
{
    m_devices = devices;
    while (m_chips.size() > devices.size())
        delete m_chips.takeLast();
    while (m_chips.size() < devices.size()) {
        auto *chip = new Chip(QStringLiteral("deviceChip%1").arg(m_chips.size() + 1), this);
        chip->setLook(look());
        connect(chip, &QAbstractButton::clicked, this, &HeaderBar::helpAsked);
        chip->show();
        m_chips.append(chip);
    }
    fillChips();
}

void HeaderBar::retranslate()
{
    fillChips();
}

void HeaderBar::fillChips()
{
    const bool online = isOnline(m_sync.level);
    m_syncChip->set(online ? Icon::Cloud : Icon::CloudOff, Icon::None, syncWords(m_sync), syncShortWords(m_sync), colourOf(m_sync.level));
    for (qsizetype i = 0; i < m_chips.size(); ++i) {
        const DeviceChipState &device = m_devices.at(i);
        const bool ready = device.state == DeviceState::Ready && device.problem == ErrorCode::None;
        const QString words = ready ? QString() : deviceWords(device);
        const Chip::Colour colour = ready ? Chip::Colour::Neutral : device.state == DeviceState::Faulty ? Chip::Colour::Red : Chip::Colour::Amber;
        m_chips.at(i)->set(iconOf(device.kind), ready ? Icon::Tick : Icon::Triangle, words, ready ? QString() : deviceKindWord(device.kind), colour);
        m_chips.at(i)->setAccessibleName(deviceWords(device));
    }
    place();
}

QSize HeaderBar::sizeHint() const
{
    return {800, look().metrics.headerHeight()};
}

void HeaderBar::lookChanged()
{
    setFixedHeight(look().metrics.headerHeight());
    place();
    StationWidget::lookChanged();
}

void HeaderBar::resizeEvent(QResizeEvent *)
{
    place();
}

QList<HeaderBar::Piece> HeaderBar::pieces() const
{
    const Theme &theme = look().theme;
    const int body = look().metrics.body();
    QList<Piece> list{{m_station, look().mono(body, QFont::Bold), theme.text, theme.window}};
    if (!m_operator.isEmpty())
        list.append({m_operator, look().font(body), theme.secondary, theme.window});
    list.append({m_screen, look().font(body, QFont::Bold), theme.text, theme.window});
    list.append({m_clock, look().font(body), theme.text, theme.window});
    if (m_training)
        list.append({tr("TRAINING - nothing is sent"), look().font(look().metrics.small(), QFont::Bold), theme.amber.text, theme.amber.fill});
    return list;
}

int HeaderBar::piecesWidth() const
{
    int width = look().metrics.pad();
    for (const Piece &piece : pieces())
        width += textWidth(piece.text, piece.font) + 2 * look().metrics.pad();
    return width;
}

// Long words while there is room; then the chips become brief, the least important first.
void HeaderBar::place()
{
    const Metrics &metrics = look().metrics;
    const int pad = metrics.pad();
    QList<Chip *> chips{m_syncChip};
    chips += m_chips;
    const int room = width() - piecesWidth() - pad;
    int wanted = 0;
    for (const Chip *chip : chips)
        wanted += chip->width(false) + pad;
    for (Chip *chip : chips) {
        const bool brief = wanted > room;
        if (brief)
            wanted += chip->width(true) - chip->width(false);
        chip->setBrief(brief);
    }
    int right = width() - pad;
    const int high = qMin(metrics.rowHeight(), height() - 4);
    for (auto chip = chips.rbegin(); chip != chips.rend(); ++chip) {
        const int wide = (*chip)->sizeHint().width();
        (*chip)->setGeometry(right - wide, (height() - high) / 2, wide, high);
        right -= wide + pad;
    }
    update();
}

QList<TextBox> HeaderBar::textBoxes() const
{
    QList<TextBox> boxes;
    const int pad = look().metrics.pad();
    int left = 2 * pad;
    for (const Piece &piece : pieces()) {
        const int wide = textWidth(piece.text, piece.font) + 2;
        boxes.append({piece.text, piece.font, QRect(left, 0, wide, height()), static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter),
                      piece.color, piece.on, false});
        left += wide + 2 * pad;
    }
    return boxes;
}

void HeaderBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), look().theme.window);
    for (const TextBox &box : textBoxes()) {
        if (box.on != look().theme.window)
            painter.fillRect(box.rect.adjusted(-4, 8, 4, -8), box.on);
        box.paint(painter);
    }
}

} // namespace packbay
