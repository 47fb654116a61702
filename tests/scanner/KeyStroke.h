#pragma once
#include "scanner/KeyTable.h"
#include "scanner/WedgeDecoder.h"

#include <QHash>
#include <QList>
#include <QRandomGenerator>

#include <algorithm>
#include <cmath>

namespace packbay::test {

/// What a desktop layout writes for a key: only the scan code may matter to a scan, so each of them is wrong its own way.
inline QString layoutText(const QString &layout, quint32 code, bool shift)
{
    const auto us = usCharacter(code, shift);
    if (!us)
        return {};
    if (layout == u"us")
        return QString(*us);
    static const QHash<QString, std::pair<QString, QString>> kOther{
        {QStringLiteral("de"), {QStringLiteral("yzYZ-=[];'/"), QStringLiteral("zyZYß´ü+öä-")}},
        {QStringLiteral("fr"), {QStringLiteral("qawzQAWZ1234567890m,"), QStringLiteral("aqzwAQZW&é\"'(-è_çà,;")}},
        {QStringLiteral("ru"), {QStringLiteral("abcdefghijklmnopqrstuvwxyz"), QStringLiteral("фисвуапршолдьтщзйкыегмцчня")}},
        {QStringLiteral("tr"), {QStringLiteral("iI[];',./-="), QStringLiteral("ıIğüşi,öç.*-")}},
        {QStringLiteral("jp"), {QStringLiteral("@^&*()_+=[]'\""), QStringLiteral("\"&'()~=~^@[:*")}},
    };
    const auto &[from, to] = *kOther.constFind(layout);
    const qsizetype at = from.indexOf(*us);
    return at >= 0 && at < to.size() ? QString(to[at]) : QString(*us);
}

/// A code as scanners deliver them, 6 to `longest` characters.
inline QString randomCode(QRandomGenerator &random, int longest = 39)
{
    static const QString kAlphabet = QStringLiteral("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcyz-+/()_.:%=?*#&");
    QString text;
    const int length = random.bounded(6, longest + 1);
    for (int i = 0; i < length; ++i)
        text += kAlphabet[random.bounded(int(kAlphabet.size()))];
    return text;
}

/// A log-normal gap with this mean and deviation: people at a keyboard.
inline double logNormal(QRandomGenerator &random, double mean, double deviation)
{
    const double variance = std::log(1.0 + deviation * deviation / (mean * mean));
    const double u = std::max(1e-12, random.generateDouble());
    const double normal = std::sqrt(-2.0 * std::log(u)) * std::cos(6.283185307179586 * random.generateDouble());
    return std::exp(std::log(mean) - variance / 2 + std::sqrt(variance) * normal);
}

/// Key events in virtual time.
class Keys
{
public:
    explicit Keys(QString layout) : m_layout(std::move(layout)) {}

    qint64 now = 1000;
    QList<WedgeDecoder::Key> events;

    void event(quint32 code, bool press, qint64 at, bool shift = false, bool control = false, bool alt = false)
    {
        WedgeDecoder::Key key;
        key.code = code;
        key.press = press;
        key.shift = shift;
        key.control = control;
        key.alt = alt;
        key.text = control || alt ? QString() : layoutText(m_layout, code, shift);
        if (code == key::kEnter)
            key.text = QStringLiteral("\r");
        key.at = MonotonicMs(at);
        events.append(key);
    }
    void tap(quint32 code, bool shift = false, bool control = false, bool alt = false)
    {
        event(code, true, now, shift, control, alt);
        event(code, false, now, shift, control, alt);
    }
    static std::pair<quint32, bool> keyOf(QChar c)
    {
        for (quint32 code = 2; code <= 57; ++code) {
            for (const bool shift : {false, true}) {
                if (usCharacter(code, shift) == c)
                    return {code, shift};
            }
        }
        return {0, false};
    }
    /// As a scanner types it: modifier and key in one report.
    void scanCharacter(QChar c)
    {
        const auto [code, shift] = keyOf(c);
        if (shift)
            event(42, true, now);
        tap(code, shift);
        if (shift)
            event(42, false, now, true);
    }
    /// Ctrl with the key of a character: how a scanner types control characters.
    void controlKey(QChar c)
    {
        event(29, true, now);
        tap(keyOf(c).first, false, true);
        event(29, false, now, false, true);
    }
    void controlBracket() { controlKey(QLatin1Char(']')); }
    /// The same keys as a remote desktop sends them: what Qt makes of each and no scan code.
    void withoutScanCodes()
    {
        for (WedgeDecoder::Key &key : events) {
            const std::optional<QChar> c = key.alt ? keypadDigit(key.code) : usCharacter(key.code, key.shift);
            key.name = key::isShift(key.code) ? Qt::Key_Shift
                : key::isControl(key.code)    ? Qt::Key_Control
                : key::isAlt(key.code)        ? Qt::Key_Alt
                : c                           ? static_cast<Qt::Key>(c->toUpper().unicode())
                                              : Qt::Key_unknown;
            if (key.control && c)
                key.text = QChar(c->toUpper().unicode() - 64);
            else if (key.alt && c)
                key.text = *c;
            key.code = 0;
        }
    }
    template<class Gap>
    void altCode(const QString &digits, Gap gap)
    {
        event(56, true, now);
        for (const QChar c : digits) {
            now += gap();
            for (quint32 code = 71; code <= 82; ++code) {
                if (keypadDigit(code) == c)
                    tap(code, false, false, true);
            }
        }
        now += gap();
        event(56, false, now, false, false, true);
    }

private:
    QString m_layout;
};

/// Runs the events through a decoder and collects what the window and the flow get.
struct Heard
{
    QList<ScanEvent> scans;
    QList<Error> errors;
    QList<quint64> window;    ///< ids in the order of delivery
    qint64 longestDelay = 0;
    int scansBySilence = 0;

    explicit Heard(WedgeDecoder &decoder, QList<WedgeDecoder::Key> keys)
    {
        QHash<quint64, qint64> born;
        quint64 id = 0;
        const auto take = [&](const WedgeDecoder::Outcome &outcome, qint64 at) {
            for (const quint64 one : outcome.replay) {
                window << one;
                longestDelay = std::max(longestDelay, at - born[one]);
            }
            if (outcome.scan)
                scans << *outcome.scan;
            if (outcome.error)
                errors << *outcome.error;
        };
        const auto waitUntil = [&](qint64 at) {
            for (auto due = decoder.deadline(); due && due->value <= at; due = decoder.deadline()) {
                const WedgeDecoder::Outcome outcome = decoder.idle(*due);
                scansBySilence += outcome.scan.has_value();
                take(outcome, due->value);
            }
        };
        for (WedgeDecoder::Key &key : keys) {
            waitUntil(key.at.value);
            key.id = ++id;
            born[id] = key.at.value;
            const auto outcome = decoder.key(key);
            take(outcome, key.at.value);
            if (!outcome.taken)
                window << id;
        }
        waitUntil(std::numeric_limits<qint64>::max());
    }
    bool windowGotEverything(qsizetype count) const
    {
        if (window.size() != count)
            return false;
        for (qsizetype i = 0; i < count; ++i) {
            if (window[i] != quint64(i + 1))
                return false;
        }
        return true;
    }
};

} // namespace packbay::test
