#pragma once
#include "scanner/ImageScan.h"

#include <QElapsedTimer>
#include <QObject>
#include <QProcess>
#include <QQueue>
#include <QThreadPool>
#include <QTimer>

#include <memory>

namespace packbay {

/// How pictures are read.
struct ImageScanSetting
{
    QString helper;          ///< path of packbay-scan-helper
    int limitMs = 1500;      ///< for one attempt
    QList<int> itfLengths{12, 14};
    QString keepFolder;      ///< where pictures that stopped the helper twice are kept; empty: nowhere
};

/// Reads pictures through packbay-scan-helper, one after another. A picture that kills the helper, or takes too long, is
/// tried once more in the careful mode; after that it is PictureUnreadable, kept for whoever mends the reader (the error
/// names the file), and the next one gets a new helper. Opening and
/// turning gray happens on a thread of its own: a picture of 100 megapixels does not stop the windows.
class ImageScanClient : public QObject
{
    Q_OBJECT

public:
    /// So many of the pictures that stopped the helper are kept, the newest.
    static constexpr int kKept = 10;

    explicit ImageScanClient(ImageScanSetting setting, QObject *parent = nullptr);
    ~ImageScanClient() override;

    /// Returns the number under which decoded() answers; never blocks.
    quint64 decode(const QImage &picture);
    /// The same for a file, with the errors of loadPicture().
    quint64 decodeFile(const QString &path);
    /// Helpers that died or were stopped since the beginning.
    int restarts() const { return m_restarts; }

signals:
    void decoded(quint64 id, const packbay::ImageScanResult &result);

private:
    struct Job
    {
        quint64 id = 0;
        QImage picture; ///< or
        QString path;
    };
    /// A picture as the helper wants it.
    struct Prepared
    {
        QByteArray message;
        QSize size{0, 0};
        std::optional<Error> error;
    };

    static Prepared prepare(const Job &job);
    quint64 enqueue(Job job);
    void next();
    void take(Prepared prepared);
    void send();
    void readAnswer();
    void failed(const QString &why);
    void notStarted();
    void giveUp(const QString &why, const QString &file);
    static QString keep(const QByteArray &message, QSize size, const QString &folder);
    void dropHelper();
    void finish(ImageScanResult result);

    ImageScanSetting m_setting;
    std::unique_ptr<QProcess> m_helper;
    QQueue<Job> m_jobs;
    Prepared m_current;
    QByteArray m_answer;
    QTimer m_limit;
    QElapsedTimer m_elapsed;
    quint64 m_lastId = 0;
    bool m_busy = false; ///< with the first job
    bool m_sent = false; ///< the helper has it
    bool m_careful = false;
    int m_restarts = 0;
    QThreadPool m_worker; ///< the last member: it is done before the others go
};

} // namespace packbay
