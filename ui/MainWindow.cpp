#include "ui/MainWindow.h"

#include "ui/ClerkScreen.h"
#include "ui/HeaderBar.h"
#include "ui/QueueScreen.h"
#include "ui/SettingsScreen.h"
#include "ui/StationStyle.h"
#include "ui/TariffScreen.h"
#include "ui/text/Format.h"

#include <QAbstractScrollArea>
#include <QApplication>
#include <QDragEnterEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QPainter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace packbay {
namespace {

constexpr int kTrainingBorder = 5;
constexpr int kClockMs = 1000;

// The name of a key as the action bar writes it; empty for keys that mean nothing to us. Enter and Space are not here.
QString keyName(const QKeyEvent &event)
{
    if (event.key() >= Qt::Key_F1 && event.key() <= Qt::Key_F12)
        return QStringLiteral("F%1").arg(event.key() - Qt::Key_F1 + 1);
    if (event.key() == Qt::Key_Escape)
        return QStringLiteral("Esc");
    if (event.key() == Qt::Key_Backspace)
        return QStringLiteral("Backspace");
    const QString text = event.text();
    return text.size() == 1 && text.at(0).isDigit() ? text : QString();
}

QStringList filesOf(const QMimeData &data)
{
    QStringList files;
    const QList<QUrl> urls = data.urls();
    for (const QUrl &url : urls) {
        if (url.isLocalFile())
            files.append(url.toLocalFile());
    }
    return files;
}

} // namespace

MainWindow::MainWindow(const Clock &clock, QWidget *parent)
    : QMainWindow(parent),
      m_clock(clock),
      m_platformPalette(QApplication::palette()),
      m_header(new HeaderBar(QStringLiteral("header"))),
      m_stack(new QStackedWidget),
      m_login(new LoginScreen(QStringLiteral("loginScreen"))),
      m_clerk(new ClerkScreen(QStringLiteral("clerkScreen"))),
      m_queue(new QueueScreen(QStringLiteral("queueScreen"))),
      m_settings(new SettingsScreen(QStringLiteral("settingsScreen"))),
      m_tariffs(new TariffScreen(QStringLiteral("tariffScreen")))
{
    setObjectName(QStringLiteral("mainWindow"));
    setContextMenuPolicy(Qt::NoContextMenu);
    setAcceptDrops(true);
    m_stack->setObjectName(QStringLiteral("screens"));
    m_stack->addWidget(m_login);
    m_stack->addWidget(m_clerk);
    m_stack->addWidget(m_queue);
    m_stack->addWidget(m_settings);
    m_stack->addWidget(m_tariffs);
    auto *central = new QWidget;
    central->setObjectName(QStringLiteral("shell"));
    auto *column = new QVBoxLayout(central);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_stack, 1);
    setCentralWidget(central);
    connectScreens();
    m_style = new StationStyle(m_look);
    QApplication::setStyle(m_style);
    for (QLineEdit *field : findChildren<QLineEdit *>())
        field->setAcceptDrops(false); // a picture is no text
    m_second.setInterval(kClockMs);
    connect(&m_second, &QTimer::timeout, this, &MainWindow::tick);
    m_second.start();
    updateLook();
    retranslate();
}

MainWindow::~MainWindow() = default;

void MainWindow::connectScreens()
{
    connect(m_clerk, &ClerkScreen::commandGiven, this, &MainWindow::commandGiven);
    connect(m_clerk, &ClerkScreen::textTyped, this, &MainWindow::textTyped);
    connect(m_clerk, &ClerkScreen::inputMethodSeen, this, &MainWindow::inputMethodSeen);
    connect(m_login, &LoginScreen::pinEntered, this, &MainWindow::pinEntered);
    connect(m_login, &LoginScreen::cancelled, this, &MainWindow::loginCancelled);
    connect(m_queue, &QueueScreen::settingsAsked, this, &MainWindow::settingsAsked);
    connect(m_queue, &QueueScreen::tariffsAsked, this, &MainWindow::tariffsAsked);
    connect(m_header, &HeaderBar::helpAsked, this, &MainWindow::toggleHelp);
}

void MainWindow::setTheme(ThemeChoice choice)
{
    m_choice = choice;
    updateLook();
}

void MainWindow::setReading(const Reading &reading)
{
    m_reading = reading;
    updateLook();
}

void MainWindow::setTraining(bool training)
{
    m_training = training;
    m_header->setTraining(training);
    const int border = training ? kTrainingBorder : 0;
    centralWidget()->layout()->setContentsMargins(border, border, border, border);
    update();
}

void MainWindow::setStation(const QString &station)
{
    m_header->setStation(station);
}

void MainWindow::setOperator(const QString &name)
{
    m_header->setOperator(name);
}

void MainWindow::setSync(const SyncChipState &sync)
{
    m_header->setSync(sync);
    updateHelp();
}

void MainWindow::setDevices(const QList<DeviceChipState> &devices)
{
    m_header->setDevices(devices);
    updateHelp();
}

void MainWindow::updateHelp()
{
    QStringList lines;
    for (const DeviceChipState &device : m_header->devices()) {
        const QString words = deviceWords(device);
        const QString remedy = deviceRemedy(device);
        lines.append((device.name.isEmpty() ? words : words + QStringLiteral(" · ") + device.name)
                     + (remedy.isEmpty() ? QString() : QLatin1Char('\n') + remedy));
    }
    lines.append(syncWords(m_header->sync()));
    lines.append(tr("Scanner types wrong signs: keyboard to English, or COM mode (set-up sheet)."));
    lines.append(tr("Settings: supervisor, Queue, F1. Set-up sheet: F8 there."));
    m_clerk->setHelpLines(lines);
}

void MainWindow::updateLook()
{
    // Setting the palette comes back as a change event of the palette.
    if (m_applying)
        return;
    m_applying = true;
    m_look.theme = Theme::of(m_choice, m_platformPalette);
    m_look.metrics = Metrics(size(), m_reading.ppi, m_reading.distanceMm, m_reading.textScale);
    if (m_style)
        m_style->setLook(m_look);
    QApplication::setPalette(m_look.theme.palette());
    // Views and text fields keep the palette that they were made with when the theme changes under them.
    const QPalette palette = m_look.theme.palette();
    for (QAbstractScrollArea *view : findChildren<QAbstractScrollArea *>())
        view->setPalette(palette);
    for (QLineEdit *field : findChildren<QLineEdit *>())
        field->setPalette(palette);
    setFont(m_look.font(m_look.metrics.body()));
    applyLook(this, m_look);
    update();
    m_applying = false;
}

void MainWindow::retranslate()
{
    setWindowTitle(tr("Packbay"));
    m_header->retranslate();
    m_header->setScreenName(screenName());
    m_login->retranslate();
    m_clerk->retranslate();
    m_queue->retranslate();
    m_settings->retranslate();
    m_tariffs->retranslate();
    updateHelp();
    tick();
}

void MainWindow::tick()
{
    m_header->setClock(formatTime(m_clock.now()));
}

QString MainWindow::screenName() const
{
    if (isShowingSettings())
        return tr("Settings");
    if (isShowingTariffs())
        return tr("Tariffs");
    switch (m_screen) {
    case ScreenId::Login: return tr("Log in");
    case ScreenId::Receive: return tr("Receive");
    case ScreenId::Putaway: return tr("Putaway");
    case ScreenId::Pick: return tr("Pick");
    case ScreenId::Pack: return tr("Pack");
    case ScreenId::Weigh: return tr("Weigh & Quote");
    case ScreenId::Dispatch: return tr("Label & Dispatch");
    case ScreenId::Queue: break;
    }
    return tr("Queue");
}

void MainWindow::goTo(ScreenId screen, QWidget *page)
{
    m_screen = screen;
    m_stack->setCurrentWidget(page);
    m_header->setScreenName(screenName());
    if (page == m_clerk)
        m_clerk->takeFocus();
    else
        page->setFocus(Qt::OtherFocusReason);
}

void MainWindow::render(const ScreenState &state)
{
    if (m_screen != state.screen || m_stack->currentWidget() != m_clerk)
        goTo(state.screen, m_clerk);
    m_clerk->render(state);
    emit renderedTone(state.tone, state.latched);
}

void MainWindow::showLogin(const LoginState &state)
{
    goTo(ScreenId::Login, m_login);
    m_login->show(state);
}

void MainWindow::showQueue()
{
    goTo(ScreenId::Queue, m_queue);
}

void MainWindow::showSettings()
{
    goTo(m_screen, m_settings);
}

bool MainWindow::isShowingSettings() const
{
    return m_stack->currentWidget() == m_settings;
}

void MainWindow::showTariffs()
{
    goTo(m_screen, m_tariffs);
}

bool MainWindow::isShowingTariffs() const
{
    return m_stack->currentWidget() == m_tariffs;
}

void MainWindow::echo(const QString &code)
{
    m_clerk->echo(code);
}

void MainWindow::openTypePanel()
{
    if (m_stack->currentWidget() == m_queue)
        m_queue->openSearch();
    else if (m_stack->currentWidget() == m_clerk)
        m_clerk->openTypePanel();
}

void MainWindow::toggleHelp()
{
    if (m_stack->currentWidget() == m_clerk)
        m_clerk->toggleHelp();
    else if (m_stack->currentWidget() == m_queue)
        emit settingsAsked();
}

void MainWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_L && event->modifiers().testFlag(Qt::ControlModifier)) {
        emit lockAsked();
        return;
    }
    const QString key = keyName(*event);
    if (key == QLatin1String("F11")) {
        setWindowState(windowState() ^ Qt::WindowFullScreen);
        return;
    }
    if (m_stack->currentWidget() == m_login)
        m_login->takeKey(key);
    else if (m_stack->currentWidget() == m_clerk)
        m_clerk->takeKey(key);
    else if (isShowingSettings())
        m_settings->takeKey(key);
    else if (isShowingTariffs())
        m_tariffs->takeKey(key);
    else if (!m_queue->takeKey(key) && key == QLatin1String("Esc"))
        emit commandGiven(Command::Back);
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (!filesOf(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    event->acceptProposedAction();
    emit picturesDropped(filesOf(*event->mimeData()));
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QMainWindow::changeEvent(event);
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    updateLook();
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    if (m_stack->currentWidget() == m_clerk)
        m_clerk->takeFocus();
}

void MainWindow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_look.theme.window);
    if (!m_training)
        return;
    painter.setPen(QPen(m_look.theme.amber.fill, kTrainingBorder, Qt::DashLine));
    painter.drawRect(rect().adjusted(2, 2, -3, -3));
}

// Tab must not wander on a clerk screen: the focus rests where the scanner types.
bool MainWindow::focusNextPrevChild(bool next)
{
    return m_stack->currentWidget() == m_queue ? QMainWindow::focusNextPrevChild(next) : true;
}

} // namespace packbay
