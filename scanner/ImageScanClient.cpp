#include "scanner/ImageScanClient.h"

#include <QDateTime>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPainter>
#include <QtEndian>

namespace packbay {
namespace {

constexpr qsizetype kLengthBytes = 4;

QImage toGray(const QImage &picture)
{
    if (!picture.hasAlphaChannel())
        return picture.convertToFormat(QImage::Format_Grayscale8);
    QImage onWhite(picture.size(), QImage::Format_RGB32);
    onWhite.fill(Qt::white);
    QPainter(&onWhite).drawImage(0, 0, picture);
    return onWhite.convertToFormat(QImage::Format_Grayscale8);
}

template<class Number>
void appendNumber(QByteArray &to, Number value)
{
    const Number big = qToBigEndian(value);
    to.append(reinterpret_cast<const char *>(&big), sizeof big);
}

QList<FoundCode> codesOf(const QByteArray &json)
{
    QList<FoundCode> out;
    const QJsonArray rows = QJsonDocument::fromJson(json).array();
    for (const QJsonValue &value : rows) {
        const QJsonObject row = value.toObject();
        FoundCode code;
        code.format = row[QLatin1StringView("format")].toString();
        code.text = row[QLatin1StringView("text")].toString();
        code.bytes = QByteArray::fromHex(row[QLatin1StringView("bytes_hex")].toString().toLatin1());
        code.aim = row[QLatin1StringView("aim")].toString();
        code.fromTile = row[QLatin1StringView("tile")].toBool();
        const QJsonArray corners = row[QLatin1StringView("corners")].toArray();
        for (qsizetype i = 0; i < 4; ++i)
            code.corners[size_t(i)] = QPoint(corners[i].toArray().at(0).toInt(), corners[i].toArray().at(1).toInt());
        out.append(code);
    }
    return out;
}

} // namespace

ImageScanClient::ImageScanClient(ImageScanSetting setting, QObject *parent)
    : QObject(parent)
    , m_setting(std::move(setting))
{
    m_worker.setMaxThreadCount(1);
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, [this] { failed(QStringLiteral("took too long")); });
}

ImageScanClient::~ImageScanClient()
{
    if (!m_helper)
        return;
    m_helper->disconnect(this);
    m_helper->kill();
    m_helper->waitForFinished(500);
}

quint64 ImageScanClient::decode(const QImage &picture)
{
    return enqueue({0, picture, {}});
}

quint64 ImageScanClient::decodeFile(const QString &path)
{
    return enqueue({0, {}, path});
}

quint64 ImageScanClient::enqueue(Job job)
{
    job.id = ++m_lastId;
    m_jobs.enqueue(std::move(job));
    QMetaObject::invokeMethod(this, &ImageScanClient::next, Qt::QueuedConnection);
    return m_lastId;
}

ImageScanClient::Prepared ImageScanClient::prepare(const Job &job)
{
    Prepared out;
    QImage picture = job.picture;
    if (!job.path.isEmpty()) {
        Result<QImage> loaded = loadPicture(job.path);
        if (!loaded) {
            out.error = loaded.error();
            return out;
        }
        picture = std::move(*loaded);
    }
    if (picture.isNull()) {
        out.error = makeError(ErrorCode::PictureUnreadable, {}, QStringLiteral("no picture"));
        return out;
    }
    const QImage gray = toGray(picture);
    out.size = gray.size();
    const qsizetype bytes = 1 + 2 * kLengthBytes + qsizetype(gray.width()) * gray.height();
    out.message.reserve(kLengthBytes + bytes);
    appendNumber(out.message, quint32(bytes));
    out.message.append('\0'); // the mode
    appendNumber(out.message, quint32(gray.width()));
    appendNumber(out.message, quint32(gray.height()));
    for (int y = 0; y < gray.height(); ++y)
        out.message.append(reinterpret_cast<const char *>(gray.constScanLine(y)), gray.width());
    return out;
}

void ImageScanClient::next()
{
    if (m_busy || m_jobs.isEmpty())
        return;
    m_busy = true;
    m_careful = false;
    m_elapsed.start();
    m_worker.start([this, job = m_jobs.head()] {
        QMetaObject::invokeMethod(this, [this, prepared = prepare(job)] { take(prepared); }, Qt::QueuedConnection);
    });
}

void ImageScanClient::take(Prepared prepared)
{
    m_current = std::move(prepared);
    if (m_current.error) {
        ImageScanResult result;
        result.error = m_current.error;
        finish(std::move(result));
        return;
    }
    send();
}

void ImageScanClient::send()
{
    if (!m_helper) {
        m_helper = std::make_unique<QProcess>();
        m_helper->setStandardErrorFile(QProcess::nullDevice());
        connect(m_helper.get(), &QProcess::readyReadStandardOutput, this, &ImageScanClient::readAnswer);
        connect(m_helper.get(), &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
            if (error == QProcess::FailedToStart)
                QMetaObject::invokeMethod(this, [this] { notStarted(); }, Qt::QueuedConnection);
        });
        connect(m_helper.get(), &QProcess::finished, this, [this] { failed(QStringLiteral("the helper died")); });
        m_helper->start(m_setting.helper, QStringList());
    }
    m_current.message[kLengthBytes] = m_careful ? '\1' : '\0';
    m_answer.clear();
    m_sent = true;
    m_limit.start(m_setting.limitMs);
    m_helper->write(m_current.message);
}

void ImageScanClient::readAnswer()
{
    m_answer += m_helper->readAllStandardOutput();
    if (!m_sent || m_answer.size() < kLengthBytes)
        return;
    const auto length = qsizetype(qFromBigEndian<quint32>(m_answer.constData()));
    if (m_answer.size() < kLengthBytes + length)
        return;
    ImageScanResult result;
    acceptCodes(codesOf(m_answer.mid(kLengthBytes, length)), m_setting.itfLengths, result);
    finish(std::move(result));
}

void ImageScanClient::failed(const QString &why)
{
    dropHelper();
    if (!m_sent)
        return; // it died between two pictures: the next one starts it
    if (!m_careful) {
        m_careful = true;
        send();
        return;
    }
    if (m_setting.keepFolder.isEmpty())
        return giveUp(why, {});
    m_worker.start([this, why, message = m_current.message, size = m_current.size, folder = m_setting.keepFolder] {
        QMetaObject::invokeMethod(this, [this, why, file = keep(message, size, folder)] { giveUp(why, file); }, Qt::QueuedConnection);
    });
}

/// No fault of the picture: it is not tried with another mode, nor kept.
void ImageScanClient::notStarted()
{
    dropHelper();
    ImageScanResult result;
    result.noHelper = true;
    result.error = makeError(ErrorCode::PictureUnreadable, {}, QStringLiteral("the helper does not start: ") + m_setting.helper);
    finish(std::move(result));
}

void ImageScanClient::giveUp(const QString &why, const QString &file)
{
    ImageScanResult result;
    result.error = makeError(ErrorCode::PictureUnreadable, {}, why);
    if (!file.isEmpty()) {
        result.error->args.insert(QStringLiteral("kept"), file);
        qWarning("packbay: E%d a picture stopped the reader twice (%s) and is kept: %s", result.error->number(), qPrintable(why), qPrintable(file));
    }
    finish(std::move(result));
}

/// The gray picture as the helper had it. Empty when it cannot be written: then it is only told.
QString ImageScanClient::keep(const QByteArray &message, QSize size, const QString &folder)
{
    const auto *pixels = reinterpret_cast<const uchar *>(message.constData()) + kLengthBytes + 1 + 2 * kLengthBytes;
    const QImage picture(pixels, size.width(), size.height(), size.width(), QImage::Format_Grayscale8);
    QDir dir(folder);
    if (!dir.mkpath(QStringLiteral(".")))
        return {};
    QStringList kept = dir.entryList({QStringLiteral("unreadable-*.png")}, QDir::Files, QDir::Name);
    while (kept.size() >= kKept)
        dir.remove(kept.takeFirst());
    const QString name = QStringLiteral("unreadable-%1.png").arg(QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-HHmmss-zzz")));
    return picture.save(dir.filePath(name)) ? dir.filePath(name) : QString();
}

void ImageScanClient::dropHelper()
{
    m_limit.stop();
    if (!m_helper)
        return;
    ++m_restarts;
    m_helper->disconnect(this);
    m_helper->kill();
    // The slot that calls this may be the process's own; a killed process is gone at once.
    QProcess *const dying = m_helper.release();
    connect(dying, &QProcess::finished, dying, &QObject::deleteLater);
    if (dying->state() == QProcess::NotRunning)
        dying->deleteLater();
}

void ImageScanClient::finish(ImageScanResult result)
{
    m_limit.stop();
    const quint64 id = m_jobs.dequeue().id;
    result.width = m_current.size.width();
    result.height = m_current.size.height();
    result.ms = m_elapsed.elapsed();
    m_current = {};
    m_busy = false;
    m_sent = false;
    emit decoded(id, result);
    next();
}

} // namespace packbay
