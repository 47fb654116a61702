#include "models/sync/SheetFetch.h"

#include "models/store/CarrierSheets.h"

namespace packbay {
namespace {

constexpr int kRetryMs = 3000;

} // namespace

SheetFetch::SheetFetch(LedgerGate &gate, CentralApi &api, const Clock &clock, QObject *parent)
    : QObject(parent), m_gate(gate), m_api(api), m_clock(clock), m_retry(this)
{
    m_retry.setSingleShot(true);
    m_retry.setInterval(kRetryMs);
    connect(&m_retry, &QTimer::timeout, this, &SheetFetch::look);
}

void SheetFetch::look()
{
    m_again = m_busy;
    if (std::exchange(m_busy, true))
        return;
    m_retry.stop();
    m_gate.post([this](Ledger &ledger) {
        const Result<QStringList> missing = CarrierSheets(ledger.database()).missing();
        const QString first = missing && !missing->isEmpty() ? missing->first() : QString();
        QMetaObject::invokeMethod(this, [this, first] { first.isEmpty() ? settle(false) : ask(first); }, Qt::QueuedConnection);
    });
}

void SheetFetch::ask(const QString &sha256)
{
    m_api.blob(sha256, [this, sha256](const ApiAnswer &answer) {
        if (answer)
            return keep(sha256, QByteArray::fromBase64(answer->value(QStringLiteral("base64")).toString().toLatin1()));
        m_busy = false;
        m_retry.start();
    });
}

void SheetFetch::keep(const QString &sha256, const QByteArray &bytes)
{
    m_gate.post([this, sha256, bytes](Ledger &ledger) {
        const bool kept = CarrierSheets(ledger.database()).add(sha256, bytes, m_clock.now()).has_value();
        QMetaObject::invokeMethod(this, [this, kept] {
            if (!kept) { // not the bytes of that name: asked for again
                m_busy = false;
                return m_retry.start();
            }
            emit fetched();
            settle(true);
        }, Qt::QueuedConnection);
    });
}

/// `more`: there may be another one.
void SheetFetch::settle(bool more)
{
    m_busy = false;
    if (more || std::exchange(m_again, false))
        look();
}

} // namespace packbay
