#include "tests/cli/CliProgram.h"
#include "tests/support/TestMain.h"

#include <QFile>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QThread>

#include <atomic>

using namespace packbay::test;

namespace {

const QByteArray kLabel = "^XA^FO10,10^FDx^FS^XZ";
const QByteArray kReady = "\x02" "030,0,0,1245,000,0,0,0,000,0,0,0\x03\r\n\x02" "000,0,0,0,0,2,4,0,00000000,1,000\x03\r\n\x02" "1234,0\x03\r\n";
const QByteArray kNoPaper = "\x02" "030,1,0,1245,000,0,0,0,000,0,0,0\x03\r\n\x02" "000,0,0,0,0,2,4,0,00000000,1,000\x03\r\n\x02" "1234,0\x03\r\n";

/// A printer on a port, in a thread of its own because runCli() blocks: answers every ~HS with `status` (nothing when it is
/// empty) and, when told, closes after so many bytes of the label.
class Printer
{
public:
    explicit Printer(QByteArray status, int closeAfter = -1)
    {
        m_thread.reset(QThread::create([this, status, closeAfter] { serve(status, closeAfter); }));
        m_thread->start();
        while (m_port == 0)
            QThread::msleep(1);
    }
    ~Printer()
    {
        m_stop = true;
        m_thread->wait();
    }
    QString uri() const { return QStringLiteral("tcp://127.0.0.1:%1").arg(m_port); }
    /// What came besides set-up and questions, after the program has ended.
    QByteArray received()
    {
        m_stop = true;
        m_thread->wait();
        QByteArray all = m_received;
        return all.replace("^XA^JZN^XZ\n", "").replace("~HS\n", "");
    }

private:
    void serve(const QByteArray &status, int closeAfter)
    {
        QTcpServer server;
        server.listen(QHostAddress::LocalHost);
        m_port = server.serverPort();
        while (!m_stop) {
            if (!server.waitForNewConnection(20))
                continue;
            const std::unique_ptr<QTcpSocket> socket(server.nextPendingConnection());
            int answered = 0;
            const qsizetype from = m_received.size();
            while (!m_stop && socket->state() == QAbstractSocket::ConnectedState) {
                if (socket->waitForReadyRead(20))
                    m_received += socket->readAll();
                for (; answered < m_received.mid(from).count("~HS") && !status.isEmpty(); ++answered)
                    socket->write(status);
                socket->flush();
                if (closeAfter >= 0 && m_received.mid(from).replace("^XA^JZN^XZ\n", "").replace("~HS\n", "").size() >= closeAfter)
                    socket->abort();
            }
            if (closeAfter >= 0)
                return;
        }
    }

    std::unique_ptr<QThread> m_thread;
    std::atomic<int> m_port{0};
    std::atomic<bool> m_stop{false};
    QByteArray m_received;
};

} // namespace

/// `packbay-cli print`: what it says and what the printer gets.
class tst_CliPrint : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    SchemaCheck m_schemas;

    CliRun print(const QString &uri, const QByteArray &bytes, int seconds)
    {
        const QString file = writtenFile(m_folder.filePath(QStringLiteral("label")), bytes);
        CliRun run = runCli({{QStringLiteral("print"), QStringLiteral("--printer"), uri, QStringLiteral("--file"), file, QStringLiteral("--wait-s"), QString::number(seconds)}});
        if (run.object().contains(QLatin1String("state")))
            m_schemas.add("print", run.lines().value(0), QString::fromLatin1(QTest::currentTestFunction()));
        return run;
    }
    static QString state(const CliRun &run) { return run.object().value(QLatin1String("state")).toString(); }
    static QString status(const CliRun &run) { return run.object().value(QLatin1String("status")).toString(); }

private slots:
    void printerThatAnswers()
    {
        Printer printer(kReady);
        const CliRun run = print(printer.uri(), kLabel, 20);
        QCOMPARE(run.exit, 0);
        QCOMPARE(state(run), QStringLiteral("confirmed"));
        QCOMPARE(run.object().value(QLatin1String("bytes")).toInt(), kLabel.size());
        QCOMPARE(printer.received(), kLabel);
    }
    void printerThatNeverAnswers()
    {
        {
            Printer printer({});
            const CliRun run = print(printer.uri(), kLabel, 3); // out of paper, open, or simply mute: nobody knows
            QCOMPARE(run.exit, 1);
            QCOMPARE(state(run), QStringLiteral("failed"));
            QVERIFY2(status(run).contains(QStringLiteral("?reports=no")), qPrintable(status(run)));
            QCOMPARE(printer.received(), QByteArray());
        }
        Printer printer({});
        const CliRun run = print(printer.uri() + QStringLiteral("?reports=no"), kLabel, 20);
        QCOMPARE(run.exit, 0);
        QCOMPARE(state(run), QStringLiteral("sent"));
        QCOMPARE(printer.received(), kLabel);
    }
    void outOfPaperSendsNothing()
    {
        Printer printer(kNoPaper);
        const CliRun run = print(printer.uri(), kLabel, 2);
        QCOMPARE(run.exit, 1);
        QCOMPARE(state(run), QStringLiteral("failed"));
        QCOMPARE(status(run), QStringLiteral("out of paper"));
        QCOMPARE(run.object().value(QLatin1String("bytes")).toInt(), 0);
        QCOMPARE(printer.received(), QByteArray());
    }
    void closedInTheMiddleIsUnknown()
    {
        Printer printer(kReady, 100);
        const CliRun run = print(printer.uri(), "^XA^FX" + QByteArray(5'000'000, 'x') + "^XZ", 20);
        QCOMPARE(run.exit, 1);
        QCOMPARE(state(run), QStringLiteral("unknown"));
    }
    void nobodyThere()
    {
        QTcpServer free;
        QVERIFY(free.listen(QHostAddress::LocalHost));
        const QString uri = QStringLiteral("tcp://127.0.0.1:%1").arg(free.serverPort());
        free.close();
        const CliRun run = print(uri, kLabel, 1);
        QCOMPARE(run.exit, 1);
        QCOMPARE(state(run), QStringLiteral("failed"));
        QVERIFY2(status(run).contains(QStringLiteral("refused"), Qt::CaseInsensitive), qPrintable(status(run)));
    }
    void intoAFile()
    {
        const QString path = m_folder.filePath(QStringLiteral("out.zpl"));
        const CliRun run = print(QStringLiteral("file://") + path, kLabel, 20);
        QCOMPARE(run.exit, 0);
        QCOMPARE(state(run), QStringLiteral("confirmed"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), kLabel);
    }
    void noSystemPrinterOfThatName()
    {
        const CliRun run = print(QStringLiteral("system:no-such-printer"), kLabel, 1);
        QCOMPARE(run.exit, 1);
        QCOMPARE(state(run), QStringLiteral("failed"));
        QVERIFY2(status(run).contains(QStringLiteral("no-such-printer")), qPrintable(status(run)));
    }
    void emptyFileIsRefused()
    {
        const CliRun run = print(QStringLiteral("file://") + m_folder.filePath(QStringLiteral("empty")), {}, 1);
        QCOMPARE(run.exit, 1);
        QCOMPARE(run.object().value(QLatin1String("error")).toObject().value(QLatin1String("code")).toInt(), 5207);
        QVERIFY(!QFile::exists(m_folder.filePath(QStringLiteral("empty"))));
    }
    void answersFitTheirSchema() { QCOMPARE(m_schemas.findings(), QByteArray()); }
};

PACKBAY_TEST(tst_CliPrint)
#include "tst_CliPrint.moc"
