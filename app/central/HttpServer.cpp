// The only file that sees Boost: Beast costs half a minute and a gigabyte per file that includes it.
#include "app/central/HttpServer.h"

#include "app/central/TlsContext.h"

#include <boost/asio.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>

#include <array>
#include <atomic>
#include <mutex>
#include <set>
#include <thread>

namespace packbay::central {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using boost::system::error_code;
using tcp = asio::ip::tcp;
using TlsStream = beast::ssl_stream<beast::tcp_stream>;

namespace {

constexpr auto kQuiet = asio::as_tuple(asio::use_awaitable);
// clang-format off
constexpr std::pair<const char *, const char *> kFixedHeaders[] = {
    {"Cache-Control", "no-store"}, {"X-Content-Type-Options", "nosniff"}, {"X-Frame-Options", "DENY"},
    {"Referrer-Policy", "no-referrer"}, {"Strict-Transport-Security", "max-age=31536000"},
    {"Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"}};
// clang-format on
constexpr std::size_t kMaxBody = 4 * 1024 * 1024;

QByteArray bytesOf(beast::string_view text)
{
    return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
}

HttpRequest headOf(const http::request_header<> &header, bool hasBody)
{
    HttpRequest request;
    request.method = bytesOf(header.method_string());
    const QByteArray target = bytesOf(header.target());
    const qsizetype question = target.indexOf('?');
    request.path = question < 0 ? target : target.left(question);
    request.query = question < 0 ? QByteArray() : target.mid(question + 1);
    request.authorization = bytesOf(header[http::field::authorization]);
    request.idempotencyKey = bytesOf(header["Idempotency-Key"]);
    request.contentType = bytesOf(header[http::field::content_type]);
    request.signature = bytesOf(header["webhook-signature"]);
    request.hasBody = hasBody;
    return request;
}

http::response<http::string_body> messageOf(const HttpAnswer &answer, unsigned version, bool keepAlive)
{
    http::response<http::string_body> message(static_cast<http::status>(answer.status), version);
    message.set(
        http::field::content_type,
        beast::string_view(answer.contentType.constData(), static_cast<std::size_t>(answer.contentType.size())));
    for (const auto &[name, value] : kFixedHeaders)
        message.set(name, value);
    if (answer.retryAfterSeconds > 0)
        message.set(http::field::retry_after, std::to_string(answer.retryAfterSeconds));
    if (!answer.allow.isEmpty())
        message.set(http::field::allow, answer.allow.toStdString());
    message.body() = answer.body.toStdString();
    message.keep_alive(keepAlive);
    message.prepare_payload();
    return message;
}

HttpFault faultOf(const error_code &error)
{
    if (error == http::error::header_limit || error == http::error::buffer_overflow)
        return HttpFault::HeaderTooLarge;
    if (error == http::error::body_limit)
        return HttpFault::BodyTooLarge;
    if (error == beast::error::timeout)
        return HttpFault::TooSlow;
    return HttpFault::Malformed;
}

/// Errors after which nobody listens any more.
bool isGone(const error_code &error)
{
    return error == http::error::end_of_stream || error == http::error::partial_message || error == asio::error::eof
        || error == asio::error::connection_reset || error == asio::error::broken_pipe
        || error == asio::error::operation_aborted || error == asio::ssl::error::stream_truncated
        || error == asio::error::bad_descriptor;
}

} // namespace

class HttpServer::Private
{
public:
    Private(HttpOptions o, HttpService &s)
        : options(std::move(o))
        , service(s)
        , io(options.threads)
        , tls(asio::ssl::context::tls_server)
        , acceptStrand(asio::make_strand(io))
        , acceptor(acceptStrand)

    {
    }

    asio::awaitable<void> acceptLoop();
    asio::awaitable<void> connection(tcp::socket socket);
    asio::awaitable<bool> oneRequest(TlsStream &stream, beast::flat_buffer &buffer);
    asio::awaitable<HttpAnswer> answerOf(HttpRequest request);
    asio::awaitable<bool> send(TlsStream &stream, const HttpAnswer &answer, unsigned version, bool keepAlive);
    asio::awaitable<void> refuse(TlsStream &stream, error_code error);
    asio::awaitable<void> farewell(TlsStream &stream);
    asio::awaitable<bool> firstByte(const std::shared_ptr<TlsStream> &stream, beast::flat_buffer &buffer);
    void wakeIdle();

    HttpOptions options;
    HttpService &service;
    asio::io_context io;
    asio::ssl::context tls;
    asio::strand<asio::io_context::executor_type> acceptStrand;
    tcp::acceptor acceptor;
    std::vector<std::jthread> threads;
    std::atomic<std::size_t> open{0};
    std::atomic<bool> stopping{false};
    std::mutex idleGuard;
    std::set<std::shared_ptr<TlsStream>> idle; ///< connections between two requests
    using Work = asio::executor_work_guard<asio::io_context::executor_type>;
    std::optional<Work> work;
};

asio::awaitable<void> HttpServer::Private::acceptLoop()
{
    while (!stopping) {
        auto [error, socket] = co_await acceptor.async_accept(asio::make_strand(io), kQuiet);
        if (error == asio::error::operation_aborted || stopping)
            co_return;
        if (error) {
            // Out of descriptors or the like: others have to end first.
            asio::steady_timer pause(acceptStrand, std::chrono::milliseconds(100));
            co_await pause.async_wait(kQuiet);
            continue;
        }
        if (open >= options.limits.connections)
            continue; // closed at once, cheaper than a handshake
        ++open;
        const auto executor = socket.get_executor();
        asio::co_spawn(executor, connection(std::move(socket)), [this](std::exception_ptr) { --open; });
    }
}

asio::awaitable<void> HttpServer::Private::connection(tcp::socket socket)
{
    error_code ignored;
    socket.set_option(tcp::no_delay(true), ignored);
    const auto shared = std::make_shared<TlsStream>(std::move(socket), tls);
    TlsStream &stream = *shared;
    auto &lowest = beast::get_lowest_layer(stream);
    lowest.expires_after(options.limits.handshake);
    auto [handshakeError] = co_await stream.async_handshake(asio::ssl::stream_base::server, kQuiet);
    if (handshakeError)
        co_return;
    beast::flat_buffer buffer(options.limits.headerBytes + kMaxBody);
    bool more = true;
    while (more && !stopping) {
        more = co_await firstByte(shared, buffer);
        if (more)
            more = co_await oneRequest(stream, buffer);
    }
    lowest.expires_after(options.limits.farewell);
    co_await stream.async_shutdown(kQuiet);
}

/// Waits for the next request. Its own step, because idle time and header time are two limits: the second begins with
/// the first byte.
asio::awaitable<bool> HttpServer::Private::firstByte(const std::shared_ptr<TlsStream> &stream,
                                                     beast::flat_buffer &buffer)
{
    if (buffer.size() > 0)
        co_return true;
    {
        const std::lock_guard lock(idleGuard);
        if (stopping)
            co_return false;
        idle.insert(stream);
    }
    beast::get_lowest_layer(*stream).expires_after(options.limits.idle);
    auto [error, read] = co_await stream->async_read_some(buffer.prepare(4096), kQuiet);
    {
        const std::lock_guard lock(idleGuard);
        idle.erase(stream);
    }
    if (error)
        co_return false;
    buffer.commit(read);
    co_return true;
}

void HttpServer::Private::wakeIdle()
{
    const std::lock_guard lock(idleGuard);
    for (const auto &stream : idle)
        asio::post(stream->get_executor(), [stream] { beast::get_lowest_layer(*stream).cancel(); });
}

/// False when the connection ends.
asio::awaitable<bool> HttpServer::Private::oneRequest(TlsStream &stream, beast::flat_buffer &buffer)
{
    auto &lowest = beast::get_lowest_layer(stream);
    http::request_parser<http::string_body> parser;
    parser.header_limit(options.limits.headerBytes);
    parser.body_limit(kMaxBody);
    lowest.expires_after(options.limits.header);
    [[maybe_unused]] auto [headerError, headerRead] = co_await http::async_read_header(stream, buffer, parser, kQuiet);
    if (headerError) {
        co_await refuse(stream, headerError);
        co_return false;
    }
    const unsigned version = parser.get().version();
    const auto length = parser.content_length();
    const bool hasBody = !parser.is_done();
    HttpRequest request = headOf(parser.get().base(), hasBody);
    // Our answer to HEAD has a body, which a client that keeps the connection would take for the next answer.
    const bool mayKeep = parser.keep_alive() && request.method != "HEAD";
    Admission admission = service.admit(request);
    if (!admission.refusal && length && *length > admission.bodyLimit)
        admission.refusal = service.refuse(HttpFault::BodyTooLarge);
    if (admission.refusal) {
        const bool keep = !hasBody && mayKeep && !admission.refusal->close;
        const bool sent = co_await send(stream, *admission.refusal, version, keep);
        if (sent && !keep)
            co_await farewell(stream);
        co_return (sent && keep);
    }
    if (hasBody) {
        parser.body_limit(admission.bodyLimit);
        lowest.expires_after(options.limits.body);
        if (beast::iequals(parser.get()[http::field::expect], "100-continue")) {
            http::response<http::empty_body> go(http::status::continue_, version);
            co_await http::async_write(stream, go, kQuiet);
        }
        [[maybe_unused]] auto [bodyError, bodyRead] = co_await http::async_read(stream, buffer, parser, kQuiet);
        if (bodyError) {
            co_await refuse(stream, bodyError);
            co_return false;
        }
    }
    request.body = QByteArray::fromStdString(parser.get().body());
    lowest.expires_never();
    const HttpAnswer answer = co_await answerOf(std::move(request));
    const bool stay = mayKeep && !answer.close && !stopping;
    const bool sent = co_await send(stream, answer, version, stay);
    co_return (sent && stay);
}

/// The last answer of a connection whose request cannot be read. After a timeout the TLS stream cannot be written any
/// more: such a connection is only closed.
asio::awaitable<void> HttpServer::Private::refuse(TlsStream &stream, error_code error)
{
    if (isGone(error) || error == beast::error::timeout)
        co_return;
    const HttpAnswer refusal = service.refuse(faultOf(error));
    co_await send(stream, refusal, 11, false);
    co_await farewell(stream);
}

/// Hands the request over and sleeps until somebody answers it. GCC 12 destroys temporaries of a co_await expression
/// twice (lambda captures, braced members): everything here has a name, and the lambda captures references only.
asio::awaitable<HttpAnswer> HttpServer::Private::answerOf(HttpRequest request)
{
    const asio::any_io_executor executor = co_await asio::this_coro::executor;
    auto initiate = [this, &executor, &request](auto &&completion) {
        using Completion = std::decay_t<decltype(completion)>;
        auto shared = std::make_shared<std::optional<Completion>>(std::forward<decltype(completion)>(completion));
        service.handle(std::move(request), [shared, executor](HttpAnswer answer) {
            asio::post(executor, [shared, answer = std::move(answer)]() mutable {
                if (!*shared)
                    return;
                auto done = std::move(**shared);
                shared->reset();
                std::move(done)(std::move(answer));
            });
        });
    };
    HttpAnswer answer
        = co_await asio::async_initiate<decltype(asio::use_awaitable), void(HttpAnswer)>(initiate, asio::use_awaitable);
    co_return answer;
}

asio::awaitable<bool> HttpServer::Private::send(TlsStream &stream, const HttpAnswer &answer, unsigned version,
                                                bool keepAlive)
{
    auto message = messageOf(answer, version, keepAlive);
    beast::get_lowest_layer(stream).expires_after(options.limits.write);
    [[maybe_unused]] auto [error, written] = co_await http::async_write(stream, message, kQuiet);
    co_return !error;
}

/// Throws away what the client still sends, so that closing does not reset the connection before it has read our
/// answer.
asio::awaitable<void> HttpServer::Private::farewell(TlsStream &stream)
{
    std::array<char, 16 * 1024> waste{};
    beast::get_lowest_layer(stream).expires_after(options.limits.farewell);
    for (std::size_t total = 0; total < 8 * kMaxBody;) {
        auto [error, read] = co_await stream.async_read_some(asio::buffer(waste), kQuiet);
        if (error)
            co_return;
        total += read;
    }
}

HttpServer::HttpServer(HttpOptions options, HttpService &service)
    : d(std::make_unique<Private>(std::move(options), service))
{
}

HttpServer::~HttpServer()
{
    stop(std::chrono::milliseconds(0));
}

Status HttpServer::listen()
{
    PACKBAY_TRY(serveWithCertificate(d->tls.native_handle(), d->options.certificateFile, d->options.keyFile));
    error_code error;
    const auto address = asio::ip::make_address(d->options.host.toStdString(), error);
    const auto failed = [this](const error_code &why) {
        return makeError(ErrorCode::UsageWrong,
                         {{QStringLiteral("listen"), QStringLiteral("%1:%2").arg(d->options.host).arg(d->options.port)},
                          {QStringLiteral("why"), QString::fromStdString(why.message())}});
    };
    if (error)
        return failed(error);
    const tcp::endpoint endpoint(address, d->options.port);
    d->acceptor.open(endpoint.protocol(), error);
    if (!error)
        d->acceptor.set_option(tcp::acceptor::reuse_address(true), error);
    if (!error)
        d->acceptor.bind(endpoint, error);
    if (!error)
        d->acceptor.listen(asio::socket_base::max_listen_connections, error);
    if (error)
        return failed(error);
    return {};
}

quint16 HttpServer::port() const
{
    error_code error;
    const auto endpoint = d->acceptor.local_endpoint(error);
    return error ? quint16(0) : endpoint.port();
}

void HttpServer::start()
{
    d->work.emplace(d->io.get_executor());
    asio::co_spawn(d->acceptStrand, d->acceptLoop(), asio::detached);
    for (int i = 0; i < d->options.threads; ++i)
        d->threads.emplace_back([this] { d->io.run(); });
}

void HttpServer::stop(std::chrono::milliseconds grace)
{
    if (d->threads.empty())
        return;
    d->stopping = true;
    asio::post(d->acceptStrand, [this] {
        error_code ignored;
        d->acceptor.close(ignored);
    });
    d->wakeIdle();
    const auto until = std::chrono::steady_clock::now() + grace;
    while (d->open > 0 && std::chrono::steady_clock::now() < until)
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    d->work.reset();
    d->io.stop();
    d->threads.clear();
}

void HttpServer::after(std::chrono::milliseconds delay, std::function<void()> work)
{
    auto timer = std::make_shared<asio::steady_timer>(d->io, delay);
    timer->async_wait([timer, work = std::move(work)](const error_code &error) {
        if (!error)
            work();
    });
}

} // namespace packbay::central
