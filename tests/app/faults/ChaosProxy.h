#pragma once
#include <QHash>
#include <QList>
#include <QObject>
#include <QSslCertificate>
#include <QSslKey>
#include <QTcpServer>
#include <QUrl>

#include <functional>
#include <random>

class QSslSocket;

namespace packbay::test {

/// One line of an HTTP connection cut into whole messages.
class HttpMessages
{
public:
    void add(const QByteArray &bytes) { m_bytes += bytes; }
    /// The next whole message with its head, or empty.
    QByteArray take();

private:
    QByteArray m_bytes;
};

/// A network and a central gone bad, between one station and the real central. It ends the station's TLS with the
/// central's own certificate (or a wrong one), so that it knows requests and answers and can lose, delay, repeat, cut or
/// forge exactly one of them. What it does follows from its seed and the order of the requests.
class ChaosProxy : public QTcpServer
{
    Q_OBJECT

public:
    enum class Mood {
        Good,     ///< everything passes
        Chaos,    ///< fates by the seed
        Deaf,     ///< pulls and long polls are lost, pushes have fates: the station sends and learns nothing
        Apart,    ///< no connection holds
        Html,     ///< answers a page, as a captive portal does
        HalfJson, ///< answers the first half of an envelope
        Fault,    ///< answers 500 in an envelope
        Refusal,  ///< answers that it does not know the station's token
        Silent    ///< takes requests and never answers
    };
    enum class Fate { Passes, LosesRequest, LosesAnswer, Late, Twice, Cut };
    Q_ENUM(Fate)

    ChaosProxy(const QUrl &central, const QString &folder, quint32 seed, QObject *parent = nullptr);

    QUrl url() const;
    /// From now on; lines that were treated badly or answered nothing are reset when it is Good or Apart.
    void setMood(Mood mood);
    /// Shows the certificate of another central's folder from the next connection on.
    void setIdentity(const QString &folder);
    /// How often each fate was dealt.
    int dealt(Fate fate) const { return m_dealt.value(fate); }
    int requests() const { return m_requests; }

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    struct Line
    {
        QSslSocket *station = nullptr;
        QSslSocket *central = nullptr;
        HttpMessages requests;
        HttpMessages answers;
        Fate fate = Fate::Passes;
        bool hangs = false; ///< something was swallowed
    };

    void heard(QSslSocket *station, const QByteArray &request);
    void answered(QSslSocket *station, const QByteArray &answer);
    void forge(QSslSocket *station, int status, const QByteArray &type, const QByteArray &body);
    void forward(Line &line, const QByteArray &request);
    /// The same request once more on a connection of its own, later; nobody hears the answer.
    void repeat(const QByteArray &request);
    QSslSocket *connectCentral();
    Fate draw(const QByteArray &request);
    void end(QSslSocket *station);

    QUrl m_central;
    QList<QSslCertificate> m_ca;
    QSslCertificate m_certificate;
    QSslKey m_key;
    std::mt19937 m_random;
    std::vector<Fate> m_deck;
    Mood m_mood = Mood::Good;
    QHash<QSslSocket *, Line> m_lines; ///< by the station's socket
    QHash<Fate, int> m_dealt;
    int m_requests = 0;
};

} // namespace packbay::test
