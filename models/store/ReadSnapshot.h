#pragma once
#include "models/store/Database.h"

namespace packbay {

/// Everything that a reader's connection reads in its life is one state of the file. The locks are taken once instead of
/// with every statement: a scan asks some twenty of them. Inside another one it does nothing.
class ReadSnapshot
{
public:
    explicit ReadSnapshot(Database &reader) : m_reader(reader), m_isOuter(reader.prepared(QStringLiteral("BEGIN")).run().has_value()) {}
    ~ReadSnapshot()
    {
        if (m_isOuter)
            static_cast<void>(m_reader.prepared(QStringLiteral("COMMIT")).run());
    }
    ReadSnapshot(const ReadSnapshot &) = delete;
    ReadSnapshot &operator=(const ReadSnapshot &) = delete;

private:
    Database &m_reader;
    const bool m_isOuter;
};

} // namespace packbay
