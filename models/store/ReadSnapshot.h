#pragma once
#include "models/store/EntityStore.h"

namespace packbay {

/// Everything that a reader's store reads in its life is one state of the file: a flow that asks twenty things about a scan
/// gets twenty answers that belong together. The locks are taken once instead of with every statement, and a row that was
/// read by its id is not read again. Inside another one it does nothing.
///
/// `known` are rows that somebody has just been told of, as the Ledger's answer tells what it has written: they are not
/// read either. Should another station's news have changed one in that instant, the next snapshot sees it, and the Ledger
/// judges every deed by what the file holds.
class ReadSnapshot
{
public:
    explicit ReadSnapshot(EntityStore &store, const std::vector<Row> &known = {}) : m_store(store), m_isOuter(store.beginReading(known)) {}
    ~ReadSnapshot()
    {
        if (m_isOuter)
            m_store.endReading();
    }
    ReadSnapshot(const ReadSnapshot &) = delete;
    ReadSnapshot &operator=(const ReadSnapshot &) = delete;

private:
    EntityStore &m_store;
    const bool m_isOuter;
};

} // namespace packbay
