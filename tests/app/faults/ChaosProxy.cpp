#include "tests/app/faults/ChaosProxy.h"

#include <QFile>
#include <QHostAddress>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTimer>

#include <algorithm>

namespace packbay::test {
namespace {

constexpr int kLatestMs = 900;

struct Forgery
{
    ChaosProxy::Mood mood;
    int status;
    const char *type;
    const char *body;
};

constexpr Forgery kForgeries[] = {
    {ChaosProxy::Mood::Html, 200, "text/html; charset=utf-8", "<!DOCTYPE html><html><body><h1>Welcome to the guest network</h1></body></html>"},
    {ChaosProxy::Mood::HalfJson, 200, "application/json", R"({"code":200,"data":{"results":[{"seq":1,"result":"appl)"},
    {ChaosProxy::Mood::Fault, 500, "application/json", R"({"code":50000,"data":null,"msg":"The central has a fault","timestamp":1})"},
    {ChaosProxy::Mood::Refusal, 401, "application/json", R"({"code":401,"data":{"reason":"device_revoked"},"msg":"Permission denied, please log in","timestamp":1})"},
};

QSslKey keyOf(const QString &file)
{
    QFile key(file);
    if (!key.open(QIODevice::ReadOnly))
        return {};
    const QByteArray pem = key.readAll();
    const QSslKey curve(pem, QSsl::Ec);
    return curve.isNull() ? QSslKey(pem, QSsl::Rsa) : curve;
}

bool isPush(const QByteArray &request)
{
    return request.startsWith("POST ");
}

} // namespace

QByteArray HttpMessages::take()
{
    const qsizetype head = m_bytes.indexOf("\r\n\r\n");
    if (head < 0)
        return {};
    qsizetype body = 0;
    for (const QByteArray &field : m_bytes.left(head).split('\n')) {
        if (field.left(15).toLower() == "content-length:")
            body = field.mid(15).trimmed().toLongLong();
    }
    const qsizetype whole = head + 4 + body;
    if (m_bytes.size() < whole)
        return {};
    const QByteArray message = m_bytes.left(whole);
    m_bytes.remove(0, whole);
    return message;
}

ChaosProxy::ChaosProxy(const QUrl &central, const QString &folder, quint32 seed, QObject *parent)
    : QTcpServer(parent), m_central(central), m_ca(QSslCertificate::fromPath(folder + QStringLiteral("/ca.pem"))), m_random(seed)
{
    setIdentity(folder);
    listen(QHostAddress::LocalHost);
}

QUrl ChaosProxy::url() const
{
    QUrl url = m_central;
    url.setPort(serverPort());
    return url;
}

void ChaosProxy::setIdentity(const QString &folder)
{
    m_certificate = QSslCertificate::fromPath(folder + QStringLiteral("/server.pem")).value(0);
    m_key = keyOf(folder + QStringLiteral("/server.key"));
    const QList<QSslSocket *> open = m_lines.keys();
    for (QSslSocket *station : open)
        end(station);
}

void ChaosProxy::setMood(Mood mood)
{
    m_mood = mood;
    const QList<QSslSocket *> open = m_lines.keys();
    for (QSslSocket *station : open) {
        // A parked long poll passes every change but a forged answer's: that starts with the next request.
        if (mood != Mood::Chaos && mood != Mood::Deaf && (mood != Mood::Good || m_lines.value(station).hangs))
            end(station);
    }
}

void ChaosProxy::incomingConnection(qintptr descriptor)
{
    auto *station = new QSslSocket(this);
    if (!station->setSocketDescriptor(descriptor) || m_mood == Mood::Apart) {
        station->abort();
        station->deleteLater();
        return;
    }
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificate(m_certificate);
    tls.setPrivateKey(m_key);
    tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    station->setSslConfiguration(tls);
    m_lines[station].station = station;
    connect(station, &QSslSocket::disconnected, this, [this, station] { end(station); });
    connect(station, &QSslSocket::readyRead, this, [this, station] {
        const QByteArray bytes = station->readAll();
        if (!m_lines.contains(station))
            return;
        m_lines[station].requests.add(bytes);
        for (QByteArray request = m_lines[station].requests.take(); !request.isEmpty();) {
            heard(station, request);
            request = m_lines.contains(station) ? m_lines[station].requests.take() : QByteArray();
        }
    });
    station->startServerEncryption();
}

ChaosProxy::Fate ChaosProxy::draw(const QByteArray &request)
{
    if (m_mood == Mood::Deaf && !isPush(request))
        return Fate::LosesRequest;
    if (m_mood != Mood::Chaos && m_mood != Mood::Deaf)
        return Fate::Passes;
    if (m_deck.empty()) {
        // A deck and not dice: every fate comes, however short the run.
        m_deck = {Fate::Passes, Fate::Passes, Fate::Passes, Fate::LosesRequest, Fate::LosesAnswer, Fate::Late, Fate::Twice, Fate::Cut};
        std::shuffle(m_deck.begin(), m_deck.end(), m_random);
    }
    const Fate fate = m_deck.back();
    m_deck.pop_back();
    ++m_dealt[fate];
    return fate;
}

void ChaosProxy::heard(QSslSocket *station, const QByteArray &request)
{
    ++m_requests;
    Line &line = m_lines[station];
    if (m_mood == Mood::Silent) {
        line.hangs = true;
        return;
    }
    for (const Forgery &forgery : kForgeries) {
        if (forgery.mood == m_mood) {
            forge(station, forgery.status, forgery.type, forgery.body);
            return;
        }
    }
    line.fate = draw(request);
    const int wait = 20 + static_cast<int>(m_random() % kLatestMs);
    switch (line.fate) {
    case Fate::LosesRequest: end(station); return;
    case Fate::Late:
        QTimer::singleShot(wait, this, [this, station, request] {
            if (m_lines.contains(station))
                forward(m_lines[station], request);
        });
        return;
    case Fate::Twice:
        // A copy that was under way on another path: it arrives at the same time or long after.
        QTimer::singleShot(wait - 20, this, [this, request] { repeat(request); });
        break;
    default: break;
    }
    forward(line, request);
}

void ChaosProxy::forward(Line &line, const QByteArray &request)
{
    if (!line.central) {
        QSslSocket *station = line.station;
        QSslSocket *central = connectCentral();
        line.central = central;
        connect(central, &QSslSocket::disconnected, this, [this, station] { end(station); });
        connect(central, &QSslSocket::errorOccurred, this, [this, station] { end(station); });
        connect(central, &QSslSocket::readyRead, this, [this, station, central] {
            const QByteArray bytes = central->readAll();
            if (!m_lines.contains(station))
                return;
            m_lines[station].answers.add(bytes);
            for (QByteArray answer = m_lines[station].answers.take(); !answer.isEmpty();) {
                answered(station, answer);
                answer = m_lines.contains(station) ? m_lines[station].answers.take() : QByteArray();
            }
        });
    }
    line.central->write(request);
}

void ChaosProxy::answered(QSslSocket *station, const QByteArray &answer)
{
    const Fate fate = m_lines[station].fate;
    if (fate == Fate::LosesAnswer) {
        end(station);
        return;
    }
    if (fate == Fate::Cut) {
        const qsizetype head = answer.indexOf("\r\n\r\n") + 4;
        station->write(answer.left(head + (answer.size() - head) / 2));
        station->flush();
        station->disconnectFromHost();
        return;
    }
    station->write(answer);
}

void ChaosProxy::forge(QSslSocket *station, int status, const QByteArray &type, const QByteArray &body)
{
    station->write("HTTP/1.1 " + QByteArray::number(status) + " Answer\r\nContent-Type: " + type + "\r\nContent-Length: "
                   + QByteArray::number(body.size()) + "\r\n\r\n" + body);
}

void ChaosProxy::repeat(const QByteArray &request)
{
    QSslSocket *central = connectCentral();
    connect(central, &QSslSocket::readyRead, central, [central] { central->disconnectFromHost(); });
    connect(central, &QSslSocket::disconnected, central, &QObject::deleteLater);
    connect(central, &QSslSocket::errorOccurred, central, &QObject::deleteLater);
    central->write(request);
}

QSslSocket *ChaosProxy::connectCentral()
{
    auto *central = new QSslSocket(this);
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setCaCertificates(m_ca);
    central->setSslConfiguration(tls);
    central->connectToHostEncrypted(m_central.host(), static_cast<quint16>(m_central.port()));
    return central;
}

void ChaosProxy::end(QSslSocket *station)
{
    const auto found = m_lines.find(station);
    if (found == m_lines.end())
        return;
    const Line line = *found;
    m_lines.erase(found);
    for (QSslSocket *socket : {line.station, line.central}) {
        if (!socket)
            continue;
        socket->disconnect(this);
        socket->abort();
        socket->deleteLater();
    }
}

} // namespace packbay::test
