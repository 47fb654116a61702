#include "scanner/scale/SerialScale.h"

#include "scanner/SerialLink.h"
#include "scanner/scale/HidrawLink.h"
#include "scanner/scale/ScaleFault.h"

namespace packbay {
namespace {

/// A frame whose last byte is optional is over after this silence.
constexpr int kFrameEndMs = 50;
/// Enough to know by what they are.
constexpr qsizetype kMostUnread = 1024;

} // namespace

Result<std::unique_ptr<SerialScale>> SerialScale::make(SerialScaleSetting setting, const Clock &clock)
{
    std::unique_ptr<DeviceLink> link;
    if (isHidAddress(setting.port.path))
        link = std::make_unique<HidrawLink>(hidrawOpener(setting.port.path), clock);
    else
        link = std::make_unique<SerialLink>(setting.port, clock);
    return make(std::move(setting), std::move(link), clock);
}

Result<std::unique_ptr<SerialScale>> SerialScale::make(SerialScaleSetting setting, std::unique_ptr<DeviceLink> link, const Clock &clock)
{
    auto parser = ScaleParser::make(setting.protocol, setting.unit);
    if (!parser)
        return parser.error();
    std::unique_ptr<SerialScale> scale(new SerialScale(std::move(setting), std::move(parser).value(), std::move(link), clock));
    return Result<std::unique_ptr<SerialScale>>(std::move(scale));
}

SerialScale::SerialScale(SerialScaleSetting setting, std::unique_ptr<ScaleParser> parser, std::unique_ptr<DeviceLink> link, const Clock &clock)
    : m_setting(std::move(setting))
    , m_clock(clock)
    , m_parser(std::move(parser))
    , m_link(std::move(link))
{
    m_poll.setInterval(m_setting.pollMs);
    m_silence.setInterval(kSilentMs);
    m_frameEnd.setInterval(kFrameEndMs);
    m_frameEnd.setSingleShot(true);
    connect(m_link.get(), &DeviceLink::received, this, &SerialScale::received);
    connect(m_link.get(), &DeviceLink::stateChanged, this, &SerialScale::linkChanged);
    connect(&m_poll, &QTimer::timeout, this, &SerialScale::poll);
    connect(&m_silence, &QTimer::timeout, this, &SerialScale::silent);
    connect(&m_frameEnd, &QTimer::timeout, this, [this] { publish(m_parser->finish(m_clock.monotonic())); });
}

void SerialScale::open()
{
    m_link->open();
}

void SerialScale::close()
{
    m_link->close();
}

void SerialScale::zero()
{
    if (m_setting.protocol.compare(u"MT-SICS", Qt::CaseInsensitive) == 0)
        m_link->write(QByteArrayLiteral("Z\r\n"));
    else if (m_setting.protocol.compare(u"HID-8D", Qt::CaseInsensitive) == 0)
        m_link->write(QByteArrayLiteral("\x02\x02"));
}

void SerialScale::linkChanged(DeviceState state, const QString &words)
{
    if (state == DeviceState::Ready) {
        m_parser->reset();
        m_unread.clear();
        if (!m_parser->request().isEmpty())
            m_poll.start();
        m_silence.start();
        setState(DeviceState::Connecting, QStringLiteral("waiting for the scale"));
        poll();
        return;
    }
    m_poll.stop();
    m_silence.stop();
    m_frameEnd.stop();
    setState(state, words);
}

void SerialScale::poll()
{
    m_link->write(m_parser->request());
}

void SerialScale::received(const QByteArray &bytes, MonotonicMs at)
{
    emit rawBytes(bytes);
    m_unread = (m_unread + bytes).last(std::min(m_unread.size() + bytes.size(), kMostUnread));
    publish(m_parser->feed(bytes, at));
    m_link->write(m_parser->takeAnswer());
    m_frameEnd.start();
}

void SerialScale::publish(QList<WeightReading> readings)
{
    for (WeightReading &one : readings) {
        one.device = m_setting.device;
        if (one.detail != u"bad_checksum") {
            m_silence.start();
            m_unread.clear();
            setState(DeviceState::Ready, QStringLiteral("connected"));
        }
        emit reading(one);
    }
}

void SerialScale::silent()
{
    const QByteArray unread = std::exchange(m_unread, {});
    if (unread.isEmpty() && m_state == DeviceState::Ready && m_parser->isSilentWhenUnchanged())
        return;
    setState(DeviceState::Faulty, scaleFaultWords(unread));
}

void SerialScale::setState(DeviceState state, const QString &words)
{
    if (state == m_state && words == m_words)
        return;
    m_state = state;
    m_words = words;
    emit stateChanged(state, words);
}

} // namespace packbay
