#pragma once
#include "models/domain/Ports.h"

#include <QByteArrayView>
#include <QList>
#include <QStringList>

#include <memory>

namespace packbay {

/// Bytes of a scale to readings, one class a protocol (hardware.md A2). Pure: the time is handed in.
/// What is no frame is skipped; a frame with a wrong checksum is a reading with the detail "bad_checksum".
class ScaleParser
{
public:
    virtual ~ScaleParser();
    ScaleParser(const ScaleParser &) = delete;
    ScaleParser &operator=(const ScaleParser &) = delete;

    /// By its name of architecture.md 11.7, letter case and hyphens ignored. Frames without a unit take `unit`.
    /// ScaleProtocolWrong when no protocol has that name.
    static Result<std::unique_ptr<ScaleParser>> make(QStringView protocol, WeightUnit unit = WeightUnit::Kg);
    /// Every name, as make() takes it.
    static QStringList protocols();

    /// The readings that `bytes` complete, in order.
    QList<WeightReading> feed(QByteArrayView bytes, MonotonicMs now);
    /// The line is silent or at its end: what can stand without a further byte is a frame too.
    QList<WeightReading> finish(MonotonicMs now);
    /// Forgets a half frame.
    void reset();

    /// What asks the scale for its weight; empty when it sends by itself.
    virtual QByteArray request() const { return {}; }
    /// Bytes that the protocol wants sent back now (CAS-ENQ answers an ACK).
    QByteArray takeAnswer() { return std::exchange(m_answer, {}); }
    /// Whether silence is normal: the scale says nothing while the weight stays the same.
    virtual bool isSilentWhenUnchanged() const { return false; }

protected:
    explicit ScaleParser(WeightUnit unit);

    /// `length` bytes are done with; 0 = more bytes are needed.
    struct Step
    {
        qsizetype length = 0;
        std::optional<WeightReading> reading;
    };
    /// Looks at the front of the buffer. `text` is what stands there, without parity bits when isSevenBit().
    virtual Step next(const QByteArray &text, bool atEnd) = 0;
    /// A 7E1 or 7O1 line that is read as 8N1 leaves its parity bits in.
    virtual bool isSevenBit() const { return false; }

    void answer(const QByteArray &bytes) { m_answer += bytes; }
    WeightReading weight(Decimal value, std::optional<WeightUnit> unit, std::optional<bool> stable,
                         std::optional<bool> net) const;
    /// A frame without a weight; `detail` is a word of architecture.md 11.7.
    WeightReading word(const char *detail) const;

private:
    QList<WeightReading> drain(MonotonicMs now, bool atEnd);

    WeightUnit m_unit;
    QByteArray m_buffer;
    QByteArray m_answer;
};

/// A decimal as scales write it: blanks, a sign, digits with at most one point, at most 10 digits.
std::optional<Decimal> scaleDecimal(QByteArrayView text);
std::optional<WeightUnit> scaleUnit(QByteArrayView text);
/// Whole grams, rounded half up; empty for units that have no fixed weight.
std::optional<Grams> toGrams(const Decimal &value, WeightUnit unit);
QString weightUnitName(WeightUnit unit);
QString scaleStatusName(ScaleStatus status);
/// The line of architecture.md 11.7.
QByteArray toJson(const WeightReading &reading);

} // namespace packbay
