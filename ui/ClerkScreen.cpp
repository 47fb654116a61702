#include "ui/ClerkScreen.h"

#include "ui/text/ErrorText.h"
#include "ui/text/Phrases.h"

#include <QBoxLayout>
#include <QHash>
#include <QInputMethodEvent>
#include <QStackedWidget>

namespace packbay {
namespace {

constexpr int kBusyDelayMs = 150;
constexpr int kManyFacts = 6; // the side then gets the wider half
constexpr int kManyBelowWeight = 4;

TypePanel::Purpose purposeOf(const ScreenState &state)
{
    return asksForWords(state) ? TypePanel::Purpose::Text : TypePanel::Purpose::Code;
}

} // namespace

ScanSink::ScanSink(QWidget *parent) : StationWidget(QStringLiteral("scanSink"), parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Scan here"));
    setFixedHeight(0);
}

void ScanSink::inputMethodEvent(QInputMethodEvent *event)
{
    if (!event->commitString().isEmpty())
        emit inputMethodSeen(event->commitString());
    event->accept();
}

ClerkScreen::ClerkScreen(const QString &name, QWidget *parent)
    : StationWidget(name, parent),
      m_sink(new ScanSink(this)),
      m_banner(new StateBanner(QStringLiteral("stateBanner"), this)),
      m_job(new JobLine(QStringLiteral("jobLine"), this)),
      m_note(new NoteLine(QStringLiteral("noteLine"), this)),
      m_work(new QStackedWidget(this)),
      m_view(new QWidget),
      m_viewLayout(new QHBoxLayout(m_view)),
      m_sideLayout(nullptr),
      m_side(new QWidget(m_view)),
      m_weight(new BigWeightView(QStringLiteral("bigWeight"), m_side)),
      m_facts(new FactCard(QStringLiteral("factCard"), m_side)),
      m_fill(new FillBar(QStringLiteral("fillBar"), m_side)),
      m_table(new StateTable(QStringLiteral("stateTable"), m_view)),
      m_camera(new CameraView(QStringLiteral("cameraView"), m_view)),
      m_picture(new PackPictureView(QStringLiteral("packPicture"), m_view)),
      m_type(new TypePanel(QStringLiteral("typePanel"))),
      m_exceptions(new ExceptionPanel(QStringLiteral("exceptionPanel"))),
      m_help(new HelpPanel(QStringLiteral("helpPanel"))),
      m_strip(new ScanStripView(QStringLiteral("scanStrip"), this)),
      m_actions(new ActionBar(QStringLiteral("actionBar"), this))
{
    m_busyDelay.setSingleShot(true);
    m_busyDelay.setInterval(kBusyDelayMs);
    connect(&m_busyDelay, &QTimer::timeout, this, [this] { show(m_pending); });
    connect(m_sink, &ScanSink::inputMethodSeen, this, &ClerkScreen::inputMethodSeen);
    connect(m_actions, &ActionBar::commandGiven, this, &ClerkScreen::give);
    connect(m_exceptions, &ExceptionPanel::commandGiven, this, [this](Command command) {
        closePanel();
        emit commandGiven(command);
    });
    connect(m_exceptions, &ExceptionPanel::closed, this, &ClerkScreen::closePanel);
    connect(m_help, &HelpPanel::closed, this, &ClerkScreen::closePanel);
    connect(m_type, &TypePanel::closed, this, &ClerkScreen::closePanel);
    connect(m_type, &TypePanel::textTyped, this, &ClerkScreen::textTyped);
    connect(m_type, &TypePanel::inputMethodSeen, this, &ClerkScreen::inputMethodSeen);
    build();
}

void ClerkScreen::build()
{
    m_work->setObjectName(QStringLiteral("workArea"));
    m_view->setObjectName(QStringLiteral("stateView"));
    m_side->setObjectName(QStringLiteral("stateSide"));
    m_sideLayout = new QVBoxLayout(m_side);
    m_sideLayout->setContentsMargins(0, 0, 0, 0);
    m_sideLayout->addWidget(m_weight, 3);
    m_sideLayout->addWidget(m_facts, 2);
    m_sideLayout->addWidget(m_fill);
    m_viewLayout->setContentsMargins(0, 0, 0, 0);
    m_viewLayout->addWidget(m_side, 2);
    m_viewLayout->addWidget(m_table, 3);
    m_viewLayout->addWidget(m_camera, 2);
    m_viewLayout->addWidget(m_picture, 2);
    for (QWidget *page : {m_view, static_cast<QWidget *>(m_type), static_cast<QWidget *>(m_exceptions), static_cast<QWidget *>(m_help)})
        m_work->addWidget(page);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_sink);
    column->addWidget(m_banner);
    column->addWidget(m_job);
    column->addWidget(m_note);
    column->addWidget(m_work, 1);
    column->addWidget(m_strip);
    column->addWidget(m_actions);
}

void ClerkScreen::lookChanged()
{
    const int pad = look().metrics.pad();
    m_work->setContentsMargins(pad, 0, pad, pad);
    m_viewLayout->setSpacing(pad);
    m_sideLayout->setSpacing(pad);
    StationWidget::lookChanged();
}

void ClerkScreen::render(const ScreenState &state)
{
    if (state.banner == Banner::Busy) {
        m_pending = state;
        if (m_state.banner == Banner::Busy)
            show(state);
        else if (!m_busyDelay.isActive())
            m_busyDelay.start();
        return;
    }
    m_busyDelay.stop();
    show(state);
    const bool accepted = state.tone == Tone::Ok || state.tone == Tone::Step;
    if (accepted && state.banner == Banner::Ready)
        m_banner->flashOk();
}

BannerWords ClerkScreen::wordsOf(const ScreenState &state)
{
    if (!state.error)
        return {state.banner, sentence(state.prompt), {}, {}};
    const ErrorWords words = errorWords(*state.error);
    return {state.banner, words.title, words.remedy, words.code};
}

void ClerkScreen::show(const ScreenState &state)
{
    m_state = state;
    m_banner->setWords(wordsOf(state));
    m_job->setJob(sentence(state.job), state.done, state.total);
    m_note->setNote(sentence(state.note));
    m_picture->setPicture(state.picture);
    // What is shown comes before whether it is shown: nothing half old and half new is ever laid out.
    m_weight->setWeight(state.weight.value_or(BigWeight{}));
    m_fill->setFill(state.fill.value_or(CartonFill{}));
    if (!state.fill)
        m_fill->hide(); // before anything takes its place
    m_facts->setFacts(state.facts);
    m_facts->setSharing(state.fill.has_value());
    m_facts->setVisible(!state.facts.isEmpty());
    m_weight->setVisible(state.weight.has_value());
    m_fill->setVisible(state.fill.has_value());
    m_side->setVisible(state.weight || state.fill || !state.facts.isEmpty());
    const bool many = state.facts.size() > (state.weight ? kManyBelowWeight : kManyFacts);
    m_viewLayout->setStretch(0, many ? 7 : 2);
    m_viewLayout->setStretch(1, many ? 6 : 3);
    m_table->setTable(state.table);
    m_table->setVisible(!state.table.rows.isEmpty());
    m_strip->setEntries(state.strip, state.queuedScans);
    m_actions->setActions(state.actions);
    if (isTyping()) // the work went on under the open panel: the field serves what is asked for now
        m_type->setPurpose(purposeOf(state));
    setAccessibleName(m_banner->accessibleName());
}

void ClerkScreen::echo(const QString &code)
{
    m_strip->echo(code);
}

void ClerkScreen::setCameraSight(const QImage &picture, const QList<QPolygon> &symbols)
{
    m_camera->setSight(picture, symbols);
}

void ClerkScreen::retranslate()
{
    m_camera->retranslate();
    m_type->retranslate();
    m_exceptions->retranslate();
    m_help->retranslate();
    show(m_state);
}

void ClerkScreen::setHelpLines(const QStringList &lines)
{
    m_help->setLines(lines);
}

void ClerkScreen::showPanel(QWidget *panel)
{
    m_work->setCurrentWidget(panel);
    m_actions->setVisible(panel == m_view);
}

void ClerkScreen::openTypePanel()
{
    showPanel(m_type);
    m_type->open(purposeOf(m_state));
}

void ClerkScreen::openExceptions()
{
    showPanel(m_exceptions);
    takeFocus();
}

void ClerkScreen::toggleHelp()
{
    showPanel(m_work->currentWidget() == m_help ? m_view : m_help);
    takeFocus();
}

bool ClerkScreen::closePanel()
{
    if (m_work->currentWidget() == m_view)
        return false;
    showPanel(m_view);
    takeFocus();
    emit panelClosed();
    return true;
}

bool ClerkScreen::isTyping() const
{
    return m_work->currentWidget() == m_type;
}

void ClerkScreen::takeFocus()
{
    if (!isTyping())
        m_sink->setFocus(Qt::OtherFocusReason);
}

// Typing and help belong to the screen, everything else to the flow.
void ClerkScreen::give(Command command)
{
    if (command == Command::Find)
        openTypePanel();
    else if (command == Command::Help)
        toggleHelp();
    else
        emit commandGiven(command);
}

bool ClerkScreen::takeKey(const QString &key)
{
    if (key == QLatin1String("Esc") && closePanel())
        return true;
    if (m_work->currentWidget() == m_exceptions) {
        const Command exception = m_exceptions->commandOfKey(key);
        if (exception != Command::None) {
            closePanel();
            emit commandGiven(exception);
            return true;
        }
    }
    // A key acts on what is on the screen: behind an open panel the buttons are not there.
    const auto command = m_work->currentWidget() == m_view ? m_actions->commandOfKey(key) : std::nullopt;
    if (command) {
        give(*command);
        return true;
    }
    static const QHash<QString, Command> s_always{
        {QStringLiteral("F1"), Command::Help},    {QStringLiteral("F2"), Command::Find}, {QStringLiteral("F4"), Command::Photo},
        {QStringLiteral("F9"), Command::Undo},    {QStringLiteral("F10"), Command::Reprint},
        {QStringLiteral("Esc"), Command::Back},
    };
    if (key == QLatin1String("F3")) {
        openExceptions();
        return true;
    }
    if (!s_always.contains(key))
        return false;
    give(s_always.value(key));
    return true;
}

} // namespace packbay
