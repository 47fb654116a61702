#pragma once
#include "scanner/SerialLink.h"
#include "scanner/scale/ScaleParser.h"

namespace packbay {

/// One scale on a serial port, or on USB as a HID device.
struct SerialScaleSetting
{
    QString device;     ///< stable name, goes into every reading
    SerialPortSetting port; ///< its path may be a HID address ("hid:0922:8003", "/dev/hidraw0"), with protocol HID-8D
    QString protocol = QStringLiteral("MT-SICS"); ///< a name of ScaleParser::protocols()
    WeightUnit unit = WeightUnit::Kg;             ///< for frames without one
    int pollMs = 200;   ///< between two requests, for protocols that want to be asked
    std::optional<Grams> minimumLoad = {}; ///< least weight that may be booked; none: 20 steps of its display
};

/// Readings of a serial scale, asked for or streamed. Heals by itself, see SerialLink; a scale that is connected but says
/// nothing that can be read is Faulty, with the reason in words.
class SerialScale : public QObject
{
    Q_OBJECT

public:
    /// After this without a frame the scale is silent, or speaks something else.
    static constexpr int kSilentMs = 3000;

    /// ScaleProtocolWrong when no protocol has that name.
    static Result<std::unique_ptr<SerialScale>> make(SerialScaleSetting setting, const Clock &clock);
    /// The same over a link of another kind.
    static Result<std::unique_ptr<SerialScale>> make(SerialScaleSetting setting, std::unique_ptr<DeviceLink> link, const Clock &clock);

    void open();
    void close();
    DeviceState state() const { return m_state; }
    const DeviceLink &link() const { return *m_link; }
    /// Asks the scale to take its present load as zero, where the protocol can.
    void zero();

signals:
    void reading(const packbay::WeightReading &reading);
    /// Only on a change, of the state or of the words. Words are English (those of ScaleFault.h while it is Faulty), for the log and the device page.
    void stateChanged(packbay::DeviceState state, const QString &words);
    /// Everything as it came, for the live monitor of the settings page.
    void rawBytes(const QByteArray &bytes);

private:
    SerialScale(SerialScaleSetting setting, std::unique_ptr<ScaleParser> parser, std::unique_ptr<DeviceLink> link, const Clock &clock);
    void received(const QByteArray &bytes, MonotonicMs at);
    void linkChanged(DeviceState state, const QString &words);
    void poll();
    void silent();
    void publish(QList<WeightReading> readings);
    void setState(DeviceState state, const QString &words);

    SerialScaleSetting m_setting;
    const Clock &m_clock;
    std::unique_ptr<ScaleParser> m_parser;
    std::unique_ptr<DeviceLink> m_link;
    QTimer m_poll;
    QTimer m_silence;
    QTimer m_frameEnd;
    DeviceState m_state = DeviceState::Absent;
    QString m_words;
    QByteArray m_unread; ///< of the last seconds, part of no frame
};

} // namespace packbay
