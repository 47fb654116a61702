#include "ui/LoginScreen.h"

#include "ui/text/ErrorText.h"

#include <QPainter>

namespace packbay {
namespace {

constexpr qsizetype kLongestPin = 12;

} // namespace

LoginScreen::LoginScreen(const QString &name, QWidget *parent)
    : StationWidget(name, parent),
      m_banner(new StateBanner(QStringLiteral("loginBanner"), this)),
      m_keypad(new KeypadOverlay(QStringLiteral("pinKeypad"), KeypadOverlay::Keys::Digits, this)),
      m_take(new StationButton(QStringLiteral("pinTake"), this))
{
    m_take->setKind(StationButton::Kind::Primary);
    m_take->setKey(QStringLiteral("F12"));
    connect(m_take, &QAbstractButton::clicked, this, &LoginScreen::give);
    connect(m_keypad, &KeypadOverlay::typed, this, [this](const QString &digit) { takeKey(digit); });
    connect(m_keypad, &KeypadOverlay::backspaced, this, [this] { takeKey(QStringLiteral("Backspace")); });
    show({});
}

void LoginScreen::show(const LoginState &state)
{
    m_state = state;
    m_pin.clear();
    const bool pin = state.phase == LoginState::Phase::EnterPin;
    m_keypad->setVisible(pin);
    m_take->setVisible(pin);
    retranslate();
}

BannerWords LoginScreen::words() const
{
    if (m_state.error) {
        const ErrorWords words = errorWords(*m_state.error);
        return {words.banner, words.title, words.remedy, words.code};
    }
    switch (m_state.phase) {
    case LoginState::Phase::ScanBadge: return {Banner::Ready, tr("Scan your badge"), {}, {}};
    case LoginState::Phase::EnterPin: return {Banner::Ready, tr("%1, type your PIN").arg(m_state.name), {}, {}};
    case LoginState::Phase::Locked: break;
    }
    return {Banner::Ready, tr("Locked"), tr("Scan your badge to go on. The job is kept."), {}};
}

void LoginScreen::retranslate()
{
    m_banner->setWords(words());
    m_take->setWord(tr("Log in"));
    m_keypad->retranslate();
    update();
}

void LoginScreen::give()
{
    const QString pin = m_pin;
    m_pin.clear();
    update();
    if (!pin.isEmpty())
        emit pinEntered(pin);
}

bool LoginScreen::takeKey(const QString &key)
{
    if (m_state.phase != LoginState::Phase::EnterPin)
        return false;
    if (key == QLatin1String("F12"))
        give();
    else if (key == QLatin1String("Esc"))
        emit cancelled();
    else if (key == QLatin1String("Backspace"))
        m_pin.chop(1);
    else if (key.size() == 1 && key.at(0).isDigit() && m_pin.size() < kLongestPin)
        m_pin += key;
    else
        return false;
    update();
    return true;
}

QRect LoginScreen::pinRect() const
{
    const Metrics &metrics = look().metrics;
    return {m_keypad->x(), m_keypad->y() - metrics.prompt() - metrics.gap(), m_keypad->width(), metrics.prompt()};
}

QList<TextBox> LoginScreen::textBoxes() const
{
    if (m_state.phase == LoginState::Phase::EnterPin)
        return {};
    const Metrics &metrics = look().metrics;
    const QRect area(2 * metrics.pad(), height() / 2, width() - 4 * metrics.pad(), metrics.headline() * 2);
    const QString line = m_state.phase == LoginState::Phase::Locked ? m_state.name : tr("Packbay %1").arg(QStringLiteral(PACKBAY_VERSION));
    return {{line, look().font(metrics.headline()), area, static_cast<int>(Qt::AlignCenter), look().theme.secondary,
             look().theme.window, false}};
}

// The PIN as dots: how many digits, never which.
void LoginScreen::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintTexts(painter);
    if (m_state.phase != LoginState::Phase::EnterPin) {
        const int side = look().metrics.prompt() * 2;
        const Icon icon = m_state.phase == LoginState::Phase::Locked ? Icon::Lock : Icon::Person;
        paintIcon(painter, QRectF((width() - side) / 2.0, height() / 2.0 - side - look().metrics.gap(), side, side), icon, look().theme.secondary);
        return;
    }
    const QRect area = pinRect();
    painter.setPen(QPen(look().theme.border, 2));
    painter.setBrush(look().theme.card);
    painter.drawRect(area);
    const int dot = area.height() / 3;
    painter.setBrush(look().theme.text);
    for (int i = 0; i < m_pin.size(); ++i)
        painter.drawEllipse(QRect(area.left() + dot + i * dot * 3 / 2, area.center().y() - dot / 2, dot, dot));
}

void LoginScreen::lookChanged()
{
    place();
    StationWidget::lookChanged();
}

void LoginScreen::resizeEvent(QResizeEvent *)
{
    place();
}

void LoginScreen::place()
{
    const Metrics &metrics = look().metrics;
    m_banner->setGeometry(0, 0, width(), metrics.bannerHeight());
    const int wide = qMin(width() - 4 * metrics.pad(), metrics.mm(130));
    const int left = (width() - wide) / 2;
    const int top = metrics.bannerHeight() + metrics.prompt() + 2 * metrics.gap();
    const int bottom = height() - metrics.primaryHeight() - metrics.gap() - metrics.pad();
    m_keypad->setGeometry(left, top, wide, qMin(bottom - metrics.gap() - top, metrics.mm(85)));
    m_take->setGeometry(left, m_keypad->geometry().bottom() + metrics.gap(), wide, metrics.primaryHeight());
}

} // namespace packbay
