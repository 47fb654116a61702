#include "ui/TypePanel.h"

#include <QKeyEvent>
#include <QPainter>

namespace packbay {
namespace {

constexpr int kIdleMs = 20000;
constexpr int kLongestText = 200;

} // namespace

TypePanel::TypePanel(const QString &name, QWidget *parent)
    : StationWidget(name, parent),
      m_field(new TypeField(QStringLiteral("typeField"), this)),
      m_keypad(new KeypadOverlay(QStringLiteral("typeKeypad"), KeypadOverlay::Keys::Sizes, this)),
      m_take(new StationButton(QStringLiteral("typeTake"), this)),
      m_leave(new StationButton(QStringLiteral("typeLeave"), this))
{
    m_field->setMaxLength(kLongestText);
    m_field->setContextMenuPolicy(Qt::NoContextMenu); // no popup may take the scanner's keys
    m_take->setKind(StationButton::Kind::Primary);
    m_take->setKey(QStringLiteral("F12"));
    m_leave->setKey(QStringLiteral("Esc"));
    m_idle.setParent(this);
    m_idle.setObjectName(QStringLiteral("typeIdle"));
    m_idle.setSingleShot(true);
    m_idle.setInterval(kIdleMs);
    connect(&m_idle, &QTimer::timeout, this, &TypePanel::cancel);
    connect(m_field, &QLineEdit::textEdited, &m_idle, qOverload<>(&QTimer::start));
    connect(m_field, &TypeField::composed, &m_idle, qOverload<>(&QTimer::start));
    connect(m_field, &TypeField::inputMethodSeen, this, &TypePanel::inputMethodSeen);
    connect(m_keypad, &KeypadOverlay::typed, this, [this](const QString &text) {
        m_field->insert(text);
        m_idle.start();
    });
    connect(m_keypad, &KeypadOverlay::backspaced, m_field, &QLineEdit::backspace);
    connect(m_take, &QAbstractButton::clicked, this, &TypePanel::accept);
    connect(m_leave, &QAbstractButton::clicked, this, &TypePanel::cancel);
    retranslate();
}

void TypePanel::open(Purpose purpose)
{
    m_field->clear();
    setPurpose(purpose);
    m_field->setFocus(Qt::OtherFocusReason);
    m_idle.start();
}

void TypePanel::setPurpose(Purpose purpose)
{
    m_purpose = purpose;
    m_field->takeWords(purpose == Purpose::Text);
    update();
}

void TypePanel::retranslate()
{
    m_take->setWord(tr("Take it"));
    m_leave->setWord(tr("Close"));
    m_field->setAccessibleName(tr("Type here"));
    m_keypad->retranslate();
    update();
}

void TypePanel::accept()
{
    m_field->finishWord();
    const QString text = m_field->text().trimmed();
    m_idle.stop();
    emit closed();
    if (!text.isEmpty())
        emit textTyped(text);
}

void TypePanel::cancel()
{
    m_idle.stop();
    emit closed();
}

void TypePanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        cancel();
    else if (event->key() == Qt::Key_F12)
        accept();
    // Whatever else the field did not want is nobody's: Enter must not press anything.
}

QList<TextBox> TypePanel::textBoxes() const
{
    const Metrics &metrics = look().metrics;
    const QRect area(2 * metrics.pad(), metrics.pad(), m_field->width(), m_field->y() - metrics.pad());
    const QString title = m_purpose == Purpose::Code ? tr("Type the code or the number") : tr("Type the text");
    QFont font = look().font(metrics.headline(), QFont::DemiBold);
    const int flags = static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextWordWrap;
    font.setPixelSize(fittingSize(title, font, area.size(), flags, {metrics.headline(), metrics.body()}));
    return {{title, font, area, flags, look().theme.text, look().theme.card, false}};
}

void TypePanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), look().theme.card);
    painter.setPen(QPen(look().theme.border, 2));
    painter.drawRect(rect().adjusted(1, 1, -1, -1));
    paintTexts(painter);
}

void TypePanel::lookChanged()
{
    const int margin = look().metrics.pad() / 2;
    m_field->setFont(look().mono(look().metrics.headline()));
    m_field->setTextMargins(margin, 0, margin, 0);
    place();
    StationWidget::lookChanged();
}

void TypePanel::resizeEvent(QResizeEvent *)
{
    place();
}

void TypePanel::place()
{
    const Metrics &metrics = look().metrics;
    const int pad = metrics.pad();
    const int half = width() * 11 / 20;
    const int title = metrics.jobLineHeight() + pad;
    m_field->setGeometry(2 * pad, title, half - 3 * pad, metrics.headline() * 2);
    const int top = height() - metrics.primaryHeight() - 2 * pad;
    const int part = (m_field->width() - metrics.gap()) / 3;
    m_leave->setGeometry(2 * pad, top, part, metrics.primaryHeight());
    m_take->setGeometry(2 * pad + part + metrics.gap(), top, 2 * part, metrics.primaryHeight());
    m_keypad->setGeometry(half + pad, 2 * pad, width() - half - 3 * pad, height() - 4 * pad);
}

} // namespace packbay
