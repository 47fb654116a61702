#pragma once
#include "app/central/Http.h"
#include "models/domain/Result.h"

#include <chrono>
#include <memory>

namespace packbay::central {

/// sync.md C.2. The tests shorten the times; the sizes are the contract's.
struct HttpLimits
{
    std::uint32_t headerBytes = 16 * 1024;
    std::size_t connections = 512;
    std::chrono::milliseconds handshake{10'000};
    std::chrono::milliseconds header{10'000}; ///< from its first byte to its last
    std::chrono::milliseconds body{30'000};
    std::chrono::milliseconds idle{60'000}; ///< between two requests of a connection
    std::chrono::milliseconds write{30'000};
    std::chrono::milliseconds farewell{1'000}; ///< after a refusal: how long the rest of a body is thrown away
};

struct HttpOptions
{
    QString host = QStringLiteral("127.0.0.1");
    quint16 port = 8443; ///< 0: any free one
    QString certificateFile; ///< PEM
    QString keyFile; ///< PEM
    HttpLimits limits;
    int threads = 2;
};

/// HTTP/1.1 over TLS >= 1.2 with ECDHE and AEAD suites only (sync.md C.2). One coroutine a connection, no thread a
/// request: an answer may come from anywhere at any later time.
class HttpServer
{
public:
    HttpServer(HttpOptions options, HttpService &service);
    ~HttpServer();
    HttpServer(const HttpServer &) = delete;
    HttpServer &operator=(const HttpServer &) = delete;

    /// Loads the certificate and takes the port. Errors: FileUnreadable, PortTaken as UsageWrong with the reason.
    Status listen();
    quint16 port() const;
    /// Starts the threads; returns at once.
    void start();
    /// No new connections; running requests have `grace` to end, then everything is closed. Returns when it is.
    void stop(std::chrono::milliseconds grace);
    /// Calls `work` on a server thread after `delay`, unless the server stops first.
    void after(std::chrono::milliseconds delay, std::function<void()> work);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace packbay::central
