#include "scanner/scale/ScaleSearch.h"

namespace packbay {
namespace {

/// A frame may be the one that was on its way already: each question is put three times.
constexpr int kTimesAsked = 3;

} // namespace

QList<LineSetting> usualLines()
{
    const auto eight = [](qint32 baud) { return LineSetting{baud, QSerialPort::Data8, QSerialPort::NoParity}; };
    const auto seven = [](qint32 baud) { return LineSetting{baud, QSerialPort::Data7, QSerialPort::EvenParity}; };
    return {eight(9600), seven(9600), seven(2400), eight(4800), eight(2400), eight(1200), eight(19'200), seven(4800)};
}

QString lineName(const LineSetting &line)
{
    const QChar parity = line.parity == QSerialPort::EvenParity ? u'E' : line.parity == QSerialPort::OddParity ? u'O' : u'N';
    return QStringLiteral("%1 %2").arg(line.baudRate).arg(static_cast<int>(line.dataBits)) + parity + QLatin1Char('1');
}

std::optional<LineSetting> lineOf(QStringView name)
{
    const QList<LineSetting> lines = usualLines();
    for (const LineSetting &line : lines) {
        if (lineName(line) == name)
            return line;
    }
    return std::nullopt;
}

ScaleSearch::ScaleSearch(QList<LineSetting> lines) : m_lines(std::move(lines)) {}

ScaleSearch::Step ScaleSearch::openNext()
{
    m_openedAt.reset();
    if (m_attempt == m_lines.size()) {
        m_over = true;
        return {Step::What::Nothing, {}, {}};
    }
    m_detector = std::make_unique<ScaleDetector>();
    m_requests.clear();
    m_asked.clear();
    const auto requests = ScaleDetector::requests();
    for (const auto &request : requests)
        m_requests.insert(m_requests.end(), kTimesAsked, request);
    return {Step::What::Open, m_lines.at(m_attempt++), {}};
}

void ScaleSearch::opened(MonotonicMs now)
{
    m_openedAt = now;
    m_sentAt = now;
}

ScaleSearch::Step ScaleSearch::judge()
{
    const QStringList names = m_detector->candidates();
    if (names.isEmpty())
        return {};
    const LineSetting line = m_lines.at(m_attempt - 1);
    for (const QString &name : names)
        m_found.append({name, line, m_detector->newest(name)});
    m_over = true;
    return {Step::What::Found, line, {}};
}

ScaleSearch::Step ScaleSearch::feed(QByteArrayView bytes, MonotonicMs now)
{
    if (m_over || !m_openedAt)
        return {};
    m_heardAnything = true;
    m_detector->feed(bytes, now);
    const QByteArray answer = m_detector->takeAnswer(m_asked);
    if (!answer.isEmpty())
        return {Step::What::Send, {}, answer};
    return {};
}

ScaleSearch::Step ScaleSearch::tick(MonotonicMs now)
{
    if (m_over)
        return {};
    if (m_attempt == 0)
        return openNext();
    const qint64 openFor = m_openedAt ? (now - *m_openedAt).value : 0;
    if (!m_openedAt)
        return openNext(); // it could not be opened this way
    if (openFor < kListenMs || (now - m_sentAt).value < kAnswerMs)
        return {};
    m_detector->finish(now);
    const Step judged = judge();
    if (judged.what != Step::What::Wait)
        return judged;
    if (m_requests.empty())
        return openNext();
    const auto [protocol, bytes] = m_requests.front();
    m_requests.pop_front();
    if (protocol != m_asked)
        m_detector = std::make_unique<ScaleDetector>(); // what was said to another question is no evidence
    m_asked = protocol;
    m_sentAt = now;
    return {Step::What::Send, {}, bytes};
}

} // namespace packbay
